"""The last backup of a workspace, remembered for the page that tells how the workbench is doing."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from jianheng.keeping.contents import DESK
from jianheng.workspace import Workspace, write_whole

FILE = "backup.json"


@dataclass(frozen=True)
class LastBackup:
    """A backup that was written and read again.

    Args:
        at: when, ISO 8601 with zone.
        file: where it was written.
        size: its bytes.
        fingerprint: hash of its manifest.
    """

    at: str
    file: str
    size: int
    fingerprint: str

    @property
    def moment(self) -> datetime:
        """When."""
        return datetime.fromisoformat(self.at)


def remember(workspace: Workspace, last: LastBackup) -> None:
    """Remember a backup in the workspace.

    Args:
        workspace: what was backed up.
        last: the backup.
    """
    write_whole(workspace.root / DESK / FILE, json.dumps(asdict(last), ensure_ascii=False) + "\n")


def last_backup(desk: Path) -> LastBackup | None:
    """The last backup; None where there was none, or what was remembered cannot be read.

    Args:
        desk: the workbench's folder.
    """
    try:
        told = LastBackup(**json.loads((desk / FILE).read_text(encoding="utf-8")))
        return told if told.moment.tzinfo else None
    except (OSError, ValueError, TypeError, AttributeError):
        return None
