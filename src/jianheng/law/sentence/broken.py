"""The last day of a sentence whose custody was broken by time at liberty: two lawful forms of reckoning."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from jianheng.law.dates import days_counted
from jianheng.law.reckoning import Reckoned, Step, Words
from jianheng.law.sentence.ending import DAYS, sentence_end
from jianheng.law.term import Term


def broken_end(
    blocks: Sequence[tuple[date, date | None]], term: Term, *, penalty: str = "fixed_term", on: date | None = None
) -> Reckoned[date]:
    """The last day where custody was interrupted, as by bail.

    Form A counts from the first day of custody and moves the end by the days at liberty (法释〔2000〕7号).
    Form B counts from the last custody, or from delivery, and takes the earlier days of custody off. They
    differ by up to three days, so the result has bounds; a printed day is wrong only more than one day
    outside them.

    Args:
        blocks: custody, in order: first and last day, both counted; the last block, in which the sentence is
            served, has no last day.
        term: length of the sentence.
        penalty: main penalty; for `control` a day of custody takes off two.
        on: the day of the judgment, which chooses the text; left out for the present one.

    Returns:
        The earliest and the latest day by the two forms.

    Raises:
        ValueError: no block, blocks that overlap or run backwards, or an earlier one without an end.

    >>> found = broken_end([(date(2024, 1, 10), date(2024, 2, 8)), (date(2024, 6, 1), None)], Term.parse("1y"))
    >>> str(found.lo), str(found.hi)
    ('2025-05-01', '2025-05-02')
    """
    earlier, last = _checked(blocks)
    rate = 2 if penalty == "control" else 1
    held = sum(days_counted(first, end) for first, end in earlier)
    free = (last - (earlier[0][0] if earlier else last)).days - held
    one = sentence_end(earlier[0][0] if earlier else last, term, penalty=penalty, on=on)
    other = sentence_end(last, term, rate * held, penalty=penalty, on=on)
    moved = [day + timedelta(days=free - (rate - 1) * held) for day in one.ends]
    ends = (*moved, *other.ends)
    steps = (
        Step("held_before", Words("先行羁押", "held before"), held, unit=DAYS),
        Step("at_liberty", Words("其间未被羁押", "at liberty in between"), free, unit=DAYS),
        Step(
            "form_a",
            Words(
                "甲式：自首次羁押之日起算，止日按未羁押天数顺延",
                "form A: from the first custody, moved by the days at liberty",
            ),
            moved[0],
            moved[1],
        ),
        Step(
            "form_b",
            Words(
                "乙式：自最后一次羁押之日起算，减去先行羁押天数",
                "form B: from the last custody, less the days held before",
            ),
            other.lo,
            other.hi,
        ),
    )
    doubts = (*one.doubts, *other.doubts)
    if min(ends) != max(ends):
        apart = (max(ends) - min(ends)).days
        doubts = (Words(f"两种算法都有依据，相差{apart}日", f"both forms have authority, {apart} days apart"), *doubts)
    return Reckoned(min(ends), max(ends), steps, tuple(dict.fromkeys(doubts)))


def _checked(blocks: Sequence[tuple[date, date | None]]) -> tuple[list[tuple[date, date]], date]:
    earlier: list[tuple[date, date]] = []
    if not blocks:
        raise ValueError("没有羁押起止日 / no custody is given")
    for first, end in blocks[:-1]:
        if end is None or end < first or (earlier and first <= earlier[-1][1]):
            raise ValueError(
                f"羁押起止日颠倒、重叠或者缺止日：[{first} 至 {end}] / custody reversed, overlapping or without an end"
            )
        earlier.append((first, end))
    last = blocks[-1][0]
    if earlier and last <= earlier[-1][1]:
        said = f"最后一次羁押 [{last}] 早于前一次的止日 [{earlier[-1][1]}]"
        raise ValueError(f"{said} / the last custody begins before the one before it ended")
    return earlier, last
