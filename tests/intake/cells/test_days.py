"""Days and moments as cells state them."""

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import UnreadableError
from jianheng.intake.cells.days import read_day, read_moment

days = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


@given(days, st.sampled_from(["{:%Y-%m-%d}", "{:%Y/%m/%d}", "{:%Y%m%d}", "{:%Y年%m月%d日}", "{:%Y.%m.%d}"]))
def test_every_way_of_writing_a_day_gives_the_day(day: date, form: str) -> None:
    text = form.format(day)
    assert read_day(text, text, part=False).day == day


@given(days)
def test_a_day_that_excel_knows_stays_the_day(day: date) -> None:
    moment = datetime(day.year, day.month, day.day, 9, 30)
    assert read_day(day, "", part=False).day == day
    assert read_day(moment, "", part=False).day == day


@pytest.mark.parametrize("text", ["2024/5/31 0:00", "2024-05-31 00:00:00", "2024-05-31T00:00:00.0", "2024-5-31"])
def test_midnight_behind_a_day_says_nothing(text: str) -> None:
    assert read_day(text, text, part=False).day == date(2024, 5, 31)


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("2024年2月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("202402", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024.02.29", date(2024, 2, 29), date(2024, 2, 29)),
    ],
)
def test_a_month_or_year_keeps_its_bounds(text: str, lo: date, hi: date) -> None:
    found = read_day(text, text, part=True)
    assert (found.lo, found.hi) == (lo, hi)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-02-30", "不能读作日期"),
        ("昨天", "不能读作日期"),
        ("2024年2月", "没有写到日"),
        ("1024-02-03", "年份不在 1900 至 2100 年之间"),
        (45443, "可能是 Excel 的日期序号"),
        (45443.0, "可能是 Excel 的日期序号"),
        ("05/31/2024", "不能读作日期"),
    ],
)
def test_what_is_no_day_says_why(value: object, words: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(words)) as caught:
        read_day(value, str(value), part=False)
    assert "2024-05-31" in caught.value.expected.zh


@pytest.mark.parametrize(
    ("value", "moment", "precision"),
    [
        ("2024-05-31 14:30", datetime(2024, 5, 31, 14, 30), "minute"),
        ("2024-05-31 14:30:59", datetime(2024, 5, 31, 14, 30), "minute"),
        ("2024/5/31T9:05", datetime(2024, 5, 31, 9, 5), "minute"),
        ("2024年5月31日14时30分", datetime(2024, 5, 31, 14, 30), "minute"),
        ("2024年5月31日14时", datetime(2024, 5, 31, 14), "hour"),
        ("2024-05-31", datetime(2024, 5, 31), "day"),
        ("2024-05-31 00:00", datetime(2024, 5, 31), "day"),
        (datetime(2024, 5, 31, 14, 30, 12), datetime(2024, 5, 31, 14, 30), "minute"),
        (datetime(2024, 5, 31), datetime(2024, 5, 31), "day"),
        (date(2024, 5, 31), datetime(2024, 5, 31), "day"),
    ],
)
def test_moments_know_how_exact_they_are(value: object, moment: datetime, precision: str) -> None:
    assert read_moment(value, str(value)) == (moment, precision)


def test_an_hour_that_does_not_exist_is_refused() -> None:
    with pytest.raises(UnreadableError, match="没有这样的时刻"):
        read_moment("2024-05-31 25:30", "2024-05-31 25:30")
