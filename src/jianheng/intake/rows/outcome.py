"""What reading a file brings in, one piece after the other."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.intake.problem import Problem
from jianheng.intake.store.coverage import Coverage
from jianheng.intake.store.row import Row


@dataclass(frozen=True)
class Outcome:
    """One piece of what a file holds.

    Args:
        rows: rows to keep.
        problems: problems met.
        coverage: statements of completeness, as a document that recites a history gives them.
        table: the table of which a row was met, to be counted as read; empty for none.
        sheet_of: the table that a whole sheet or file was found to fill, even if it has no rows.
        recited: the rows come of a document, which recites what others did, and long before.
    """

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    coverage: tuple[Coverage, ...] = ()
    table: str = ""
    sheet_of: str = ""
    recited: bool = False
