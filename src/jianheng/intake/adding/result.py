"""What adding files tells while it works and when it is done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from jianheng.intake.problem import Problem
from jianheng.intake.store.manifest import TableEntry


@dataclass(frozen=True)
class Progress:
    """How far the work is.

    Args:
        file: name of the file that is being read.
        number: its 1-based number.
        files: how many files there are.
        rows: rows kept so far, of all files.
    """

    file: str
    number: int
    files: int
    rows: int


# Problems by which a whole file, sheet or document was not read.
NOT_READ = ("unreadable_file", "unknown_table", "no_headings", "unreadable_document")

ProgressCall = Callable[[Progress], None]


@dataclass(frozen=True)
class Recognised:
    """A file that the workspace holds already.

    Args:
        name: its name in this delivery.
        batch: the batch that holds it; empty where the same delivery names it twice.
        known_as: its name there.
    """

    name: str
    batch: str
    known_as: str


@dataclass(frozen=True)
class AddResult:
    """What came of adding files.

    Args:
        batch: id of the new batch; None where every file was known already.
        tables: rows read, kept and with problems, by table.
        problems: everything that could not be taken over, and notices.
        recognised: files that were known already and brought nothing.
        replaced: the batch that counts no more, since this one stands in its place; empty for none.
    """

    batch: str | None
    tables: dict[str, TableEntry]
    problems: tuple[Problem, ...]
    recognised: tuple[Recognised, ...]
    replaced: str = ""

    @property
    def unread(self) -> tuple[Problem, ...]:
        """The files, sheets and documents of which nothing was read."""
        return tuple(problem for problem in self.problems if problem.code in NOT_READ)
