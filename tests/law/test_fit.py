"""Conditions tested against facts that are known, imprecise, unknown or known not to exist."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.law import NONE, UNKNOWN, Condition, Term
from jianheng.law.fit import all_of, fits, is_exact
from jianheng.law.tables.written import parse_interval

T = Term.parse
FIVE_TO_TEN = parse_interval("term", "term", "[5y, 10y)")
UP_TO_TEN = parse_interval("term", "term", "(, 10y]")
STRICT = Condition("category", "in", options=("strict", "unstated"))
REPENTS = Condition("repentance", "flag", options=("true",))
LIFE = Condition("term", "none")

numbers = st.integers(-20, 20)
ends = st.none() | numbers


@pytest.mark.parametrize(
    ("condition", "fact", "truth"),
    [
        (FIVE_TO_TEN, T("5y"), True),
        (FIVE_TO_TEN, T("60m"), True),
        (FIVE_TO_TEN, T("4y11m29d"), False),
        (FIVE_TO_TEN, T("10y"), False),
        (FIVE_TO_TEN, (T("6y"), T("8y")), True),
        (FIVE_TO_TEN, (T("4y"), T("5y")), None),
        (FIVE_TO_TEN, (T("10y"), T("12y")), False),
        (FIVE_TO_TEN, (None, T("4y")), False),
        (FIVE_TO_TEN, (T("6y"), None), None),
        (FIVE_TO_TEN, UNKNOWN, None),
        (FIVE_TO_TEN, NONE, False),
        (UP_TO_TEN, T("10y"), True),
        (UP_TO_TEN, T("10y1d"), False),
        (UP_TO_TEN, (None, T("10y")), True),
        (STRICT, "strict", True),
        (STRICT, "general", False),
        (STRICT, UNKNOWN, None),
        (STRICT, NONE, False),
        (REPENTS, True, True),
        (REPENTS, False, False),
        (REPENTS, UNKNOWN, None),
        (REPENTS, NONE, False),
        (LIFE, NONE, True),
        (LIFE, T("5y"), False),
        (LIFE, (None, T("5y")), False),
        (LIFE, UNKNOWN, None),
    ],
)
def test_a_condition_holds_fails_or_stays_open(condition: Condition, fact: Any, truth: bool | None) -> None:
    assert fits(condition, fact) is truth


def test_both_days_of_a_period_are_inside() -> None:
    period = Condition("on", "interval", date(2014, 6, 1), date(2021, 2, 28), True, True)
    assert fits(period, date(2014, 6, 1)) is True
    assert fits(period, date(2021, 2, 28)) is True
    assert fits(period, date(2014, 5, 31)) is False
    assert fits(period, date(2021, 3, 1)) is False


intervals = st.builds(Condition, st.just("n"), st.just("interval"), ends, ends, st.booleans(), st.booleans())


@given(intervals, numbers, st.integers(0, 8))
def test_bounds_agree_with_trying_every_value(condition: Condition, start: int, width: int) -> None:
    lo: Any = condition.lo
    hi: Any = condition.hi
    truths = {
        (lo is None or n > lo or (condition.lo_closed and n == lo))
        and (hi is None or n < hi or (condition.hi_closed and n == hi))
        for n in range(start, start + width + 1)
    }
    got = fits(condition, (start, start + width))
    if truths == {True}:
        assert got is True
    elif truths == {False}:
        assert got in (False, None), "between two whole numbers there may lie a value that fits"
    else:
        assert got is None
    assert fits(condition, start) is fits(condition, (start, start))


@given(st.lists(st.sampled_from([True, False, None])))
def test_and_is_false_before_unknown_before_true(truths: list[bool | None]) -> None:
    expected = False if False in truths else None if None in truths else True
    assert all_of(truths) is expected


def test_what_counts_as_exact() -> None:
    assert is_exact(T("5y"))
    assert is_exact(NONE)
    assert is_exact((T("5y"), T("60m")))
    assert not is_exact((None, None))
    assert not is_exact((T("5y"), T("6y")))
    assert not is_exact(UNKNOWN)
