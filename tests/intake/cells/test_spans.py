"""Two days in one cell."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.intake.cells import Span, UnreadableError, read_span, read_spans
from jianheng.intake.cells.century import Window
from jianheng.intake.cleaning import PartDate

A, B = date(2019, 3, 1), date(2022, 2, 28)


@pytest.mark.parametrize(
    "text",
    [
        "2019.3.1—2022.2.28",
        "2019.3.1-2022.2.28",
        "2019-03-01-2022-02-28",
        "2019-03-01 - 2022-02-28",
        "2019/3/1~2022/2/28",
        "20190301-20220228",
        "自2019年3月1日起至2022年2月28日止",
        "从2019年3月1日到2022年2月28日",
        "2019年3月1日——2022年2月28日",
        "（自2019年3月1日起至2022年2月28日止）",
        "二〇一九年三月一日至二〇二二年二月二十八日",
        "２０１９年３月１日至２０２２年２月２８日",
    ],
)
def test_every_way_of_writing_a_span(text: str) -> None:
    span = read_span(text)
    assert span == Span(PartDate(A, A), PartDate(B, B), open=False)


@pytest.mark.parametrize("text", ["2019-03-01至今", "2019.3.1-至今", "自2019年3月1日起至今", "2019年3月1日—现在"])
def test_what_still_runs_is_open(text: str) -> None:
    span = read_span(text)
    assert span == Span(PartDate(A, A), None, open=True)


@pytest.mark.parametrize("text", ["2019年3月1日起", "2019.3.1-", "2019年3月1日至", "2019-03-01—"])
def test_a_beginning_alone_does_not_say_that_it_still_runs(text: str) -> None:
    assert read_span(text) == Span(PartDate(A, A), None, open=False)


@pytest.mark.parametrize("text", ["-2022.2.28", "至2022年2月28日止", "—2022-02-28"])
def test_an_end_alone(text: str) -> None:
    assert read_span(text) == Span(None, PartDate(B, B), open=False)


@pytest.mark.parametrize(
    ("text", "lo", "hi"),
    [
        ("2019年至2021年", date(2019, 1, 1), date(2021, 12, 31)),
        ("2019-2021", date(2019, 1, 1), date(2021, 12, 31)),
        ("2019.3-2019.5", date(2019, 3, 1), date(2019, 5, 31)),
        ("2019年3月至5月", date(2019, 3, 1), date(2019, 5, 31)),
        ("2019年3月1日至15日", date(2019, 3, 1), date(2019, 3, 15)),
    ],
)
def test_months_and_years_keep_their_bounds(text: str, lo: date, hi: date) -> None:
    span = read_span(text)
    assert span.first is not None
    assert span.last is not None
    assert (span.first.lo, span.last.hi) == (lo, hi)


def test_several_spans() -> None:
    text = "2019-03-01至2020-01-01；2020-02-01至今"
    assert [(span.first and str(span.first.day), span.open) for span in read_spans(text)] == [
        ("2019-03-01", False),
        ("2020-02-01", True),
    ]
    with pytest.raises(UnreadableError, match="写了 2 段起止"):
        read_span(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2019-03-01", "只写了一个日期"),
        ("2022-01-01至2019-01-01", "止期早于起期"),
        ("2019年2月30日至2019年3月1日", "“2019年2月30日”没有这一天"),
        ("三年", "不能读作起止"),
        ("", "没有写起止"),
        ("3/1/2019-5/1/2019", "也可能是"),
    ],
)
def test_what_is_no_span_says_why(text: str, words: str) -> None:
    with pytest.raises(UnreadableError, match=words):
        read_span(text)


@given(st.dates(date(1950, 1, 1), date(2090, 1, 1)), st.integers(0, 3000), st.sampled_from(["-", "至", "~", "—"]))
def test_a_span_reads_back(first: date, days: int, join: str) -> None:
    last = first + timedelta(days)
    for form in ("{:%Y-%m-%d}", "{:%Y.%m.%d}", "{:%Y年%m月%d日}", "{:%Y%m%d}"):
        span = read_span(form.format(first) + join + form.format(last))
        assert span == Span(PartDate(first, first), PartDate(last, last), open=False)


@given(st.text() | st.text("0123456789年月日至今起止自.-~；"))
def test_any_text_is_spans_or_a_problem(text: str) -> None:
    try:
        found = read_spans(text)
    except UnreadableError:
        return
    assert all(span.first is None or span.last is None or span.first.lo <= span.last.hi for span in found)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [("2019年1-3月", "2019-01-01", "2019-03-31"), ("2019年10-12月", "2019-10-01", "2019-12-31")],
)
def test_months_of_one_year(text: str, first: str, last: str) -> None:
    found = read_span(text)
    assert found.first is not None
    assert found.last is not None
    assert (str(found.first.lo), str(found.last.hi)) == (first, last)


@pytest.mark.parametrize(
    "text", ["2019年3月1日\n至2022年2月28日", "2019年3月1日至\n2022年2月28日止", "2019.3.1.-2022.2.28."]
)
def test_one_span_over_two_lines_or_with_stops(text: str) -> None:
    found = read_span(text)
    assert (str(found.first and found.first.day), str(found.last and found.last.day)) == ("2019-03-01", "2022-02-28")


AFTER_1949 = Window(date(1949, 10, 1))


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("19.3.1-22.2.28", "2019-03-01", "2022-02-28"),  # 22.2.28 alone may be a day of 2028
        ("201203-201305", "2012-03-01", "2013-05-31"),
    ],
)
def test_both_ends_are_written_one_way(text: str, first: str, last: str) -> None:
    found = read_span(text, window=AFTER_1949)
    assert found.first is not None
    assert found.last is not None
    assert (str(found.first.lo), str(found.last.hi)) == (first, last)


@pytest.mark.parametrize("text", ["3/1/2019-5/6/2019", "201203-201205", "19.3.1-22.2.8"])
def test_ends_that_fit_several_ways_stay_open(text: str) -> None:
    with pytest.raises(UnreadableError):
        read_span(text)
