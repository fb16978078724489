"""Law tables that are fit for use: read, and held against the checks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from jianheng.law.check import check_tables
from jianheng.law.instruments import load_instruments
from jianheng.law.problem import LawDataError
from jianheng.law.tables import LawTable
from jianheng.law.tables import load_tables as read_tables


def load_tables(folder: Path | None = None, instruments: Path | None = None) -> dict[str, LawTable]:
    """All decision tables of a folder, refused as a whole where one may not be used.

    The tables of the package are held against the same checks when the package is made, and by their hash
    after that; those of a folder are checked each time.

    Args:
        folder: where the YAML files lie; left out for the tables of the package.
        instruments: where the instruments that they cite lie; left out for those of the package.

    Returns:
        Table by name, in order of name.

    Raises:
        LawDataError: with every mistake of every file, and every overlap, gap, missing article or unknown word,
            each with file and line.

    >>> load_tables()["ruling_served"].title_zh
    '减刑、假释裁定的送达期限'
    """
    return read_tables() if folder is None else dict(_checked(folder, instruments))


@cache
def _checked(folder: Path, instruments: Path | None) -> tuple[tuple[str, LawTable], ...]:
    tables = read_tables(folder)
    problems = check_tables(tables, load_instruments(instruments))
    if problems:
        raise LawDataError(problems)
    return tuple(tables.items())
