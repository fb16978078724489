"""Sheets with a column for each month: what it came to in that month is a row of its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from jianheng.intake.layout import Heading
from jianheng.intake.mapping.monthly import MONTH, read_month
from jianheng.intake.problem import Words
from jianheng.intake.recognise.concepts import concepts_of, likeness
from jianheng.intake.recognise.match import Match
from jianheng.intake.recognise.names import Names
from jianheng.intake.recognise.proposal import Candidate, ColumnProposal, State
from jianheng.intake.target import Target

_FEWEST, _SHOWN = 3, 8
# Now and then a cell says why nothing was counted.
_FILLED = 0.5
_AMOUNTS = ("ratio", "int", "money")
_NUMBER = re.compile(r"[-+]?[\d,]+(\.\d+)?分?")
_SURENESS, _NAMED = 0.5, 0.8
_EACH = Words("这一列是一个月的，每月各成一行", "a column of one month; each month becomes a row of its own")


def by_month(
    columns: Sequence[ColumnProposal],
    words: Iterable[str],
    names: Names,
    matches: Callable[[Heading], Mapping[Target, Match]],
) -> tuple[ColumnProposal, ...]:
    """Propose what the columns of months hold; all others stay as they are.

    Args:
        columns: the columns in order.
        words: what names the sheet: its name, its title lines, the file's name.
        names: the names of the fields.
        matches: the fields that a heading may name.

    Returns:
        The columns. Nothing in a heading says what a month came to, so that a person is always asked; fields of the
        table that the sheet's title suits best come first.
    """
    months = {n: found for n, column in enumerate(columns) if (found := _month(column))}
    if len({month for month, _ in months.values()}) < _FEWEST:
        return tuple(columns)
    targets = _targets(tuple(words), names)
    proposed = list(columns)
    for number, (month, rest) in months.items():
        named = matches(Heading(0, rest)) if rest else {}
        proposed[number] = _proposed(columns[number], month, targets, named)
    return tuple(proposed)


def _month(column: ColumnProposal) -> tuple[str, tuple[str, ...]] | None:
    """The month of a column and the other levels of its heading; None where it is no column of amounts of a month."""
    if sum(bool(_NUMBER.fullmatch(text.strip())) for text in column.samples) < _FILLED * len(column.samples):
        return None
    levels = column.heading.levels
    for place, level in enumerate(levels):
        above = levels[place - 1] if place else ""
        if read_month(level):
            month = read_month(above + level) or read_month(level)
            rest = tuple(each for each in levels if each != level and not read_month(each + level))
            return month, rest
    return None


def _targets(words: tuple[str, ...], names: Names) -> list[Target]:
    """Amounts of the tables that have a row a month, what every row must state first."""
    tables = [table for table in names.tables.values() if MONTH in table.key and MONTH in table.fields]

    def suits(title: str) -> float:
        return max((likeness(concepts_of(text), concepts_of(title)) for text in words), default=0.0)

    tables.sort(key=lambda table: (-suits(table.title_zh), table.name != "points_month"))
    return [
        Target(table.name, field.name)
        for table in tables
        for field in sorted(table.fields.values(), key=lambda field: not field.required)
        if field.type in _AMOUNTS
    ]


def _proposed(
    column: ColumnProposal, month: str, targets: Sequence[Target], named: Mapping[Target, Match]
) -> ColumnProposal:
    ordered = sorted(targets, key=lambda target: -(named[target].strength if target in named else 0.0))
    candidates = tuple(
        Candidate(
            replace(target, part=month),
            named[target].strength if target in named else _SURENESS,
            (named[target].reason(), _EACH) if target in named else (_EACH,),
        )
        for target in ordered[:_SHOWN]
    )
    ask = Words(f"每月一列。{month}的这个数是什么？", f"a column a month: what is this amount of {month}?")
    return replace(column, state=State.ASK, candidates=candidates, ask=ask)
