"""One case before and one after each change of law within the basis."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from jianheng.language.checks.required.expectations import decisive, expectations, the_moment
from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Node
from jianheng.law import LawTable
from jianheng.law.tables import Row

ONE_DAY = timedelta(days=1)
FIRST, LAST = date.min, date.max
# Of what may stand in for another value, the value itself names the day.
STANDING_IN = {"known_or", "first_known", "end_or"}
Field = tuple[str, str]


@dataclass(frozen=True)
class Period:
    """A time in which the same rows of a law table hold."""

    first: date
    last: date

    def __str__(self) -> str:
        if self.first == FIRST:
            return f"{self.last + ONE_DAY} 以前"
        return f"{self.first} 起" if self.last == LAST else f"{self.first} 至 {self.last}"


def untried_changes(subject: Subject) -> Iterator[Problem]:
    """Look-ups whose law changes within the basis, and periods beside the change in which no case lies."""
    told: set[tuple[str, str, Period]] = set()
    for look_up in _look_ups(subject):
        table, day = subject.law[look_up.text("table")], look_up.args().get("on")
        fields = set(_named(day, subject, set())) if day is not None else set()
        for period in beside_changes(_in_question(table, look_up), subject.model.basis):
            key = (table.name, str(sorted(fields)), period)
            if not fields or key in told or any(period.first <= d <= period.last for d in _days(fields, subject)):
                continue
            told.add(key)
            said = (
                f"没有 {period} 的用例：{table.title_zh}在这一日前后不同",
                f"no case lies in this period, and {table.title_en.lower()} changes with it",
                f"加一个用例，{'、'.join(sorted(field for _, field in fields))} 在 {period}",
            )
            yield subject.problem("W06", _place(look_up, subject), f"{table.name} {period}", *said)


def beside_changes(rows: list[Row], basis: tuple[str, ...]) -> list[Period]:
    """The periods just before and just after each change in which an article of the basis takes part."""
    days = sorted({day for row in rows for day in _turns(row) if day > FIRST})
    starts = [FIRST, *days]
    periods = [Period(a, b - ONE_DAY) for a, b in zip(starts, days, strict=False)] + [Period(starts[-1], LAST)]
    wanted: list[Period] = []
    articles = {_article(ref) for ref in basis}
    for before, after in pairwise(periods):
        old, new = _holding(rows, before), _holding(rows, after)
        turned = [row for row in (*old, *new) if (row in old) != (row in new)]
        ours = any(_article(ref) in articles for row in turned for ref in row.cite)
        # No case could show a change from no rule to the first one, or one that left every value as it was.
        if old and new and ours and _says(old) != _says(new):
            wanted += [period for period in (before, after) if period not in wanted]
    return wanted


def _article(ref: str) -> str:
    """The article, whatever its paragraph."""
    return ref.partition(".")[0]


def _says(rows: list[Row]) -> set[str]:
    """What rows say, apart from the time in which they say it."""
    return {repr(([c for c in row.conditions if c.arg != "on"], row.values, row.hard)) for row in rows}


def _look_ups(subject: Subject) -> Iterator[Node]:
    seen: set[Node] = set()
    for tree in decisive(subject):
        for node in subject.rests_on(tree):
            if node.op in {"law", "clock"} and node not in seen:
                seen.add(node)
                yield node


def _in_question(table: LawTable, look_up: Node) -> list[Row]:
    """The rows that the arguments written as literals leave possible, and that are in use."""
    literals = {name: value.text("value") for name, value in look_up.args().items() if value.op == "const"}
    return [
        row
        for row in table.rows
        if row.confirmed
        and all(
            condition.kind not in {"in", "flag"} or literals.get(condition.arg, "") in ("", *condition.options)
            for condition in row.conditions
        )
    ]


def _span(row: Row) -> Period:
    on = next((each for each in row.conditions if each.arg == "on" and each.kind == "interval"), None)
    lo = on.lo if on is not None and isinstance(on.lo, date) else FIRST
    hi = on.hi if on is not None and isinstance(on.hi, date) else LAST
    return Period(lo, hi)


def _turns(row: Row) -> Iterator[date]:
    span = _span(row)
    yield span.first
    if span.last < LAST:
        yield span.last + ONE_DAY


def _holding(rows: list[Row], period: Period) -> list[Row]:
    return [row for row in rows if _span(row).first <= period.first and period.last <= _span(row).last]


def _named(tree: Node, subject: Subject, seen: set[str]) -> Iterator[Field]:
    """The fields that say on which day the law is asked; each let is followed once."""
    if tree.op == "let":
        if tree.text("name") not in seen:
            seen.add(tree.text("name"))
            yield from _named(subject.model.let(tree.text("name")).value, subject, seen)
    elif tree.op == "field":
        yield subject.model.table, tree.text("name")
    elif tree.op == "item":
        yield subject.model.item(tree.text("name")).table, tree.text("part")
    elif tree.op in STANDING_IN:
        yield from _named(tree.nodes("values")[0], subject, seen)
    else:
        for child in tree.children():
            yield from _named(child, subject, seen)


def _days(fields: set[Field], subject: Subject) -> Iterator[date]:
    for told in expectations(subject):
        for table, rows in told.case.given:
            for row in rows:
                for field, value in row:
                    moment = the_moment(value) if (table, field) in fields else None
                    if moment is not None:
                        yield moment.date()


def _place(look_up: Node, subject: Subject) -> str:
    return next(place for place, tree in subject.placed() if look_up in tree.walk())
