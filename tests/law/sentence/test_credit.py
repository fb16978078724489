"""Days of a sentence that restraint before it takes off, by kind: expectations from the articles."""

from datetime import date

import pytest

from jianheng.law import load_tables
from jianheng.law.sentence import Restraint, credited

TABLES = load_tables()


def credit(penalty: str, *restraints: Restraint) -> tuple[int | None, int | None]:
    found = credited(restraints, penalty, TABLES)
    return found.lo, found.hi


def held(kind: str, days: int, first: date = date(2025, 7, 1), *, same_act: bool = True) -> Restraint:
    return Restraint(kind, first, date.fromordinal(first.toordinal() + days - 1), same_act)


@pytest.mark.parametrize(
    ("kind", "penalty", "days"),
    [
        # 刑法第四十一、四十四、四十七条：管制一日折抵二日，拘役、有期徒刑一日折抵一日。
        ("detention", "fixed_term", 40),
        ("arrest", "criminal_detention", 40),
        ("arrest", "control", 80),
        # 监察法（2024）第五十条：留置、管护。
        ("liuzhi", "fixed_term", 40),
        ("liuzhi", "control", 80),
        ("protective_custody", "fixed_term", 40),
        # 刑事诉讼法第七十六条：指定居所监视居住，管制一日折抵一日，拘役、有期徒刑二日折抵一日。
        ("designated_residence", "control", 40),
        ("designated_residence", "fixed_term", 20),
        # 折抵批复1984：在住处的监视居住不折抵；取保候审没有条文给予折抵。
        ("residence_home", "fixed_term", 0),
        ("bail", "fixed_term", 0),
    ],
)
def test_each_kind_has_its_rate(kind: str, penalty: str, days: int) -> None:
    assert credit(penalty, held(kind, 40)) == (days, days)


def test_an_odd_day_of_designated_residence_is_none_or_one() -> None:
    found = credited([held("designated_residence", 21)], "fixed_term", TABLES)
    assert (found.lo, found.hi) == (10, 11)
    assert [each.zh for each in found.doubts] == ["余下的半日如何折抵，条文没有写"]


def test_a_day_is_counted_once_though_two_measures_name_it() -> None:
    detained, arrested = held("detention", 10), held("arrest", 10, date(2025, 7, 10))
    assert credit("fixed_term", detained, arrested) == (19, 19)


def test_another_act_gives_no_credit() -> None:
    assert credit("fixed_term", held("detention", 10, same_act=False)) == (0, 0)


def test_no_rule_no_number() -> None:
    found = credited([held("detention", 10)], "life", TABLES)
    assert not found.known
    assert "没有规定或者未经核对" in found.doubts[0].zh


def test_what_runs_backwards_is_refused() -> None:
    with pytest.raises(ValueError, match="止日早于起日"):
        credited([Restraint("arrest", date(2025, 7, 2), date(2025, 7, 1))], "fixed_term", TABLES)
