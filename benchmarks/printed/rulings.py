"""New ends printed in commutation rulings, held against the term, the old end and all reductions."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.intake.cleaning import Fact, PartDate
from jianheng.intake.ruling import NotACommutationRulingError, RulingFacts, read_ruling
from jianheng.law import Term
from jianheng.law.sentence import commuted_end, taken_off

AGREES, BY_OLD_END, NOT_TOLD, DIFFERS, REFUSED = "agrees", "by_old_end", "not_told", "differs", "refused"
TITLES = {
    AGREES: "一致，自起日按减后刑期重算 agrees with the shortened term counted again",
    BY_OLD_END: "一致，自文书所写的前一止日减去 agrees with the old end less the reduction",
    NOT_TOLD: "文中没有起日，也没有前一止日 neither the start nor the old end is told",
    DIFFERS: "不一致 differs",
    REFUSED: "没有减刑 no reduction granted",
}


@dataclass(frozen=True)
class Ruled:
    """What came of one ruling.

    Args:
        source: id of the document.
        kind: one of `TITLES`.
        printed: the new end as printed.
        found: the day by the arithmetic, where there is one.
    """

    source: str
    kind: str
    printed: date | None = None
    found: date | None = None


def ruled(source: str, text: str) -> Ruled:
    """Hold the new end of a ruling against the arithmetic.

    Args:
        source: id of the document.
        text: the ruling.
    """
    try:
        facts = read_ruling(text)
    except NotACommutationRulingError:
        return Ruled(source, REFUSED)
    cut, printed = _value(facts.order.reduction), _day(facts.order.new_end)
    if cut is None or printed is None:
        return Ruled(source, REFUSED)
    ends = [*_counted(facts, cut), *_from_old_end(facts, cut)]
    for kind, lo, hi in ends:
        if lo <= printed <= hi:
            return Ruled(source, kind, printed, printed)
    return Ruled(source, DIFFERS, printed, ends[0][1]) if ends else Ruled(source, NOT_TOLD, printed)


def _counted(facts: RulingFacts, cut: Term) -> list[tuple[str, date, date]]:
    """The term less all reductions from its first day; for life from the ruling that converted it."""
    converted = next((each for each in facts.reductions if each.to_term is not None), None)
    last = facts.judgments[-1].sentence if facts.judgments else None
    term = _value(converted.to_term) if converted is not None else (_value(last.term) if last else None)
    starts = [facts.order.new_start, *(each.new_start for each in facts.reductions)]
    start = next((day for day in map(_day, starts) if day is not None), None)
    if start is None and converted is not None:
        start = _day(converted.ruled_on)
    if start is None and last is not None:
        start = _day(last.start_on)
    if term is None or start is None:
        return []
    cuts = [_value(each.reduction) for each in facts.reductions if each.to_term is None]
    if any(each is None for each in cuts):
        return []
    found = commuted_end(start, term, [*(each for each in cuts if each is not None), cut])
    return [(AGREES, found.lo, found.hi)] if found.lo is not None and found.hi is not None else []


def _from_old_end(facts: RulingFacts, cut: Term) -> list[tuple[str, date, date]]:
    """The end printed last before this ruling, less this reduction."""
    if facts.reductions:
        old = _day(facts.reductions[-1].new_end)
    else:
        old = _day(facts.judgments[-1].sentence.end_on) if facts.judgments else None
    if old is None:
        return []
    found = taken_off(old, [cut])
    return [(BY_OLD_END, found, found)]


def _value(fact: Fact[Term] | None) -> Term | None:
    return fact.value if fact is not None else None


def _day(fact: Fact[PartDate] | None) -> date | None:
    return fact.value.day if fact is not None else None
