"""`days` and `gap`: the spans of all related rows laid over a stretch of days, by a running maximum of their ends."""

from __future__ import annotations

from dataclasses import dataclass

from sqlglot import exp

from jianheng.engine.duckdb import functions as f
from jianheng.engine.sql import (
    TRUE,
    E,
    alias,
    binary,
    both,
    case,
    cast,
    col,
    fn,
    is_null,
    is_true,
    name,
    not_false,
    not_null,
    num,
)
from jianheng.engine.value import Value

INNER, OUTER = "inner", "outer"
Pair = tuple[E, E]


@dataclass(frozen=True, eq=False)
class Extent:
    """Between what the days of a row lie, and the stretch they are laid over.

    Args:
        start, end: the row's first and last day; an empty end runs on.
        opens: an empty end says that the span still runs, and not that nobody knows.
        first, last: the ends of `over`.
    """

    start: Value
    end: Value
    opens: bool
    first: Value
    last: Value

    def columns(self) -> list[E]:
        """What one related row adds; the days of a row without a known end are at least its first."""
        surely = self.end.lo if self.opens else fn("coalesce", self.end.lo, self.start.hi)
        own = {"o_s": self.start.lo, "o_e": self.end.hi, "i_s": self.start.hi, "i_e": surely}
        ends = {"a_lo": self.first.lo, "a_hi": self.first.hi, "b_lo": self.last.lo, "b_hi": self.last.hi}
        return [alias(value, label) for label, value in (own | ends).items()]


def stretch(kind: str, side: str) -> tuple[str, str]:
    """The ends of `over` that bound a side: days shared are fewest on the narrow stretch, days left on it too."""
    narrow = (side == INNER) == (kind == "days")
    return ("a_hi", "b_lo") if narrow else ("a_lo", "b_hi")


def union(pairs: exp.Select, kind: str, side: str, fits: E) -> exp.Select:
    """Per act the days covered, the stretches left open between them, the first of these, and the last day covered.

    Args:
        pairs: candidate rows with the columns of `Extent`.
        kind: `days` or `gap`.
        side: `inner` for what is surely covered, `outer` for what may be.
        fits: the column of the pairs that says whether a row counts.
    """
    start, end = ("i_s", "i_e") if side == INNER else ("o_s", "o_e")
    a, b = stretch(kind, side)
    # GREATEST and LEAST pass over an empty end: an unknown start reaches back, an open end runs on.
    first, last = fn("greatest", col(start), col(a)), fn("least", col(end), col(b))
    wanted = both(not_null(col(a)), not_null(col(b)), not_false(fits))
    if side == INNER:
        wanted = both(wanted, fits, not_null(col(start)))
    columns = [col("rid"), col("row_id"), alias(first, "s"), alias(last, "e"), alias(col(a), "a")]
    clipped = exp.select(*columns).from_(pairs.subquery(name("p"))).where(wanted)
    inside = exp.select("*").from_(clipped.subquery(name("q"))).where(binary(exp.LTE, col("s"), col("e")))
    before = exp.Window(
        this=fn("max", col("e")),
        partition_by=[col("rid")],
        order=exp.Order(expressions=[exp.Ordered(this=col(column)) for column in ("s", "row_id")]),
        spec=exp.WindowSpec(kind="ROWS", start="UNBOUNDED", start_side="PRECEDING", end=num(1), end_side="PRECEDING"),
    )
    walked = exp.select(*(col(column) for column in ("rid", "s", "e", "a")), alias(before, "before")).from_(
        inside.subquery(name("r"))
    )
    reached = f.add_days(col("before"), num(1))
    fresh = _counted(fn("greatest", col("s"), reached), col("e"))
    left = fn("coalesce", reached, col("a"))
    open_ = binary(exp.GT, col("s"), left)
    return (
        exp.select(
            col("rid"),
            alias(cast(fn("sum", fn("greatest", fresh, num(0))), "BIGINT"), "c"),
            alias(fn("coalesce", fn("count_if", open_), num(0)), "g"),
            alias(fn("min", case((open_, left))), "f"),
            alias(fn("max", col("e")), "z"),
        )
        .from_(walked.subquery(name("w")))
        .group_by(col("rid"))
    )


def _counted(first: E, last: E) -> E:
    return binary(exp.Add, f.days_between(first, last), num(1))


@dataclass(frozen=True, eq=False)
class Laid:
    """The joined relations of one item and what follows from them for an act.

    Args:
        kind: `days` or `gap`.
        item: its name.
        first, last: the ends of `over`, on the act.
        known, covered: the keys are known; the data reach over the window.
    """

    kind: str
    item: str
    first: Value
    last: Value
    known: E
    covered: E

    def days(self) -> Pair:
        """Bounds of the days shared, or left."""
        sure, all_ = both(self.known, self.covered), TRUE if self.known is TRUE else self.known
        if self.kind == "days":
            lo = case((all_, self._covered(INNER)), default=num(0))
            length = self._length(OUTER)
            return lo, case((both(sure, not_null(length)), self._covered(OUTER)), default=length)
        left_lo = binary(exp.Sub, self._length(OUTER), self._covered(OUTER))
        left_hi = binary(exp.Sub, self._length(INNER), case((all_, self._covered(INNER)), default=num(0)))
        return fn("coalesce", case((sure, left_lo)), num(0)), left_hi

    def from_on(self, days: Pair) -> Pair:
        """Bounds of the first day left: among all that may be, and among those that surely are."""
        sure = both(self.known, self.covered, is_true(binary(exp.GT, days[0], num(0))))
        return self._first_left(INNER), case((sure, self._first_left(OUTER)))

    def count(self, days: Pair) -> Pair:
        """The number of stretches left, exact where the days are."""
        exact = is_true(binary(exp.EQ, *days))
        trailing = case((is_true(binary(exp.LT, self._end(INNER), self._bound(INNER)[1])), num(1)), default=num(0))
        number = case(
            (binary(exp.EQ, days[1], num(0)), num(0)),
            (is_null(col("z", self.alias(INNER))), num(1)),
            default=binary(exp.Add, col("g", self.alias(INNER)), trailing),
        )
        least = case((is_true(binary(exp.GT, days[0], num(0))), num(1)), default=num(0))
        return case((exact, number), default=least), case((exact, number))

    def alias(self, side: str) -> str:
        """The name under which a side is joined."""
        return f"{side}_{self.item}"

    def _bound(self, side: str) -> Pair:
        a, b = stretch(self.kind, side)
        return (self.first.lo if a == "a_lo" else self.first.hi), (self.last.lo if b == "b_lo" else self.last.hi)

    def _length(self, side: str) -> E:
        first, last = self._bound(side)
        return case((both(not_null(first), not_null(last)), fn("greatest", _counted(first, last), num(0))))

    def _covered(self, side: str) -> E:
        return fn("coalesce", col("c", self.alias(side)), num(0))

    def _end(self, side: str) -> E:
        return col("z", self.alias(side))

    def _first_left(self, side: str) -> E:
        """The first day that no row of this side covers."""
        first, last = self._bound(side)
        a = self.alias(side)
        return case(
            (is_null(col("z", a)), case((binary(exp.LTE, first, last), first))),
            (not_null(col("f", a)), col("f", a)),
            (binary(exp.LT, self._end(side), last), f.add_days(self._end(side), num(1))),
        )
