"""The last day of a sentence from its start, its term and what is credited, with every lawful reading."""

from __future__ import annotations

from datetime import date, timedelta

from jianheng.law.dates import add_months, add_years, months_after
from jianheng.law.reckoning import Reckoned, Step, Words, cited
from jianheng.law.term import Term

DAYS = Words("日", " days")
# 法释〔2021〕1号第二百零二条第二款自此施行；此前没有明文，实务相同。
WRITTEN_SINCE = date(2021, 3, 1)
BEGINS = {"control": "刑法#41", "criminal_detention": "刑法#44", "fixed_term": "刑法#47"}
_COUNTING = "刑诉法解释2021#202.2"


def sentence_end(
    start: date,
    term: Term,
    credit: int | tuple[int, int] = 0,
    *,
    penalty: str = "fixed_term",
    on: date | None = None,
) -> Reckoned[date]:
    """The last day of a term.

    Years are added first, then months, then days, and the term ends on the day before (法释〔2021〕1号
    第二百零二条第二款). The text says how a term of years ends and how a term of months ends, not how one
    of both does; where the order makes a difference, at a month's end, both ends are given. Judgments before
    that text had no rule for months from a month's end, and the courts counted in both ways.

    Args:
        start: first day of the term, counted in.
        term: its length.
        credit: days of the sentence that custody before it takes off; a pair where they are not certain.
        penalty: main penalty, for the article: `control`, `criminal_detention` or `fixed_term`.
        on: the day of the judgment, which chooses the text; left out for the present one.

    Returns:
        The earliest and the latest lawful last day.

    Raises:
        ValueError: a negative credit, or one whose bounds are reversed.

    >>> sentence_end(date(2024, 3, 15), Term.parse("3y6m"), 30).exact
    datetime.date(2027, 8, 15)
    >>> found = sentence_end(date(2023, 2, 28), Term.parse("1y1m"))
    >>> str(found.lo), str(found.hi)
    ('2024-03-27', '2024-03-30')
    """
    least, most = credit if isinstance(credit, tuple) else (credit, credit)
    if least < 0 or least > most:
        raise ValueError(f"折抵天数不能为负数或者上下颠倒：[{credit}] / credit is negative or reversed")
    written = on is None or on >= WRITTEN_SINCE
    full = readings(start, term) if written else (*readings(start, term), _plain(start, term))
    lo, hi = min(full), max(full)
    cite = (_COUNTING,) if written else ()
    begins = cited(BEGINS[penalty], on)
    steps = [Step("term_begins", Words("刑期起算，当日计入", "the term begins, this day counted"), start, cite=begins)]
    steps += _lengths(start, term, (lo, hi), cite)
    last_lo, last_hi = (day + timedelta(days=term.days - 1) for day in (lo, hi))
    told = Words("届满之日为前一日", "the last day is the day before")
    steps.append(Step("day_before", told, last_lo, last_hi, cite))
    if most:
        said = Words(f"减去折抵的{_span(least, most)}日", f"less {_span(least, most)} days credited")
        last_lo, last_hi = last_lo - timedelta(days=most), last_hi - timedelta(days=least)
        steps.append(Step("credit", said, last_lo, last_hi, begins))
    doubts = _doubts(lo, hi, written) + _uncertain(least, most)
    return Reckoned(last_lo, last_hi, tuple(steps), doubts)


def readings(start: date, term: Term) -> tuple[date, ...]:
    """The corresponding days of a term of years and months: years first, months first, and all in months.

    The order matters only where the term begins at a month's end, for months stick to it and years do not.

    >>> [str(day) for day in readings(date(2023, 2, 28), Term.parse("1y1m"))]
    ['2024-03-28', '2024-03-31', '2024-03-31']
    """
    if not term.years or not term.months:
        return (add_months(add_years(start, term.years), term.months),)
    return (
        add_months(add_years(start, term.years), term.months),
        add_years(add_months(start, term.months), term.years),
        add_months(start, 12 * term.years + term.months),
    )


def _plain(start: date, term: Term) -> date:
    """The same day of the month, or its last one, without the month's end sticking."""
    return months_after(add_years(start, term.years), term.months, "police")


def _lengths(start: date, term: Term, full: tuple[date, date], cite: tuple[str, ...]) -> list[Step]:
    steps = []
    if term.years:
        after = add_years(start, term.years)
        years = Term(term.years)
        says = Words(f"加{years.zh()}，至对应日", f"{years} later, the same day")
        steps.append(Step("years_added", says, after, cite=cite))
    if term.months:
        months = Term(0, term.months)
        says = Words(f"加{months.zh()}，至对应日", f"{months} later, the same day")
        steps.append(Step("months_added", says, *full, cite))
    if term.days:
        steps.append(Step("days_added", Words(f"再加{term.days}日", f"{term.days} days more")))
    return steps


def _doubts(lo: date, hi: date, written: bool) -> tuple[Words, ...]:
    if lo == hi:
        return ()
    apart = (hi - lo).days
    if written:
        zh = f"刑期有年有月，又自月末起算，先加年还是先加月条文没有写，两种算法相差{apart}日"
        return (Words(zh, f"years and months from a month's end, and no word on which come first: {apart} days apart"),)
    zh = f"自月末起算，2021年3月1日以前没有写明对应日，各地算法相差{apart}日"
    return (Words(zh, f"from a month's end, which no text settled before March 2021: {apart} days apart"),)


def _uncertain(least: int, most: int) -> tuple[Words, ...]:
    if least == most:
        return ()
    return (Words(f"折抵在{least}日至{most}日之间", f"the credit lies between {least} and {most} days"),)


def _span(least: int, most: int) -> str:
    return str(least) if least == most else f"{least}–{most}"
