from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cleaning import PartDate, find_dates, fold, read_date
from jianheng.law.term import chinese_number

DIGITS = "〇一二三四五六七八九"


def in_chinese(day: date) -> str:
    year = "".join(DIGITS[int(digit)] for digit in str(day.year))
    return f"{year}年{chinese_number(day.month)}月{chinese_number(day.day)}日"


@given(st.dates(date(1949, 10, 1), date(2099, 12, 31)))
def test_every_day_in_every_form(day: date) -> None:
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}年{day.month:02}月{day.day:02}日",
        in_chinese(day),
        in_chinese(day).replace("〇", "○"),
        in_chinese(day).replace("〇", "Ο"),
        in_chinese(day).replace("〇", "O"),
        in_chinese(day).replace("〇", "0"),
        day.isoformat(),
        day.strftime("%Y.%m.%d"),
        day.strftime("%Y%m%d"),
    )
    assert {read_date(form) for form in forms} == {PartDate(day, day)}


@pytest.mark.parametrize(
    ("words", "lo", "hi"),
    [
        ("2015年12月", date(2015, 12, 1), date(2015, 12, 31)),
        ("2016年2月", date(2016, 2, 1), date(2016, 2, 29)),
        ("二0一四年", date(2014, 1, 1), date(2014, 12, 31)),
        ("2010年元月5日", date(2010, 1, 5), date(2010, 1, 5)),
        ("201O年1O月2O日", date(2010, 10, 20), date(2010, 10, 20)),
        ("２０１８年５月１日", date(2018, 5, 1), date(2018, 5, 1)),
    ],
)
def test_parts_and_odd_prints(words: str, lo: date, hi: date) -> None:
    assert read_date(words) == PartDate(lo, hi)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "2019年2月30日",
        "2019年13月1日",
        "2019-02-30",
        "同年5月1日",
        "12月5日",
        "201年5月",
        "2019年5日",
        "2019年10",
        "二〇一九年十",
    ],
)
def test_no_such_day_is_not_read(words: str) -> None:
    assert read_date(words) is None


def days(text: str) -> list[str | None]:
    return [value and f"{value.lo}/{value.hi}" for value, _, _ in find_dates(fold(text))]


def test_the_same_year_means_the_year_before_in_the_text() -> None:
    assert days("2012年3月1日判决，同年4月2日交付，次年5月3日减刑") == [
        "2012-03-01/2012-03-01",
        "2012-04-02/2012-04-02",
        "2013-05-03/2013-05-03",
    ]


def test_the_same_month() -> None:
    assert days("2012年3月1日宣判，同月9日交付") == ["2012-03-01/2012-03-01", "2012-03-09/2012-03-09"]


def test_a_missing_day_word_is_read_before_what_must_follow_a_day() -> None:
    assert days("1989年7月1出生") == ["1989-07-01/1989-07-01"]
    assert days("1989年7月1，男") == []


def test_a_year_of_awards_is_no_date() -> None:
    assert days("评为2019年度监狱优秀学员") == []


def test_a_day_that_does_not_exist_is_found_without_a_value() -> None:
    assert days("于2019年2月30日报送") == [None]


def test_bounds_must_be_in_order() -> None:
    with pytest.raises(ValueError, match="上下限颠倒"):
        PartDate(date(2020, 1, 2), date(2020, 1, 1))
