"""The time of the day behind a day."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import UnreadableError
from jianheng.intake.cells.clock import Clock, split_clock


@pytest.mark.parametrize(
    ("text", "day", "clock"),
    [
        ("2019-03-01 08:30", "2019-03-01", Clock(8, 30, "minute")),
        ("2019-03-01t08:30:59.123", "2019-03-01", Clock(8, 30, "minute")),
        ("20190301083000", "20190301", Clock(8, 30, "minute")),
        ("2019年3月1日8时", "2019年3月1日", Clock(8, 0, "hour")),
        ("2019年3月1日上午9点整", "2019年3月1日", Clock(9, 0, "hour")),
        ("2019年3月1日中午12点", "2019年3月1日", Clock(12, 0, "hour")),
        ("2019年3月1日中午1点", "2019年3月1日", Clock(13, 0, "hour")),
        ("2019年3月1日下午15时", "2019年3月1日", Clock(15, 0, "hour")),
        ("2019年3月1日凌晨零时五分", "2019年3月1日", Clock(0, 5, "minute")),
        ("2019-03-01上午9:30", "2019-03-01", Clock(9, 30, "minute")),
        ("2019-03-01", "2019-03-01", None),
        ("2019-03-018:30", "2019-03-018:30", None),
        ("2019-03-01 8:30分", "2019-03-01", Clock(8, 30, "minute")),
        ("2019年3月1日8时零5分", "2019年3月1日", Clock(8, 5, "minute")),
        ("2019年3月1日深夜11时", "2019年3月1日", Clock(23, 0, "hour")),
        ("2019年3月1日午后3时", "2019年3月1日", Clock(15, 0, "hour")),
        ("2019/3/1 08:30:00 下午", "2019/3/1", Clock(20, 30, "minute")),
        ("mar 1 2019 2:30pm", "mar 1 2019", Clock(14, 30, "minute")),
        ("mar 1 2019 12:00am", "mar 1 2019", Clock(0, 0, "minute")),
        ("2019-03-01 0830", "2019-03-01", Clock(8, 30, "minute")),
        ("2019年3月1日0830", "2019年3月1日", Clock(8, 30, "minute")),
        ("20190301 083059", "20190301", Clock(8, 30, "minute")),
        ("2019-03-01 2400", "2019-03-01", Clock(0, 0, "day")),
        ("2019-03-01 8点半", "2019-03-01", Clock(8, 30, "minute")),
        ("2019年3月1日下午3点", "2019年3月1日", Clock(15, 0, "hour")),
        # The last figures are no time here.
        ("03 01 2019", "03 01 2019", None),
        ("2019-03-01 830", "2019-03-01 830", None),
    ],
)
def test_day_and_time_are_parted(text: str, day: str, clock: Clock | None) -> None:
    assert split_clock(text) == (day, clock)


@given(st.times())
def test_every_minute_reads_back(moment: time) -> None:
    expected = Clock(moment.hour, moment.minute, "minute")
    for form in (" %H:%M", "T%H:%M:%S"):
        assert split_clock("2019-03-01" + moment.strftime(form)) == ("2019-03-01", expected)
    half = "上午" if moment.hour < 12 else "下午"
    if moment.hour % 12:
        assert split_clock(f"2019年3月1日{half}{moment.hour % 12}:{moment:%M}")[1] == expected


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-03-01 24:30", "没有这样的时刻"),
        ("2019-03-01 下午24:00", "没有这样的时刻"),
        ("2019年3月1日夜里2点", "可能是当天凌晨，也可能是次日凌晨"),
        ("2019年3月1日上午10:00-11:00", "写的是一段时间（至 11:00）"),
        ("2019年3月1日上午13点", "没有这样的时刻"),
        ("2019年3月1日晚上12点", "可能是中午，也可能是半夜"),
        ("2019-03-01t08:30:00z", "别的时区"),
        ("2019-03-01 23:60", "没有这样的时刻"),
        ("2019-03-01 2360", "没有这样的时刻"),
        ("2019-03-01 1983", "没有这样的时刻"),
        ("8点半", "只有时刻，没有日期"),
        ("下午3点", "只有时刻，没有日期"),
        ("08:30:00", "只有时刻，没有日期"),
    ],
)
def test_what_is_no_certain_time(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        split_clock(text)


@pytest.mark.parametrize("behind", ["10时许", "8时左右", "上午", "晚", "（下午）", "24时", "24:00", "24:00:00"])
def test_what_makes_only_the_day_certain(behind: str) -> None:
    text = f"2019年3月1日{behind}".replace("（", "(").replace("）", ")")
    assert split_clock(text) == ("2019年3月1日", Clock(0, 0, "day"))


@pytest.mark.parametrize("behind", ["上午12:00:00", "下午12点"])
def test_twelve_is_of_the_day_whatever_it_means(behind: str) -> None:
    assert split_clock(f"2019年3月1日{behind}", of_day=True) == ("2019年3月1日", Clock(0, 0, "day"))
    with pytest.raises(UnreadableError, match="可能是中午，也可能是半夜"):
        split_clock(f"2019年3月1日{behind}")
