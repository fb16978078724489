"""Custody told day by day, as a person with a calendar would: an independent reference for `custody_span.sql`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeVar


@dataclass(frozen=True)
class Stay:
    number: int
    start: date | None
    end: date | None
    prison: bool = False
    left_for: str | None = None


@dataclass(frozen=True)
class Measure:
    number: int
    kind: str
    start: date
    end: date | None


Fact = TypeVar("Fact", Stay, Measure)


@dataclass(frozen=True)
class Period:
    number: int
    start: date | None
    end: date | None


@dataclass(frozen=True)
class Term:
    judged: date
    end: date | None


@dataclass(frozen=True)
class Life:
    stays: tuple[Stay, ...] = ()
    measures: tuple[Measure, ...] = ()
    periods: tuple[Period, ...] = ()
    terms: tuple[Term, ...] = ()


@dataclass(frozen=True)
class Day:
    held: bool
    doubt: bool
    status: str | None
    title: str | None
    title_until: date | None
    period: int | None
    stay: int | None
    stays: int


def last_of(stay: Stay) -> date:
    """The last day on which a person was surely there."""
    if stay.end is None and stay.left_for is not None:
        return stay.start or date.min
    return stay.end or date.max


def tell_day(life: Life, day: date) -> Day:
    """What a person with all papers before him writes for one day."""
    inside = [s for s in life.stays if s.start and s.start <= day <= last_of(s)]
    begun = [s for s in life.stays if s.start and s.start <= day]
    stay = _newest(begun, inside)
    doubt = any(
        (s.start is None and day <= (s.end or date.max))
        or (s.start is not None and s.end is None and s.left_for is not None and day > s.start)
        for s in life.stays
    )
    active = [m for m in life.measures if m.start <= day <= (m.end or date.max)]
    measure = _newest([m for m in life.measures if m.start <= day], active)
    held = bool(inside) or any(_holds(life, m, day) for m in active)
    sure = [p for p in life.periods if p.start and p.end and p.start <= day <= p.end]
    maybe_period = any(
        (p.start is None or p.end is None) and (p.start or date.min) <= day <= (p.end or date.max) for p in life.periods
    )
    sentenced = [t for t in life.terms if t.end and t.judged <= day <= t.end]
    maybe_sentence = any(t.end is None and t.judged <= day for t in life.terms)
    period = max(sure, key=lambda p: (p.end or date.max, p.number)) if sure else None
    # A prison holds convicts, whoever kept back the judgment.
    untold = bool(stay and stay.prison and not life.terms)
    term_end = max((t.end for t in sentenced if t.end), default=None)
    return Day(
        held,
        doubt,
        "serving" if held and untold else _status(held, doubt, stay, measure, bool(sentenced), maybe_sentence),
        None if held and untold else _title(held, doubt, bool(sentenced), bool(period), maybe_sentence or maybe_period),
        (term_end or (period.end if period else None)) if held and not untold else None,
        period.number if held and period and not sentenced else None,
        stay.number if stay and (held or doubt) else None,
        max(sum(1 for s in begun if day < last_of(s)), int(held)),
    )


def _newest(begun: list[Fact], inside: list[Fact]) -> Fact | None:
    if not inside:
        return None
    last = max(begun, key=lambda x: (x.start or date.min, x.number))
    return last if last in inside else max(inside, key=lambda x: (_end(x), x.number))


def _end(fact: Stay | Measure) -> date:
    return last_of(fact) if isinstance(fact, Stay) else fact.end or date.max


def _holds(life: Life, measure: Measure, day: date) -> bool:
    """A measure takes liberty by itself only until a stay takes over."""
    placed = [s for s in life.stays if s.start]
    if any(s.start <= measure.start <= (s.end or date.max) for s in placed if s.start):
        return False
    return not any(s.start and measure.start < s.start <= day for s in placed)


def _status(
    held: bool, doubt: bool, stay: Stay | None, measure: Measure | None, sentenced: bool, maybe: bool
) -> str | None:
    if not held:
        return None if doubt else "at_liberty"
    if sentenced:
        return "serving" if stay and stay.prison else "awaiting_delivery"
    if maybe:
        return None
    return measure.kind if measure else "held"


def _title(held: bool, doubt: bool, sentenced: bool, period: bool, maybe: bool) -> str | None:
    if not held:
        return None if doubt else "not_needed"
    if sentenced:
        return "judgment"
    if period:
        return "period"
    return None if maybe else "none"
