"""What a convict's history allows: expectations from the provisions of 2016, 2019 and the Criminal Law."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from jianheng.law import LawDataError, Term, load_tables
from jianheng.law.prospects import (
    History,
    conversion,
    earliest_parole,
    earliest_proposal,
    largest_reduction,
    read_history,
)
from jianheng.law.prospects.reduction import present_end

TABLES = load_tables()
TWELVE = """\
penalty: fixed_term
category: general
term: 12y
starts_on: 2015-11-01
final_on: 2016-05-01
delivered_on: 2016-06-10
crime_on: 2015-03-02
repentance: true
"""
CUTS = """\
reductions:
  - {ruled_on: 2018-07-20, served_on: 2018-07-25, by: 8m}
  - {ruled_on: 2020-03-02, served_on: 2020-03-06, by: 9m}
"""
LIFE = "penalty: life\ncategory: general\nfinal_on: 2012-05-10\ncrime_on: 2011-08-01\nrepentance: true\n"


def history(tmp_path: Path, text: str) -> History:
    file = tmp_path / "罪犯.yaml"
    file.write_text(text, encoding="utf-8")
    return read_history(file)


def test_a_first_reduction_waits_two_years_from_delivery(tmp_path: Path) -> None:
    # 减刑规定（2016）第六条第一款：十年以上的执行二年以上；第四十条第一款：自送交之日。
    assert earliest_proposal(history(tmp_path, TWELVE), date(2018, 1, 1), TABLES).exact == date(2018, 6, 10)


def test_a_later_one_waits_for_the_interval_from_service(tmp_path: Path) -> None:
    # 第六条第三款：十年以上的间隔一年六个月，并不低于上次减去的刑期。
    found = earliest_proposal(history(tmp_path, TWELVE + CUTS), date(2021, 12, 1), TABLES)
    assert found.exact == date(2021, 9, 6)
    # 上次减去二年的，间隔也是二年。
    longer = TWELVE + CUTS.replace("by: 9m", "by: 2y")
    assert earliest_proposal(history(tmp_path, longer), date(2021, 12, 1), TABLES).exact == date(2022, 3, 6)


def test_major_merit_may_free_from_the_waiting(tmp_path: Path) -> None:
    found = earliest_proposal(history(tmp_path, TWELVE + "major_merit: true\n"), date(2018, 1, 1), TABLES)
    assert found.lo is None
    assert found.hi == date(2018, 6, 10)
    assert "重大立功" in found.doubts[-1].zh


def test_a_class_that_is_not_stated_leaves_bounds(tmp_path: Path) -> None:
    text = (TWELVE + CUTS).replace("general", "unstated").replace("12y", "10y")
    found = earliest_proposal(history(tmp_path, text), date(2021, 12, 1), TABLES)
    # 恰为十年：从严的一年或者一年六个月（第七条两款都包括十年）。
    assert (found.lo, found.hi) == (date(2021, 3, 6), date(2021, 9, 6))


@pytest.mark.parametrize(
    ("grounds", "most"),
    [
        ("", "9m"),
        ("merit: true\n", "12m"),
        ("major_merit: true\n", "2y"),
    ],
)
def test_the_cap_follows_the_ground(tmp_path: Path, grounds: str, most: str) -> None:
    found = largest_reduction(history(tmp_path, TWELVE + grounds), date(2018, 7, 1), TABLES)
    assert found.exact == Term.parse(most)


def test_half_must_really_be_served(tmp_path: Path) -> None:
    many = TWELVE + "reductions:\n" + "".join(f"  - {{ruled_on: 20{year}-01-01, by: 1y10m}}\n" for year in (17, 18, 19))
    found = largest_reduction(history(tmp_path, many), date(2020, 7, 1), TABLES)
    # 已减五年六个月，原判十二年，至多再减六个月。
    assert found.exact == Term.parse("6m")


def test_a_rule_of_2012_is_soft_and_says_so(tmp_path: Path) -> None:
    # 减刑规定（2012）第五至七条都是“一般”。
    old = history(tmp_path, TWELVE.replace("2016", "2011").replace("2015", "2010"))
    found = earliest_proposal(old, date(2013, 1, 10), TABLES)
    assert found.exact == date(2012, 12, 10)
    assert "超出只作提示" in found.doubts[-1].zh
    assert "超出只作提示" in largest_reduction(old, date(2013, 1, 10), TABLES).doubts[0].zh


def test_no_ground_no_reduction(tmp_path: Path) -> None:
    found = largest_reduction(history(tmp_path, TWELVE.replace("repentance: true\n", "")), date(2018, 7, 1), TABLES)
    assert not found.known
    assert "没有减刑事由" in found.doubts[0].zh


@pytest.mark.parametrize(
    ("text", "on", "range_"),
    [
        # 减刑规定（2016）第八条：悔改二十二年，悔改并立功二十一年至二十二年；第九条：从严的不少于二十年。
        (LIFE, date(2018, 1, 1), ("22y", "22y")),
        (LIFE + "merit: true\n", date(2018, 1, 1), ("21y", "22y")),
        (LIFE.replace("general", "strict"), date(2018, 1, 1), ("20y", "None")),
        # 补充规定（2019）第三条：二十三年。
        (LIFE.replace("general", "bribery"), date(2020, 1, 1), ("23y", "23y")),
        # 减刑规定（2012）第七条：一般二十年以上二十二年以下。
        (LIFE, date(2014, 1, 1), ("20y", "22y")),
    ],
)
def test_what_life_may_become(tmp_path: Path, text: str, on: date, range_: tuple[str, str]) -> None:
    found = conversion(history(tmp_path, text), on, TABLES)
    assert (str(found.lo), str(found.hi)) == range_


def test_whole_life_is_never_reduced(tmp_path: Path) -> None:
    text = "penalty: death_reprieve\ncategory: no_commutation\nfinal_on: 2016-10-09\nreprieve_until: 2018-10-08\n"
    found = earliest_proposal(history(tmp_path, text), date(2020, 1, 1), TABLES)
    assert not found.known
    assert found.doubts[0].zh == "永远不得减刑"


def test_parole_after_half_of_the_original_term(tmp_path: Path) -> None:
    plain = earliest_parole(history(tmp_path, TWELVE + CUTS), date(2022, 1, 1), TABLES)
    assert plain.exact == date(2021, 11, 1)
    credited = earliest_parole(history(tmp_path, TWELVE + "credit_days: 100\n"), date(2022, 1, 1), TABLES)
    assert credited.exact == date(2021, 7, 24)


def test_parole_waits_after_a_reduction(tmp_path: Path) -> None:
    # 减刑规定（2016）第二十八条：间隔一年；一次减去一年以上的，一年六个月。起算之日条文没有写。
    late = TWELVE + "reductions:\n  - {ruled_on: 2021-03-02, served_on: 2021-03-08, by: 9m}\n"
    found = earliest_parole(history(tmp_path, late), date(2022, 1, 1), TABLES)
    assert (found.lo, found.hi) == (date(2022, 3, 2), date(2022, 3, 8))
    assert "没有写" in found.doubts[-1].zh
    longer = earliest_parole(history(tmp_path, late.replace("by: 9m", "by: 1y")), date(2022, 1, 1), TABLES)
    assert (longer.lo, longer.hi) == (date(2022, 9, 2), date(2022, 9, 8))
    # 余刑不足二年的可以缩短。
    short = late.replace("12y", "7y").replace("2016-06-10", "2015-12-01")
    assert earliest_parole(history(tmp_path, short), date(2022, 1, 1), TABLES).exact == date(2019, 5, 1)


@pytest.mark.parametrize(
    ("crime", "since"),
    [("2011-04-30", date(2022, 5, 10)), ("2011-05-01", date(2025, 5, 10))],
)
def test_parole_from_life_hangs_on_the_day_of_the_crime(tmp_path: Path, crime: str, since: date) -> None:
    # 刑法第八十一条；修正案八时间效力第七条：2011年4月30日以前犯罪的为十年。
    text = LIFE.replace("2011-08-01", crime)
    assert earliest_parole(history(tmp_path, text), date(2022, 1, 1), TABLES).exact == since


@pytest.mark.parametrize(
    ("more", "barred"),
    [
        ("recidivist: true\n", True),
        ("violent: robbery\nsingle_term: 10y\n", True),
        ("violent: robbery\nsingle_term: 9y11m\n", False),
        ("violent: other\nsingle_term: 11y\n", False),
        # 修正案八以前：列举的五种以外不在内。
        ("violent: arson\nsingle_term: 11y\ncrime_on: 2010-03-02\n", False),
        ("violent: killing\nsingle_term: 11y\ncrime_on: 2010-03-02\n", True),
        # 1997年刑法以前没有禁止。
        ("recidivist: true\ncrime_on: 1997-09-30\n", False),
    ],
)
def test_who_is_barred_from_parole(tmp_path: Path, more: str, barred: bool) -> None:
    text = TWELVE.replace("crime_on: 2015-03-02\n", "" if "crime_on" in more else "crime_on: 2015-03-02\n") + more
    found = earliest_parole(history(tmp_path, text), date(2022, 1, 1), TABLES)
    assert found.known is not barred


def test_the_present_end_after_reductions(tmp_path: Path) -> None:
    assert present_end(history(tmp_path, TWELVE + CUTS)).exact == date(2026, 5, 31)
    converted = LIFE + "reductions:\n  - {ruled_on: 2014-09-12, to: 20y}\n  - {ruled_on: 2017-03-01, by: 6m}\n"
    assert present_end(history(tmp_path, converted)).exact == date(2034, 3, 11)


def test_every_mistake_of_a_file_is_named(tmp_path: Path) -> None:
    text = "penalty: fixed\ncategory: general\nfinal_on: 2016-5-1\nterm: 12\nrepentance: yes\n"
    text += "reductions:\n  - {ruled_on: 2018-07-20}\n"
    with pytest.raises(LawDataError) as caught:
        history(tmp_path, text)
    said = str(caught.value)
    for part in (
        "penalty [fixed]",
        "final_on [2016-5-1]",
        "term [12]",
        "repentance [yes]",
        "by 与 to 要写其中一个",
        "要写 starts_on",
    ):
        assert part in said
