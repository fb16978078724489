"""Terms: steps, articles by date, doubts and what is refused."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.law import Term
from jianheng.law.dates import term_end
from jianheng.law.reckoning import result_lines
from jianheng.law.sentence import broken_end, sentence_end

DAYS = st.dates(date(1997, 10, 1), date(2060, 12, 31))
TERMS = st.builds(Term, st.integers(0, 25), st.integers(0, 30), st.integers(0, 30)).filter(lambda term: term > Term())


@given(DAYS, TERMS, st.integers(0, 400))
def test_the_reading_of_the_interpretation_is_always_among_the_lawful_ones(
    start: date, term: Term, credit: int
) -> None:
    found = sentence_end(start, term, credit)
    assert found.lo is not None
    assert found.hi is not None
    assert found.lo <= term_end(start, term, credit) <= found.hi
    # 读法之差至多三日，且只在月末起算、有年有月时才有。
    assert found.hi - found.lo <= timedelta(days=3)
    if found.lo != found.hi:
        assert start.day >= 28
        assert term.years
        assert term.months
        assert found.doubts


@given(DAYS, TERMS, st.integers(0, 90), st.integers(0, 90))
def test_an_uncertain_credit_gives_the_ends_of_both(start: date, term: Term, one: int, other: int) -> None:
    least, most = sorted((one, other))
    found, earliest, latest = (sentence_end(start, term, credit) for credit in ((least, most), most, least))
    assert (found.lo, found.hi) == (earliest.lo, latest.hi)


@pytest.mark.parametrize(
    ("on", "cited"),
    [(date(2005, 6, 1), "刑法1997"), (date(2012, 6, 1), "刑法#"), (date(2024, 6, 1), "刑法#")],
)
def test_the_article_is_that_of_the_judgment(on: date, cited: str) -> None:
    found = sentence_end(date(2005, 6, 1), Term.parse("3y"), on=on)
    assert found.steps[0].cite[0].startswith(cited)
    # 第二百零二条自2021年3月1日起才写明刑期的算法。
    assert any("202" in ref for step in found.steps for ref in step.cite) == (on >= date(2021, 3, 1))


def test_every_step_is_told_in_both_languages() -> None:
    found = sentence_end(date(2023, 2, 28), Term.parse("1y1m"), 10)
    assert result_lines(found, "zh") == [
        "1. 刑期起算，当日计入：2023-02-28（刑法第四十七条）",
        "2. 加一年，至对应日：2024-02-28（刑诉法解释（2021）第二百零二条第二款）",
        "3. 加一个月，至对应日：2024-03-28 至 2024-03-31（刑诉法解释（2021）第二百零二条第二款）",
        "4. 届满之日为前一日：2024-03-27 至 2024-03-30（刑诉法解释（2021）第二百零二条第二款）",
        "5. 减去折抵的10日：2024-03-17 至 2024-03-20（刑法第四十七条）",
        "存疑：刑期有年有月，又自月末起算，先加年还是先加月条文没有写，两种算法相差3日",
    ]
    assert result_lines(found, "en")[-1].startswith("open: years and months from a month's end")


@pytest.mark.parametrize("credit", [-1, (5, 3), (-1, 2)])
def test_a_credit_that_is_none_is_refused(credit: int | tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="折抵天数"):
        sentence_end(date(2024, 1, 1), Term(1), credit)


@pytest.mark.parametrize(
    ("blocks", "says"),
    [
        ([], "没有羁押起止日"),
        ([(date(2024, 1, 1), None), (date(2024, 2, 1), None)], "缺止日"),
        ([(date(2024, 1, 9), date(2024, 1, 1)), (date(2024, 2, 1), None)], "颠倒"),
        ([(date(2024, 1, 1), date(2024, 3, 1)), (date(2024, 2, 1), None)], "早于前一次的止日"),
    ],
)
def test_custody_that_cannot_be_is_refused(blocks: list[tuple[date, date | None]], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        broken_end(blocks, Term(1))


def test_before_the_interpretation_said_so_both_ways_of_counting_months_are_lawful() -> None:
    # 2018年判决拘役四个月，自2月28日起：至6月27日或者至6月29日，当时条文没有写明。
    old = sentence_end(date(2018, 2, 28), Term(0, 4), penalty="criminal_detention", on=date(2018, 6, 1))
    assert (old.lo, old.hi) == (date(2018, 6, 27), date(2018, 6, 29))
    assert "2021年3月1日以前" in old.doubts[0].zh
    new = sentence_end(date(2022, 2, 28), Term(0, 4), penalty="criminal_detention", on=date(2022, 6, 1))
    assert new.exact == date(2022, 6, 29)
