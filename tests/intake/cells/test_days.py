"""Days and moments as cells state them."""

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import Field
from jianheng.intake.cells import Reading, UnreadableError
from jianheng.intake.cells.century import Window, window_of
from jianheng.intake.cells.days import read_day, read_moment

EXPORTED = Reading(export_day=date(2026, 5, 31))
OF_AN_ACT = window_of(Field("decided_on", "date", time="occurred"), EXPORTED)
OF_A_BIRTH = window_of(Field("birth_on", "date", time="occurred"), EXPORTED)
OF_A_PLAN = window_of(Field("term_until", "date", time="planned"), EXPORTED)

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
        ("2024年2月份", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024年2月上旬", date(2024, 2, 1), date(2024, 2, 10)),
        ("2024年2月中旬", date(2024, 2, 11), date(2024, 2, 20)),
        ("2024年2月下旬", date(2024, 2, 21), date(2024, 2, 29)),
        ("二〇二四年二月", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024年底", date(2024, 1, 1), date(2024, 12, 31)),
        ("2024年上半年", date(2024, 1, 1), date(2024, 6, 30)),
        ("2024年第三季度", date(2024, 7, 1), date(2024, 9, 30)),
    ],
)
def test_a_month_or_year_keeps_its_bounds(text: str, lo: date, hi: date) -> None:
    found = read_day(text, text, part=True)
    assert (found.lo, found.hi) == (lo, hi)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("2024-02-30", "2024 年 2 月只有 29 天，没有 30 日"),
        ("2019年4月31日", "2019 年 4 月只有 30 天，没有 31 日"),
        ("二〇一九年二月三十日", "2019 年 2 月只有 28 天，没有 30 日"),
        ("2019.13.1", "没有 13 月"),
        ("2019年3月1日（星期六）", "2019-03-01 是星期五"),
        ("2019年底", "没有写到日"),
        ("2019年3月上旬", "没有写到日"),
        ("3/1/2019", "可能是 2019-03-01，也可能是 2019-01-03"),
        ("01-03-2019", "可能是 2019-01-03，也可能是 2019-03-01"),
        ("民国八年", "不能读作日期"),
        ("2019-03-01 25:00", "没有这样的时刻"),
        ("2019-03-01T20:00:00Z", "带有别的时区"),
        ("45443", "如是，为 2024-05-31"),
        ("昨天", "不能读作日期"),
        ("4月6日", "没有写年份"),
        ("十二月二十八日", "没有写年份"),
        ("2024年2月", "没有写到日"),
        ("1024-02-03", "年份不在 1900 至 2100 年之间"),
        (45443, "可能是 Excel 的日期序号"),
        (45443.0, "可能是 Excel 的日期序号"),
        ("0019-03-01", "年份不在 1900 至 2100 年之间"),
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
        ("20240531143000", datetime(2024, 5, 31, 14, 30), "minute"),
        ("2024-05-31 上午9:30", datetime(2024, 5, 31, 9, 30), "minute"),
        ("2024年5月31日下午3点", datetime(2024, 5, 31, 15), "hour"),
        ("2024年5月31日下午3点半", datetime(2024, 5, 31, 15, 30), "minute"),
        ("2024年5月31日（星期五）晚8时", datetime(2024, 5, 31, 20), "hour"),
        ("2024/5/31 2:30:00 PM", datetime(2024, 5, 31, 14, 30), "minute"),
        ("二〇二四年五月三十一日八时三十分", datetime(2024, 5, 31, 8, 30), "minute"),
        ("2024年5月31日0时", datetime(2024, 5, 31), "hour"),
        ("2024-05-31T14:30:00+08:00", datetime(2024, 5, 31, 14, 30), "minute"),
        ("2024-05-31", datetime(2024, 5, 31), "day"),
        ("2024-05-31 00:00", datetime(2024, 5, 31), "day"),
        ("2024年5月31日10时许", datetime(2024, 5, 31), "day"),
        ("2024年5月31日上午", datetime(2024, 5, 31), "day"),
        ("2024年5月31日24时", datetime(2024, 5, 31), "day"),
        ("May 31 2024 12:00AM", datetime(2024, 5, 31), "day"),
        ("May 31 2024  2:30PM", datetime(2024, 5, 31, 14, 30), "minute"),
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


@pytest.mark.parametrize("text", ["2024年5月31日下午12点", "2024年5月31日晚上12点", "2024年5月31日上午12:00"])
def test_twelve_may_be_noon_or_midnight(text: str) -> None:
    with pytest.raises(UnreadableError, match="可能是中午，也可能是半夜"):
        read_moment(text, text)


@pytest.mark.parametrize("text", ["2024年5月31日上午15点", "2024年5月31日凌晨9点", "2024年5月31日25时"])
def test_an_hour_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises(UnreadableError, match="没有这样的时刻"):
        read_moment(text, text)


@pytest.mark.parametrize(
    "text",
    [
        "2019年3月1号",
        "二O一九年三月一日",
        "二○一九年三月一日",
        "二零一九年三月一日",
        "２０１９年３月１日",
        "2019 年 3 月 1 日",
        "2019 03 01",
        "2019—03—01",
        "2019。3。1",
        "2019年3月1日（星期五）",
        "2019年3月1日 周五",
        "2019-03-01T08:30:00",
        "20190301083000",
        "2019年3月1日8时30分",
        "1-Mar-2019",
        "01-3月-2019",
        "Mar 1, 2019",
    ],
)
def test_odd_ways_of_writing_the_first_of_march_2019(text: str) -> None:
    assert read_day(text, text, part=False).day == date(2019, 3, 1)


@pytest.mark.parametrize(
    ("text", "window", "day"),
    [
        ("19.3.1", OF_AN_ACT, date(2019, 3, 1)),
        ("19年3月1日", OF_AN_ACT, date(2019, 3, 1)),
        ("85.5.1", OF_AN_ACT, date(1985, 5, 1)),
        ("850501", OF_AN_ACT, date(1985, 5, 1)),
        ("八五年五月一日", OF_A_BIRTH, date(1985, 5, 1)),
        ("35年5月1日", OF_A_PLAN, date(2035, 5, 1)),
        ("01-3月-19", OF_AN_ACT, date(2019, 3, 1)),
        ("1/13/19", OF_AN_ACT, date(2019, 1, 13)),
    ],
)
def test_two_digits_of_a_year_where_one_century_alone_is_possible(text: str, window: Window, day: date) -> None:
    assert read_day(text, text, part=False, window=window).day == day


@pytest.mark.parametrize(
    ("text", "window", "words"),
    [
        ("19.3.1", OF_A_BIRTH, "可能是 1919-03-01，也可能是 2019-03-01"),
        ("85年5月1日", OF_A_PLAN, "可能是 1985-05-01，也可能是 2085-05-01"),
        ("19-03-01", OF_AN_ACT, "可能是 2019-03-01，也可能是 2001-03-19"),
        ("3/1/19", OF_AN_ACT, "可能是 2019-03-01，也可能是 2019-01-03"),
        ("201203", OF_AN_ACT, "可能是 2012-03-01 至 2012-03-31，也可能是 2020-12-03"),
    ],
)
def test_both_readings_are_named_where_two_are_possible(text: str, window: Window, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read_day(text, text, part=True, window=window)


@pytest.mark.parametrize(
    ("text", "order", "day"),
    [
        ("19-03-01", "ymd", date(2019, 3, 1)),
        ("3/1/19", "mdy", date(2019, 3, 1)),
        ("1/3/2019", "dmy", date(2019, 3, 1)),
        ("190301", "ymd", date(2019, 3, 1)),
    ],
)
def test_the_order_of_the_column_decides(text: str, order: str, day: date) -> None:
    assert read_day(text, text, part=False, reading=Reading(order=order), window=OF_AN_ACT).day == day


def test_six_digits_are_a_month_where_the_column_says_so() -> None:
    assert read_day("201203", "201203", part=True, reading=Reading(order="ym")).hi == date(2012, 3, 31)


@given(days.filter(lambda day: date(1955, 1, 1) < day < date(2095, 1, 1)))
def test_numbers_of_days_once_the_column_says_so(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    for value in (serial, float(serial) + 0.25, str(serial)):
        assert read_day(value, str(value), part=False, reading=Reading(serials=True)).day == day
    assert read_moment(serial + 0.5, "", reading=Reading(serials=True)) == (
        datetime(day.year, day.month, day.day, 12),
        "minute",
    )
    from_1904 = Reading(serials=True, serials_1904=True)
    with pytest.raises(UnreadableError, match="从 1904 年起算"):
        read_day(str(serial), str(serial), part=False, reading=from_1904)
    assert read_day(serial, str(serial), part=False, reading=from_1904).day == day + timedelta(days=1462)


@given(
    st.text() | st.text("0123456789年月日号〇零一二三十-/. :时分点上下午旬星期五()"),
    st.booleans(),
    st.sampled_from(["", "ymd", "ym"]),
)
def test_any_text_is_a_day_or_a_problem(text: str, part: bool, order: str) -> None:
    try:
        found = read_day(text, text, part=part, reading=Reading(order=order), window=OF_AN_ACT)
    except UnreadableError:
        return
    assert date(1900, 1, 1) <= found.lo <= found.hi <= date(2100, 12, 31)
    if found.day:
        assert read_day(str(found.day), str(found.day), part=part).day == found.day


@given(st.text() | st.text("2019-03 08:年月日时点分上下午晚凌晨T"))
def test_any_text_is_a_moment_or_a_problem(text: str) -> None:
    try:
        moment, exact = read_moment(text, text)
    except UnreadableError:
        return
    if exact == "minute":
        assert read_moment(str(moment), str(moment)) == (moment, exact)


@pytest.mark.parametrize(
    "value",
    ["1970-01-01 08:00:00", "1970-01-01 08:00", "1970/1/1 8:00:00", "1970-01-01T08:00:00", datetime(1970, 1, 1, 8)],
)
def test_the_first_second_of_a_system_is_no_time(value: object) -> None:
    for read in (lambda: read_moment(value, str(value)), lambda: read_day(value, str(value), part=False)):
        with pytest.raises(UnreadableError, match="系统的空值"):
            read()
    assert read_day("1970-01-01", "1970-01-01", part=False).day == date(1970, 1, 1)
    assert read_moment("1970-01-01 08:30", "1970-01-01 08:30") == (datetime(1970, 1, 1, 8, 30), "minute")


@pytest.mark.parametrize(("text", "month"), [("2019年10", 10), ("2019年05", 5), ("2019年12", 12)])
def test_a_month_without_its_last_word_is_the_month(text: str, month: int) -> None:
    found = read_day(text, text, part=True)
    assert (found.lo, found.hi.month) == (date(2019, month, 1), month)
    with pytest.raises(UnreadableError, match="没有写到日"):
        read_day(text, text, part=False)


@pytest.mark.parametrize("text", ["2019年5日", "2019年13", "2019年0"])
def test_a_day_without_a_month_is_no_year(text: str) -> None:
    with pytest.raises(UnreadableError, match="不能读作日期"):
        read_day(text, text, part=True)


def test_a_number_that_may_be_a_year_and_a_month_says_so() -> None:
    with pytest.raises(UnreadableError, match="1955-04-12），也可能是 2019 年 1 月"):
        read_day(20191, "20191", part=True)


@pytest.mark.parametrize(
    "text",
    [
        "2019年3月1日上午",
        "2019年3月1日晚",
        "2019/3/1 上午 12:00:00",
        "Mar  1 2019 12:00AM",
        "2019年3月1日10时许",
        "2019年3月1日24时",
        "自2019年3月1日起",
        "2019年3月1日起",
        "2019年3月1日止",
        "至2019年3月1日止。",
        "2019.3.1.",
        "2019.3.1。",
        "'2019-03-01",
        "二〇一九年〇三月〇一日",
        "19年3月1日起",
    ],
)
def test_a_day_is_certain_whatever_stands_beside_it(text: str) -> None:
    assert read_day(text, text, part=False, window=OF_AN_ACT).day == date(2019, 3, 1)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("二〇二〇年一二月三一日", date(2020, 12, 31)),
        ("二〇二〇年二月二九日", date(2020, 2, 29)),
        ("二〇二〇年一〇月一二日", date(2020, 10, 12)),
    ],
)
def test_digit_by_digit(text: str, day: date) -> None:
    assert read_day(text, text, part=False).day == day


@pytest.mark.parametrize(
    "text",
    [
        "二〇二〇年三月一二日",  # the first or second, or the twelfth
        "二〇二〇年一二月",
        "二〇一九年一十月",
        "2019年3月1日前",
        "2019年3月某日",
        "2019年3月 日",
        "2019年3月1-3日",
        "2019年3月1日夜里",
    ],
)
def test_what_is_no_certain_day_is_not_said_to_be_day_zero(text: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_day(text, text, part=False)
    assert caught.value.what.zh == "不能读作日期"
