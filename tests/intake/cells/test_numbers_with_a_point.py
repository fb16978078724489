"""What a number cell has lost, or has too much of."""

from __future__ import annotations

from datetime import datetime

import pytest

from jianheng.intake.cells import Reading, UnreadableError
from jianheng.intake.cells.days import read_day, read_moment
from jianheng.intake.cells.terms import read_term_cell

SERIALS = Reading(serials=True)


def test_the_last_second_of_a_day_is_of_that_day() -> None:
    assert str(read_day(43525.99999, "43525.99999", part=False, reading=SERIALS).lo) == "2019-03-01"
    assert read_moment(43525.99977, "43525.99977", reading=SERIALS) == (datetime(2019, 3, 1, 23, 59), "minute")
    assert read_moment(43525.354699, "43525.354699", reading=SERIALS) == (datetime(2019, 3, 1, 8, 30), "minute")


@pytest.mark.parametrize("hour", range(24))
def test_every_full_hour_is_that_hour(hour: int) -> None:
    number = 43525 + hour / 24
    assert read_moment(number, str(number), reading=SERIALS)[0] == datetime(2019, 3, 1, hour)


def test_a_number_may_have_lost_the_last_figure_of_october() -> None:
    with pytest.raises(UnreadableError, match="可能是 2019 年 1 月，也可能是 10 月"):
        read_day(2019.1, "2019.1", part=True)
    assert str(read_day("2019.1", "2019.1", part=True).hi) == "2019-01-31"
    assert str(read_day(2019.2, "2019.2", part=True).lo) == "2019-02-01"


@pytest.mark.parametrize("text", ["42.0", "6.0", "36.6", "36-6", "60年", "98年", "420个月", "二十六年"])
def test_what_no_term_can_be_is_none(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_term_cell(text)


@pytest.mark.parametrize(("text", "term"), [("25年", "25y"), ("300个月", "300m"), ("3.6", "3y6m"), ("24-11", "24y11m")])
def test_the_longest_is_one(text: str, term: str) -> None:
    assert str(read_term_cell(text)) == term
