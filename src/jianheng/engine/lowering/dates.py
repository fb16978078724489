"""Date operators on bounds: every one of them is monotone, so a bound maps to a bound."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlglot import exp

from jianheng.engine.calendar import working_day_after, working_days_in
from jianheng.engine.duckdb import functions as f
from jianheng.engine.duckdb import terms
from jianheng.engine.sql import E, binary, both, case, cast, num
from jianheng.engine.value import Pair, Value, lift
from jianheng.language.types import DATE, INT, MOMENT, TERM, Type


def monotone(
    type_: Type, rule: Callable[..., E], falling: frozenset[int] = frozenset()
) -> Callable[[list[Value]], Value]:
    """Lift a function that grows with its arguments, or falls with those named.

    Args:
        type_: type of the result.
        rule: the engine's function on exact values.
        falling: positions of arguments with which the result falls.
    """

    def bounds(pairs: Sequence[Pair]) -> Pair:
        lows = [pair[1] if number in falling else pair[0] for number, pair in enumerate(pairs)]
        highs = [pair[0] if number in falling else pair[1] for number, pair in enumerate(pairs)]
        lo = rule(*lows)
        return (lo, lo) if all(pair[0] is pair[1] for pair in pairs) else (lo, rule(*highs))

    return lambda values: lift(type_, bounds, *values)


# A count beyond a thousand years is no count: a wrong cell must not carry a date out of every calendar and end the run.
MOST_YEARS = 1_000
MOST_MONTHS = 12 * MOST_YEARS
MOST_DAYS = 365 * MOST_YEARS
MOST_HOURS = 24 * MOST_DAYS


def within(most: int, add: Callable[[E, E], E]) -> Callable[[E, E], E]:
    """Adding a count where it is no larger than what a calendar holds; else nothing is known.

    Args:
        most: the largest count, either way.
        add: adds a count to a day or a moment.
    """

    def rule(start: E, count: E) -> E:
        return add(start, count if _written(count, most) else _no_more(most, count))

    return rule


def _written(count: E, most: int) -> bool:
    """Whether a count can only be what a model or a law says, and no more than the calendar holds."""
    if isinstance(count, exp.Case):
        ends = [each.args["true"] for each in count.args["ifs"]]
        return all(_written(end, most) for end in [*ends, count.args.get("default") or exp.Null()])
    if isinstance(count, exp.Literal):
        return int(count.this) <= most
    return isinstance(count, exp.Null) or (isinstance(count, exp.Neg) and _written(count.this, most))


def _no_more(most: int, count: E) -> E:
    return case((both(binary(exp.GTE, count, num(-most)), binary(exp.LTE, count, num(most))), count))


def months_after(start: Value, count: Value, by: str) -> Value:
    """A period of months by an organ's formula; `any` leaves both readings as bounds.

    The courts' formula is 刑诉法解释2021#202, the procuratorate's 高检发侦监字〔2016〕9号 16, the police's
    公通字〔2006〕17号 4.
    """
    return _by(start, count, by, within(MOST_MONTHS, f.add_months), within(MOST_MONTHS, f.plain_months))


def term_after(start: Value, term: Value, by: str) -> Value:
    """A term added to a day, for minimum times served and waiting times."""

    def sticky(day: E, value: E) -> E:
        return terms.term_after(day, value)

    def plain(day: E, value: E) -> E:
        return terms.term_after(day, value, sticky=False)

    return _by(start, settled(term), by, sticky, plain)


def _by(start: Value, count: Value, by: str, sticky: Callable[[E, E], E], plain: Callable[[E, E], E]) -> Value:
    if by == "police":
        return monotone(DATE, plain)([start, count])
    if by in {"court", "procuratorate"}:
        return monotone(DATE, sticky)([start, count])

    def bounds(pairs: Sequence[Pair]) -> Pair:
        return plain(pairs[0][0], pairs[1][0]), sticky(pairs[0][1], pairs[1][1])

    return lift(DATE, bounds, start, count)


def part_of(values: list[Value]) -> Value:
    """A part of a term; what is left of a month bounds it (half a month counts as fifteen days)."""

    def bounds(pairs: Sequence[Pair]) -> Pair:
        (tlo, thi), (nlo, nhi), (mlo, mhi) = pairs
        return terms.part_of(tlo, nlo, mhi, up=False), terms.part_of(thi, nhi, mlo, up=True)

    return lift(TERM, bounds, *values)


def _date_of(moment: E) -> E:
    return cast(moment, "DATE")


def whole_days(value: Value) -> Value:
    """A moment as its day: spans and windows are compared by days."""
    return monotone(DATE, _date_of)([value]) if value.type.kind == "moment" else value


def as_moment(value: Value) -> Value:
    """A day as a moment of which only the day is known."""
    if value.type.kind == "moment":
        return value
    return lift(MOMENT, lambda pairs: (f.start_of(pairs[0][0]), f.end_of(pairs[0][1])), value)


def midnight(value: Value) -> Value:
    """A day as its first minute, for a comparison with a moment; anything else as it is."""
    return monotone(MOMENT, f.start_of)([value]) if value.type.kind == "date" else value


def _counted(first: E, last: E) -> E:
    return binary(exp.Add, f.days_between(first, last), num(1))


def _term_end(values: list[Value]) -> Value:
    start, term, credit = values

    def rule(day: E, value: E, days: E) -> E:
        return within(MOST_DAYS, lambda start_, days_: terms.term_end(start_, value, days_))(day, days)

    return monotone(DATE, rule, frozenset({2}))([start, settled(term), credit])


def settled(term: Value) -> Value:
    """A term between bounds may be written in any way: the earliest reading below, the latest above."""

    def rule(pairs: Sequence[Pair]) -> Pair:
        lo, hi = pairs[0]
        if lo is hi:
            return lo, hi
        one = binary(exp.EQ, lo, hi)
        return case((one, lo), default=terms.carried(lo)), case((one, hi), default=terms.as_months(hi))

    return lift(TERM, rule, term)


def carried(term: Value) -> Value:
    """A sum or difference of terms with twelve months carried into a year."""

    def rule(pairs: Sequence[Pair]) -> Pair:
        lo = terms.carried(pairs[0][0])
        return (lo, lo) if pairs[0][0] is pairs[0][1] else (lo, terms.carried(pairs[0][1]))

    return lift(TERM, rule, term)


FIRST = frozenset({0})
DATE_RULES: dict[str, Callable[[list[Value]], Value]] = {
    "days_after": monotone(DATE, within(MOST_DAYS, f.add_days)),
    "years_after": monotone(DATE, within(MOST_YEARS, f.add_years)),
    "days_between": monotone(INT, f.days_between, FIRST),
    "days_counted": monotone(INT, _counted, FIRST),
    "full_months": monotone(INT, f.full_months, FIRST),
    "full_years": monotone(INT, f.full_years, FIRST),
    "age_on": monotone(INT, f.age, FIRST),
    "term_end": _term_end,
    "date_of": monotone(DATE, _date_of),
    "part_of": part_of,
    "end_of": monotone(MOMENT, f.end_of),
    "hours_after": monotone(MOMENT, within(MOST_HOURS, f.add_hours)),
    "hours_between": monotone(INT, f.hours_between, FIRST),
    "working_day_after": monotone(DATE, working_day_after),
    "working_days_in": monotone(INT, working_days_in, FIRST),
}
