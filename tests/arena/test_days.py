"""Date arithmetic against vectors worked out by hand from 刑诉法解释2021 art 202."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.arena.days import Term, add_days, add_months, add_years, period_end, term_end

DAYS = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@pytest.mark.parametrize(
    ("start", "term", "credit", "end"),
    [
        (date(2024, 3, 15), Term(3, 6), 0, date(2027, 9, 14)),
        (date(2024, 3, 15), Term(3, 6), 30, date(2027, 8, 15)),
        (date(2024, 1, 31), Term(0, 6), 0, date(2024, 7, 30)),
        (date(2023, 8, 31), Term(0, 6), 0, date(2024, 2, 28)),
        (date(2024, 2, 29), Term(1), 0, date(2025, 2, 27)),
        (date(2023, 2, 28), Term(1), 0, date(2024, 2, 27)),
        (date(2023, 2, 28), Term(0, 1), 0, date(2023, 3, 30)),
        (date(2023, 1, 30), Term(0, 1), 0, date(2023, 2, 27)),
        (date(2024, 6, 1), Term(1), 80, date(2025, 3, 12)),
        (date(2020, 5, 20), Term(15), 0, date(2035, 5, 19)),
    ],
)
def test_a_term_ends_on_the_day_before_the_corresponding_day(start: date, term: Term, credit: int, end: date) -> None:
    assert term_end(start, term, credit) == end


@pytest.mark.parametrize(
    ("arrest", "months", "end"),
    [
        (date(2024, 1, 31), 2, date(2024, 3, 31)),
        (date(2023, 12, 31), 2, date(2024, 2, 29)),
        (date(2024, 2, 29), 2, date(2024, 4, 30)),
        (date(2024, 3, 15), 2 + 1 + 2 + 2, date(2024, 10, 15)),
    ],
)
def test_a_period_of_custody_ends_on_the_corresponding_day(arrest: date, months: int, end: date) -> None:
    assert period_end(arrest, months) == end


@given(DAYS, st.integers(-400, 400))
def test_months_keep_to_the_end_of_a_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    at_end = add_days(day, 1).month != day.month
    assert later.day == day.day if not at_end and later.day >= day.day else add_days(later, 1).month != later.month


@given(DAYS, st.integers(0, 30))
def test_years_keep_the_day(day: date, years: int) -> None:
    later = add_years(day, years)
    assert later.year == day.year + years
    assert later.day == day.day or (day.day == 29 and later.day == 28 and day.month == 2)


@given(DAYS, st.integers(0, 25), st.integers(0, 11), st.integers(0, 400))
def test_a_day_of_credit_is_a_day_of_the_term(start: date, years: int, months: int, credit: int) -> None:
    assert term_end(start, Term(years, months), credit) == add_days(term_end(start, Term(years, months)), -credit)
