"""What is examined where it is not each row: slots of a repeating duty, groups of rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from jianheng.dictionary import Field, Table
from jianheng.engine.duckdb import functions as f
from jianheng.engine.lowering.comparison import compare
from jianheng.engine.lowering.dates import DATE_RULES, months_after
from jianheng.engine.sql import (
    FALSE,
    NULL,
    TRUE,
    E,
    alias,
    binary,
    both,
    case,
    cast,
    col,
    day,
    either,
    fn,
    is_false,
    is_null,
    is_true,
    negate,
    not_false,
    not_null,
    num,
    relation,
    text,
)
from jianheng.engine.value import Value, exact
from jianheng.language.types import DATE, INT

SLOT = "f_slot"
ROW_NUMBER = "rid_row"
# A number that a held row brings, in views of the day alone; no field's name begins with an underscore.
POSITION = "_position"
# More than the slots of any duty: counts end at a thousand years.
SLOTS_AT_MOST = 1 << 21
OPEN = "population_open"


@dataclass(frozen=True, eq=False)
class Slots:
    """How the rows of a repeating duty become slots.

    Args:
        start: the day from which every slot is counted.
        every: length of a slot.
        by: whose formula for months; empty for days.
        until: the end of the duty; None where it never ends.
        opens: an empty `until` runs on.
        as_of: the day of the run.
    """

    start: Value
    every: Value
    by: str
    until: Value | None
    opens: bool
    as_of: date

    def numbers(self) -> E:
        """One row a slot, counted only as far as the row can reach; one row without a number where none can be.

        The two formulas for months differ by a day at a month's end, hence one more than the full months: the slots
        that did not begin are dropped when their first day is known.
        """
        first, last, every = self.start.lo, day(self.as_of), self.every.lo
        whole = f.full_months(first, last) if self.by else f.days_between(first, last)
        count = binary(exp.Add, binary(exp.IntDiv, fn("greatest", whole, num(0)), every), num(2))
        known = both(_certain(self.start), _certain(self.every), binary(exp.GT, every, num(0)))
        unknown = exp.Array(expressions=[cast(NULL, "BIGINT")])
        return fn("unnest", case((is_true(known), fn("range", num(0), count)), default=unknown))

    def ends(self) -> tuple[Value, Value]:
        """First day and last day of a slot; the last day is also the first one of the next."""
        number = cast(col(SLOT, "s"), "INT")
        return self._after(number), self._after(binary(exp.Add, number, num(1)))

    def _after(self, count: E) -> Value:
        start = exact(DATE, self.start.lo)
        moved = exact(INT, binary(exp.Mul, count, self.every.lo))
        return months_after(start, moved, self.by) if self.by else DATE_RULES["days_after"]([start, moved])

    def began(self, first: Value) -> E:
        """Whether a slot began by the day of the run, and before the duty ended."""
        seen = binary(exp.LTE, first.lo, day(self.as_of))
        return both(seen, self._before_end(first))

    def unsettled(self, first: Value) -> E:
        """Whether it is open that the slot exists at all."""
        return either(is_null(col(SLOT, "s")), is_null(self._before_end(first)))

    def next_begins(self, last: Value) -> E:
        """The day on which one more slot begins, if it is still to come and the duty may last so long.

        Args:
            last: the last day of a slot, which is the first one of the next.
        """
        comes = binary(exp.GT, last.lo, day(self.as_of))
        return case((both(comes, not_false(self._before_end(last))), last.lo))

    def cut(self, last: Value) -> E:
        """Whether the known end of the duty cuts the slot short."""
        if self.until is None:
            return case((not_null(last.lo), FALSE))
        return both(negate(self.runs_on()), compare("lt", _plain(self.until), last).lo)

    def _before_end(self, first: Value) -> E:
        if self.until is None:
            return TRUE
        return either(self.runs_on(), compare("lt", first, _plain(self.until)).lo)

    def runs_on(self) -> E:
        """Known to have no end: nothing ended it yet, or there never is one."""
        if self.until is None:
            return TRUE
        none = self.until.none
        if not self.opens:
            return none if none is not None else FALSE
        empty = is_null(self.until.lo)
        return empty if none is None else case((is_true(none), TRUE), (is_false(none), empty))


def groups(table: Table, fields: tuple[Field, ...], window: E) -> exp.Select:
    """One row a group: its keys, and whether a row of it surely lies in the period of the grouping.

    Args:
        table: the table whose rows are grouped.
        fields: the keys.
        window: whether a row `r` lies in the period, three-valued.
    """
    keys = [column for field in fields for column, _ in field.columns()]
    select = exp.select(*(alias(col(key, "r"), f"f_{key}") for key in keys))
    if window is not TRUE:
        select = select.select(alias(negate(fn("bool_or", is_true(window))), OPEN)).where(not_false(window))
    return select.from_(relation(f"v_{table.name}", "r")).group_by(*(col(key, "r") for key in keys))


def group_name(fields: tuple[Field, ...]) -> E:
    """The name of a group: its keys with strokes between them; a stroke inside a key is written otherwise."""
    parts = [_escaped(col(f"f_{column}", "s")) for field in fields for column, _ in field.columns()]
    return fn("concat_ws", text("/"), *parts)


def _escaped(key: E) -> E:
    return fn("replace", fn("replace", key, text("%"), text("%25")), text("/"), text("%2F"))


def _plain(value: Value) -> Value:
    return Value(value.type, value.lo, value.hi)


def _certain(value: Value) -> E:
    known = not_null(value.lo)
    return known if value.lo is value.hi else both(known, binary(exp.EQ, value.lo, value.hi))
