"""Deletions that were begun: from then on nobody reads what is to go, even if a kill left it on the disk."""

from __future__ import annotations

import json
from pathlib import Path

from jianheng.intake.problem import IntakeError, Place, Problem, Words
from jianheng.intake.store.folder import UNFINISHED
from jianheng.workspace import Workspace


def deletions_under_way(workspace: Workspace) -> tuple[tuple[Path, tuple[str, ...]], ...]:
    """The files of deletions that are not finished, each with the ids of its batches.

    Raises:
        IntakeError: such a file cannot be read.
    """
    return tuple((path, _batches(path)) for path in sorted(workspace.deleted.glob(f"{UNFINISHED}*.json")))


def _batches(path: Path) -> tuple[str, ...]:
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        return (told["batch"], *(each["batch"] for each in told["corrections"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        what = Words(f"删除记录不能读取（{error}）", f"the record of the deletion cannot be read ({error})")
        mend = Words("从备份恢复这个文件", "restore the file from a backup")
        raise IntakeError([Problem("broken_file", Place(str(path)), what, mend=mend)]) from error
