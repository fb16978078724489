"""Several crimes: the caps of article 69 by sum and by the day of the crime, and what is left by articles 70 and 71."""

from datetime import date

import pytest

from jianheng.law import Term, load_tables
from jianheng.law.sentence import combined, combined_with_rest, left_after_omitted

TABLES = load_tables()


@pytest.mark.parametrize(
    ("terms", "crime", "most"),
    [
        # 刑法第六十九条第一款：总和不满三十五年的最高二十年，三十五年以上的最高二十五年，都不超过总和。
        (["3y", "2y6m"], date(2018, 1, 1), "5y6m"),
        (["15y", "12y", "7y11m"], date(2018, 1, 1), "20y"),
        (["15y", "12y", "8y"], date(2018, 1, 1), "25y"),
        # 修正案八时间效力第六条：数罪都在2011年4月30日以前的，最高二十年。
        (["15y", "12y", "8y"], date(2011, 4, 30), "20y"),
        (["15y", "12y", "8y"], date(2011, 5, 1), "25y"),
    ],
)
def test_a_combined_term_lies_between_the_longest_and_the_cap(terms: list[str], crime: date, most: str) -> None:
    found = combined([Term.parse(each) for each in terms], date(2020, 6, 1), TABLES, last_crime_on=crime)
    assert (found.lo, found.hi) == (max(map(Term.parse, terms)), Term.parse(most))
    assert found.doubts == ()


def test_without_the_day_of_the_crime_the_wider_cap_holds_and_it_is_said() -> None:
    found = combined([Term(15), Term(12), Term(8)], date(2020, 6, 1), TABLES)
    assert found.hi == Term(25)
    assert "没有写最后一罪的犯罪日" in found.doubts[0].zh


@pytest.mark.parametrize(("penalty", "each", "cap"), [("control", "2y", "3y"), ("criminal_detention", "6m", "1y")])
def test_other_kinds_have_caps_of_their_own(penalty: str, each: str, cap: str) -> None:
    found = combined([Term.parse(each)] * 3, date(2020, 6, 1), TABLES, penalty=penalty)
    assert found.hi == Term.parse(cap)


def test_a_new_crime_is_combined_with_what_is_left() -> None:
    # 第七十一条：先减后并；余刑六年与新罪五年，六年以上十一年以下。
    found = combined_with_rest(Term(6), [Term(5)], date(2020, 6, 1), TABLES, last_crime_on=date(2019, 1, 1))
    assert (found.lo, found.hi) == (Term(6), Term(11))
    assert found.steps[0].cite == ("刑法#71",)


def test_an_omitted_crime_counts_what_was_served() -> None:
    # 第七十条：先并后减；新的七年自2020-03-01起，已执行365日。
    assert left_after_omitted(date(2020, 3, 1), Term(7), 365).exact == date(2026, 2, 28)


def test_no_term_is_refused() -> None:
    with pytest.raises(ValueError, match="没有刑期"):
        combined([], date(2020, 6, 1), TABLES)
