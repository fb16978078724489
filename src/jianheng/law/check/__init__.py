"""Static checks of law tables: what a careful reader would object to before a table is used."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from jianheng.law.check.citations import wrong_citations
from jianheng.law.check.gaps import gaps
from jianheng.law.check.names import sure_first_version, unknown_codes, wrong_clock_words
from jianheng.law.check.overlaps import undeclared_overlaps
from jianheng.law.instruments import Instrument
from jianheng.law.problem import Problem
from jianheng.law.tables.table import LawTable

__all__ = ["check_tables"]


def check_tables(
    tables: Mapping[str, LawTable],
    instruments: Mapping[str, Instrument],
    lists: Mapping[str, Collection[str]] | None = None,
) -> list[Problem]:
    """Every objection to the tables, all at once.

    Args:
        tables: tables by name.
        instruments: instruments by id, for the citations.
        lists: codes by code list; codes of lists that are not given are not checked.

    Returns:
        Undeclared overlaps, gaps, unknown articles or articles out of force, unknown codes, first
        versions in use, wrong clock words; empty where nothing is wrong.

    >>> from jianheng.law import load_instruments, load_tables
    >>> check_tables(load_tables(), load_instruments())
    []
    """
    problems: list[Problem] = []
    for table in tables.values():
        problems += wrong_citations(table, instruments)
        problems += undeclared_overlaps(table)
        problems += gaps(table)
        problems += unknown_codes(table, lists or {})
        problems += sure_first_version(table)
        problems += wrong_clock_words(table)
    return sorted(problems)
