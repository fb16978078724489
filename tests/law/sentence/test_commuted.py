"""Terms after reductions, and test periods."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from jianheng.law import Term
from jianheng.law.dates import term_end
from jianheng.law.sentence import (
    commuted_end,
    converted_end,
    converted_reprieve_end,
    parole_end,
    probation_end,
    prolonged,
    reprieve_end,
    rights_end,
    sentence_end,
)

DAYS = st.dates(date(2000, 1, 1), date(2040, 12, 31))


@given(DAYS, st.integers(5, 25), st.lists(st.integers(1, 24), min_size=1, max_size=4))
def test_reductions_recounted_or_taken_off_differ_by_three_days_at_most(
    start: date, years: int, cuts: list[int]
) -> None:
    taken = [Term(0, months) for months in cuts]
    left = Term(years)
    for cut in taken:
        left -= cut if left > cut else Term()
    found = commuted_end(start, Term(years), taken) if sum(cuts) < 12 * years else None
    if found is None:
        return
    assert found.lo is not None
    assert found.hi is not None
    assert found.hi - found.lo <= timedelta(days=3)
    assert found.lo <= term_end(start, left) <= found.hi
    if start.day < 28:
        assert found.lo == found.hi


@given(DAYS, st.lists(st.tuples(st.integers(0, 900), st.integers(0, 60)), max_size=4))
def test_days_that_do_not_count_move_the_end_once_each(end: date, spans: list[tuple[int, int]]) -> None:
    absences = [(end - timedelta(days=back), end - timedelta(days=max(0, back - length))) for back, length in spans]
    days = {first + timedelta(days=n) for first, last in absences for n in range((last - first).days + 1)}
    assert prolonged(end, absences).exact == end + timedelta(days=len(days))


def test_rights_go_on_after_a_new_sentence() -> None:
    one = rights_end(date(2020, 1, 1), Term(3), [(date(2021, 1, 1), date(2022, 12, 31))])
    plain = sentence_end(date(2020, 1, 1), Term(3)).exact
    assert plain is not None
    # 停止时余二年，自新主刑执行完毕之次日起继续二年（731日：2021、2022年的余期）。
    assert one.exact == date(2022, 12, 31) + timedelta(days=(plain - date(2021, 1, 1)).days + 1)
    assert rights_end(date(2020, 1, 1), Term(1), [(date(2025, 1, 1), date(2026, 1, 1))]).exact == date(2020, 12, 31)


def test_test_periods_and_conversions_run_from_the_day_that_the_article_names() -> None:
    # 刑法第七十三、八十三、八十、五十一条。
    assert probation_end(date(2024, 3, 11), Term(2)).exact == date(2026, 3, 10)
    assert parole_end(date(2024, 5, 1), date(2026, 8, 9)).exact == date(2026, 8, 9)
    assert parole_end(date(2024, 5, 1), None).exact == date(2034, 4, 30)
    assert converted_end(date(2019, 3, 12), Term(22)).exact == date(2041, 3, 11)
    assert reprieve_end(date(2018, 7, 1)).exact == date(2020, 6, 30)
    found = converted_reprieve_end(date(2020, 6, 30), Term(25))
    assert (found.lo, found.hi) == (date(2045, 6, 29), date(2045, 6, 30))
    assert found.doubts
