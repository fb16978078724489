"""Calendar arithmetic: the published vectors, and what must hold of every day."""

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.law import Term
from jianheng.law.dates import (
    CONVENTIONS,
    add_months,
    add_years,
    age_on,
    days_after,
    days_between,
    days_counted,
    full_months,
    full_years,
    months_after,
    term_after,
    term_end,
    years_after,
)

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2080, 12, 31))
counts = st.integers(min_value=-240, max_value=240)
terms = st.builds(Term, st.integers(0, 25), st.integers(0, 30), st.integers(0, 40))
DAY = timedelta(days=1)


def is_month_end(day: date) -> bool:
    return (day + DAY).day == 1


def month_number(day: date) -> int:
    return 12 * day.year + day.month


@pytest.mark.parametrize(
    ("start", "term", "credit", "end"),
    [
        ("2024-03-15", "3y6m", 0, "2027-09-14"),
        ("2024-03-15", "3y6m", 30, "2027-08-15"),
        ("2024-01-31", "6m", 0, "2024-07-30"),
        ("2023-08-31", "6m", 0, "2024-02-28"),
        ("2024-02-29", "1y", 0, "2025-02-27"),
        ("2023-02-28", "1y", 0, "2024-02-27"),
        ("2023-02-28", "1m", 0, "2023-03-30"),
        ("2023-01-30", "1m", 0, "2023-02-27"),
        ("2024-06-01", "1y", 80, "2025-03-12"),
        ("2020-05-20", "15y", 0, "2035-05-19"),
    ],
)
def test_the_end_of_a_sentence(start: str, term: str, credit: int, end: str) -> None:
    assert term_end(date.fromisoformat(start), Term.parse(term), credit) == date.fromisoformat(end)


@pytest.mark.parametrize(
    ("arrest", "months", "court", "police"),
    [
        ("2024-01-31", 2, "2024-03-31", "2024-03-31"),
        ("2023-12-31", 2, "2024-02-29", "2024-02-29"),
        ("2024-02-29", 2, "2024-04-30", "2024-04-29"),
        ("2024-03-15", 2 + 1 + 2 + 2, "2024-10-15", "2024-10-15"),
    ],
)
def test_the_end_of_custody(arrest: str, months: int, court: str, police: str) -> None:
    start = date.fromisoformat(arrest)
    assert months_after(start, months, "court") == date.fromisoformat(court)
    assert months_after(start, months, "procuratorate") == date.fromisoformat(court)
    assert months_after(start, months, "police") == date.fromisoformat(police)
    assert months_after(start, months, "any") == (date.fromisoformat(police), date.fromisoformat(court))


def test_four_years_of_starts_differ_only_for_the_police() -> None:
    starts = [date(2023, 1, 1) + n * DAY for n in range(1461)]
    pairs = list(product(starts, (1, 2, 3, 5, 7)))
    assert len(pairs) == 7305
    assert all(months_after(d, n, "court") == months_after(d, n, "procuratorate") for d, n in pairs)
    gaps = [days_between(months_after(d, n, "police"), months_after(d, n, "court")) for d, n in pairs]
    differing = [gap for gap in gaps if gap]
    assert (len(differing), min(differing), max(differing)) == (56, 1, 3)


@given(days, counts)
def test_court_months_keep_the_day_or_the_month_end(day: date, n: int) -> None:
    end = months_after(day, n, "court")
    assert month_number(end) == month_number(day) + n
    if is_month_end(day):
        assert is_month_end(end)
    else:
        assert end.day == day.day or (end.day < day.day and is_month_end(end))


@given(days, counts)
def test_procuratorate_months_end_the_day_before_the_corresponding_day(day: date, n: int) -> None:
    first, end = day + DAY, months_after(day, n, "procuratorate")
    following = end + DAY
    if following.day == first.day:
        assert month_number(following) == month_number(first) + n
    else:
        assert is_month_end(end)
        assert end.day < first.day
        assert month_number(end) == month_number(first) + n


@given(days, counts)
def test_court_and_procuratorate_agree_on_every_day(day: date, n: int) -> None:
    assert months_after(day, n, "court") == months_after(day, n, "procuratorate")


@given(days, counts)
def test_police_months_have_no_sticky_month_end(day: date, n: int) -> None:
    end = months_after(day, n, "police")
    assert month_number(end) == month_number(day) + n
    assert end.day == day.day or (end.day < day.day and is_month_end(end))
    assert timedelta(0) <= months_after(day, n, "court") - end <= timedelta(days=3)


@given(days, counts)
def test_any_convention_gives_the_bounds_of_all(day: date, n: int) -> None:
    lo, hi = months_after(day, n, "any")
    each = [months_after(day, n, by) for by in CONVENTIONS]
    assert (lo, hi) == (min(each), max(each))


@given(days, st.integers(-50, 50))
def test_years_are_not_sticky(day: date, n: int) -> None:
    end = years_after(day, n)
    assert end == add_years(day, n)
    assert (end.year, end.month) == (day.year + n, day.month)
    assert end.day == day.day or (day.day == 29 and end.day == 28)


@given(days, st.integers(1, 25), st.integers(0, 11), st.integers(0, 31), st.integers(0, 900))
def test_a_sentence_is_computed_from_its_first_day(day: date, y: int, m: int, d: int, credit: int) -> None:
    end = term_end(day, Term(y, m, d), credit)
    assert end == add_months(add_years(day, y), m) + (d - 1 - credit) * DAY


@given(days, terms, st.integers(0, 900))
def test_credit_moves_the_end_back_day_by_day(day: date, term: Term, credit: int) -> None:
    assert term_end(day, term) - term_end(day, term, credit) == credit * DAY


def test_chaining_month_by_month_would_come_out_wrong() -> None:
    chained = date(2024, 1, 30)
    for _ in range(2):
        chained = add_months(chained, 1)
    assert chained - DAY == date(2024, 3, 30)
    assert term_end(date(2024, 1, 30), Term.parse("2m")) == date(2024, 3, 29)


def test_a_year_and_twelve_months_may_end_on_different_days() -> None:
    assert term_end(date(2023, 2, 28), Term(1)) == date(2024, 2, 27)
    assert term_end(date(2023, 2, 28), Term(0, 12)) == date(2024, 2, 28)


def test_credit_is_never_negative() -> None:
    with pytest.raises(ValueError, match="折抵天数不能为负数"):
        term_end(date(2024, 1, 1), Term(1), -1)


@given(days, terms)
def test_a_served_term_is_full_the_day_after_it_would_end(day: date, term: Term) -> None:
    assert term_after(day, term, "court") == term_end(day, term) + DAY
    lo, hi = term_after(day, term, "any")
    assert lo <= term_after(day, term, "court") <= hi


def test_an_unknown_convention_is_refused() -> None:
    with pytest.raises(ValueError, match="未知的月份算法：\\[法院\\]"):
        months_after(date(2024, 1, 1), 1, "法院")  # type: ignore[call-overload]


@given(days, st.integers(0, 20000))
def test_full_months_add_then_compare(day: date, gap: int) -> None:
    end = day + gap * DAY
    n = full_months(day, end)
    assert add_months(day, n) <= end < add_months(day, n + 1)
    y = full_years(day, end)
    assert add_years(day, y) <= end < add_years(day, y + 1)


@given(days, st.integers(0, 20000))
def test_age_is_reached_the_day_after_the_birthday(birth: date, gap: int) -> None:
    day = birth + gap * DAY
    age = age_on(birth, day)
    assert age >= 0
    assert age == 0 or add_years(birth, age) < day
    assert day <= add_years(birth, age + 1)


@pytest.mark.parametrize(("day", "age"), [("2022-02-28", 17), ("2022-03-01", 18), ("2024-02-29", 19)])
def test_a_birthday_on_29_february(day: str, age: int) -> None:
    assert age_on(date(2004, 2, 29), date.fromisoformat(day)) == age


def test_no_age_before_birth() -> None:
    with pytest.raises(ValueError, match="早于出生日期"):
        age_on(date(2024, 1, 2), date(2024, 1, 1))


def test_counting_days() -> None:
    assert days_after(date(2024, 2, 28), 10) == date(2024, 3, 9)
    assert days_between(date(2024, 3, 1), date(2024, 2, 28)) == -2
    assert days_counted(date(2023, 3, 1), date(2023, 4, 29)) == 60
