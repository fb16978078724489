"""The workbench's two keys, each from the environment or kept in a file that only its owner reads.

One signs sessions and may be changed at any time. The other makes the hashes by which names and numbers are found
again; with another one, nothing that was hashed before is found.
"""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Key:
    """A key.

    Args:
        variable: of the environment.
        file: in the workspace's folder of the workbench.
    """

    variable: str
    file: str

    def of(self, folder: Path) -> str:
        """The key as it is set or kept; where it is neither, one for this process alone.

        Args:
            folder: the workspace's folder of the workbench.
        """
        told = os.environ.get(self.variable, "")
        if told:
            return told
        file = folder / self.file
        return file.read_text(encoding="ascii") if file.is_file() else secrets.token_urlsafe(48)

    def keep(self, folder: Path, like: str = "") -> None:
        """Make the key if there is none yet.

        Args:
            folder: the workspace's folder of the workbench.
            like: what it is to be; drawn anew if left out.
        """
        file = folder / self.file
        if file.is_file():
            return
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as out:
            out.write(like or secrets.token_urlsafe(48))


SESSIONS = Key("JIANHENG_SECRET_KEY", "secret.key")
NAMES = Key("JIANHENG_NAMES_KEY", "names.key")


def keep_keys(folder: Path) -> None:
    """Make the keys that are missing.

    Earlier workbenches had one key for both: theirs goes on making the hashes, so that people are still found.

    Args:
        folder: the workspace's folder of the workbench.
    """
    earlier = SESSIONS.of(folder) if (folder / SESSIONS.file).is_file() else ""
    SESSIONS.keep(folder)
    NAMES.keep(folder, earlier)
