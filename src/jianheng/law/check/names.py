"""Codes, first versions and clock words of a table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from jianheng.law.check.citations import period
from jianheng.law.check.place import found_in
from jianheng.law.dates import CONVENTIONS
from jianheng.law.problem import Problem
from jianheng.law.tables.loader import CLOCK_UNITS
from jianheng.law.tables.table import LawTable

UNITS = CLOCK_UNITS


def unknown_codes(table: LawTable, lists: Mapping[str, Collection[str]]) -> Iterator[Problem]:
    """Codes that their code list does not have; lists that are not given are not looked into."""
    args = {arg.name: arg for arg in table.args}
    for row in table.rows:
        for each in row.conditions:
            known = lists.get(args[each.arg].list or "")
            for option in each.options if known is not None and each.kind == "in" else ():
                if known is not None and option not in known:
                    says = (
                        f"{args[each.arg].list} 中没有这个代码",
                        "unknown code",
                        f"应为 {'、'.join(known)}",
                    )
                    yield found_in(table, row.id, option, says)


def sure_first_version(table: LawTable) -> Iterator[Problem]:
    """A first version that is in use although days before it have no rule.

    A date known only within bounds may lie before the first version. While that version is off, the
    answer stays unknown; were it in use, its values would be taken for the days before it too.
    """
    starts = [period(row)[0] for row in table.rows]
    known = [start for start in starts if start is not None]
    if len(known) < len(starts) or not known:
        return
    first = min(known)
    for row in table.rows:
        if row.confirmed and period(row)[0] == first:
            says = (
                "最早的版本不能启用：它之前的日子没有规则，不精确的日期会被当作适用它",
                "the first version must be off or open at its start",
                "在它之前加一行停用的行（confidence: M），或者写 from: null",
            )
            yield found_in(table, row.id, str(first), says)


def wrong_clock_words(table: LawTable) -> Iterator[Problem]:
    """Units and month conventions that no clock can run on."""
    for row in table.rows if table.clock else ():
        unit, by = row.values["unit"], row.values["by"]
        if unit not in UNITS:
            says = (f"单位应为 {'、'.join(UNITS)}", "unknown unit", "改正")
            yield found_in(table, row.id, str(unit), says)
        if (unit == "month") != (by in (*CONVENTIONS, "any")):
            says = ("以月计的要写月份算法 by，以日计的写 null", "by belongs to months alone", "改正 by")
            yield found_in(table, row.id, str(by), says)
