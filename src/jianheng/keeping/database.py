"""What backups ask of the workbench's database, whichever it is; the workbench brings it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from jianheng.keeping.manifest import Database


class DatabaseCopying(Protocol):
    """A database that can be copied at one moment and made anew from the copy."""

    def copy(self, to: Path) -> Database:
        """Copy it as it is at one moment, while others go on writing.

        Args:
            to: the file to write.

        Returns:
            What was copied; `kind` is `none` where there is no database yet, and then nothing was written.

        Raises:
            KeepingError: it cannot be copied.
        """

    def accept(self, told: Database) -> None:
        """Look before a restore whether a copy can be loaded here.

        Args:
            told: what the backup says of its database.

        Raises:
            KeepingError: it is of another kind or a newer version, or the database here holds something else.
        """

    def load(self, copy: Path, told: Database) -> None:
        """Load a copy, all or nothing, and hold what is there then against what the backup says.

        Args:
            copy: the file, in the folder that is about to become the workspace.
            told: what the backup says of its database.

        Raises:
            KeepingError: it cannot be loaded, or does not hold what it should.
        """
