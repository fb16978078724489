"""Problems placed in a table."""

from __future__ import annotations

from jianheng.law.problem import Problem
from jianheng.law.tables.table import LawTable


def found_in(table: LawTable, where: str, value: str, says: tuple[str, str, str], line: int = 0) -> Problem:
    """A problem of a table.

    Args:
        table: the table; its file bears its name.
        where: row, several rows beginning with the one that is placed, or argument.
        value: what stands there.
        says: what is wrong in Chinese and in English, and the mend in Chinese.
        line: where to mend it, if that is not the row.
    """
    line = line or next((row.line for row in table.rows if row.id == where.split(" / ", maxsplit=1)[0]), 0)
    return Problem(table.file, line, where, value, *says)
