"""A term of sentence laid on the calendar."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Literal, overload

from jianheng.law.dates.months import CONVENTIONS, Convention, add_months, months_after
from jianheng.law.dates.years import add_years
from jianheng.law.term import Term


def term_end(start: date, term: Term, credit_days: int = 0) -> date:
    """Last day of a sentence, computed once from the original start and never chained.

    Args:
        start: first day of the sentence.
        term: its length; years are added first (not sticky), then months (sticky), then days.
        credit_days: days of earlier custody credited to the sentence (CL 41, 44, 47), not negative.

    Returns:
        The last day to be served: the day before the corresponding day (法释〔2021〕1号 art 202),
        less the credited days.

    Raises:
        ValueError: the credit is negative.

    >>> term_end(date(2024, 3, 15), Term.parse("3y6m"))
    datetime.date(2027, 9, 14)
    >>> term_end(date(2024, 3, 15), Term.parse("3y6m"), credit_days=30)
    datetime.date(2027, 8, 15)
    """
    if credit_days < 0:
        raise ValueError(f"折抵天数不能为负数：[{credit_days}] / credited days are negative")
    corresponding = add_months(add_years(start, term.years), term.months)
    return corresponding + timedelta(days=term.days - 1 - credit_days)


@overload
def term_after(day: date, term: Term, by: Convention) -> date: ...
@overload
def term_after(day: date, term: Term, by: Literal["any"]) -> tuple[date, date]: ...
def term_after(day: date, term: Term, by: Convention | Literal["any"]) -> date | tuple[date, date]:
    """The day on which a term that starts from `day` is full: minimum served, waiting times.

    Args:
        day: the day of the event; it is not counted.
        term: the time that must pass; years are added first, then months, then days.
        by: convention for the months: `court`, `procuratorate`, `police`, or `any` for the bounds.

    Returns:
        The day, or for `any` the earliest and the latest by the three conventions.

    Raises:
        ValueError: the convention is unknown.

    >>> term_after(date(2021, 2, 10), Term.parse("1y6m"), "court")
    datetime.date(2022, 8, 10)
    """
    if by == "any":
        days = [term_after(day, term, each) for each in CONVENTIONS]
        return min(days), max(days)
    return months_after(add_years(day, term.years), term.months, by) + timedelta(days=term.days)
