"""Problems placed in a table."""

from __future__ import annotations

from jianheng.law.problem import Problem
from jianheng.law.tables.table import LawTable


def found_in(table: LawTable, where: str, value: str, says: tuple[str, str, str]) -> Problem:
    """A problem of a table.

    Args:
        table: the table; its file bears its name.
        where: row or argument.
        value: what stands there.
        says: what is wrong in Chinese and in English, and the mend in Chinese.
    """
    return Problem(f"{table.name}.yaml", 0, where, value, *says)
