"""Test periods of probation and parole, and deprivation of political rights."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from jianheng.law.reckoning import Reckoned, Step, Words
from jianheng.law.sentence.ending import DAYS, sentence_end
from jianheng.law.term import Term

LIFE_ON_PAROLE = Term(10)


def probation_end(final_on: date, length: Term) -> Reckoned[date]:
    """The last day of a probation, from the day the judgment became final; custody is not credited (刑法第七十三条).

    >>> probation_end(date(2024, 3, 11), Term.parse("2y")).exact
    datetime.date(2026, 3, 10)
    """
    found = sentence_end(final_on, length)
    first = Step(
        "probation_begins",
        Words(
            "缓刑考验期自判决确定之日起算，先行羁押不折抵",
            "probation runs from the final judgment, custody is not credited",
        ),
        final_on,
        cite=("刑法#73.3",),
    )
    return found.begun_by(first)


def parole_end(released_on: date, sentence_ends_on: date | None) -> Reckoned[date]:
    """The last day of a parole: the rest of a fixed term, ten years of life (刑法第八十三条).

    Args:
        released_on: the day of release on parole.
        sentence_ends_on: last day of the fixed term; None for life.

    >>> parole_end(date(2024, 5, 1), date(2026, 8, 9)).exact, parole_end(date(2024, 5, 1), None).exact
    (datetime.date(2026, 8, 9), datetime.date(2034, 4, 30))
    """
    begins = Step(
        "parole_begins",
        Words("假释考验期自假释之日起算", "the test runs from the release"),
        released_on,
        cite=("刑法#83",),
    )
    if sentence_ends_on is not None:
        rest = Step(
            "rest",
            Words("有期徒刑为没有执行完毕的刑期", "for a fixed term the part not yet served"),
            sentence_ends_on,
            cite=("刑法#83",),
        )
        return Reckoned(sentence_ends_on, sentence_ends_on, (begins, rest))
    found = sentence_end(released_on, LIFE_ON_PAROLE)
    ten = Step("ten_years", Words("无期徒刑为十年", "ten years for life"), found.lo, found.hi, ("刑法#83",))
    return Reckoned(found.lo, found.hi, (begins, ten), found.doubts)


def rights_end(begins_on: date, length: Term, stops: Iterable[tuple[date, date]] = ()) -> Reckoned[date]:
    """The last day of a deprivation of political rights.

    It runs from the day after imprisonment ended, or from parole (刑法第五十八条). A new sentence stops what is
    left on the day it is executed; it goes on when that ends or parole starts (法释〔2009〕10号).

    Args:
        begins_on: first day, counted in.
        length: its length.
        stops: first and last day of each new main sentence in between.

    Raises:
        ValueError: a stop that ends before it begins.

    >>> rights_end(date(2020, 1, 1), Term.parse("2y"), [(date(2020, 7, 1), date(2021, 6, 30))]).exact
    datetime.date(2022, 12, 31)
    """
    found = sentence_end(begins_on, length)
    lo, hi = found.ends
    first = Step(
        "rights_begin",
        Words("剥夺政治权利自主刑执行完毕或者假释之日起算", "runs from the end of imprisonment or from parole"),
        begins_on,
        cite=("刑法#58.1",),
    )
    steps = [first, *found.steps[1:]]
    for start, end in sorted(stops):
        if end < start:
            raise ValueError(f"止日早于起日：[{start} 至 {end}] / a stop ends before it begins")
        if start > hi:
            continue
        lo, hi = (_resumed(day, start, end) for day in (lo, hi))
        steps.append(
            Step(
                "stopped",
                Words(
                    f"新的主刑自{start}执行，余期停止计算，{end}执行完毕后继续",
                    f"stopped by a new sentence from {start} to {end}",
                ),
                lo,
                hi,
            )
        )
    return Reckoned(lo, hi, tuple(steps), found.doubts)


def _resumed(last: date, start: date, end: date) -> date:
    # 余期 = 原止日 − 停止日 + 1；自新主刑执行完毕之次日继续。
    return last if last < start else end + timedelta(days=(last - start).days + 1)


def prolonged(end: date, absences: Iterable[tuple[date, date]]) -> Reckoned[date]:
    """The last day after time that does not count: absence without leave, overstay, escape, release by fraud.

    Days are counted once where absences overlap, and an absence may run on into the time that it adds.

    Args:
        end: last day without them.
        absences: first and last day not counted, both in.

    Raises:
        ValueError: an absence that ends before it begins.

    >>> prolonged(date(2001, 6, 19), [(date(1998, 11, 1), date(1999, 5, 2))]).exact
    datetime.date(2001, 12, 19)
    """
    lost: set[date] = set()
    for first, last in absences:
        if last < first:
            raise ValueError(f"止日早于起日：[{first} 至 {last}] / an absence ends before it begins")
        lost.update(first + timedelta(days=n) for n in range((last - first).days + 1))
    new, counted = end, 0
    # 不计入的日子自原止日起顺延；顺延出的日子里又有不计入的，再顺延。
    for day in sorted(lost):
        if day <= new:
            new += timedelta(days=1)
            counted += 1
    steps = (
        Step("not_counted", Words("不计入执行刑期的天数", "days that do not count"), counted, unit=DAYS),
        Step("prolonged", Words("刑期届满之日相应顺延", "the last day moves accordingly"), new),
    )
    return Reckoned(new, new, steps)
