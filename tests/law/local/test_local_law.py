"""What an office confirms is used, what it sets holds for its days, and the rest stays as published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from jianheng.law import LawDataError, LocalLaw, load_instruments, load_tables, local_law
from jianheng.law.lookup import lookup

Law = Callable[..., LocalLaw]
WHO = "person: 张某, date: 2026-11-20, source: 规则全文"
YEAR_2012, YEAR_2016, YEAR_2024 = date(2012, 5, 1), date(2016, 5, 1), date(2024, 5, 1)


def months(law: LocalLaw, day: Any) -> tuple[Any, str | None]:
    found = lookup(law.tables["rest"], on=day)
    return found.values["months"], found.reason


def test_a_row_is_used_once_it_is_confirmed(law: Law) -> None:
    assert months(law(), YEAR_2012)[1] == "law_unconfirmed"
    confirmed = law(f"confirm: {{row: rest/old}}, {WHO}")
    assert months(confirmed, YEAR_2012) == ((12, 12), None)
    assert months(confirmed, YEAR_2024) == ((18, 18), None)


def test_the_row_says_who_when_and_by_what(law: Law) -> None:
    (word,) = law(f"confirm: {{row: rest/old}}, {WHO}").words
    assert (word.kind, word.ref, word.table, word.person) == ("confirm", "rest/old", "rest", "张某")
    assert (word.day, word.source, word.until, word.expired) == (date(2026, 11, 20), "规则全文", None, False)
    table = law(f"confirm: {{row: rest/old}}, {WHO}").tables["rest"]
    assert [row.local for row in table.rows if row.id == "old"] == [word]
    assert table.published is not None
    assert not any(row.local for row in table.published.rows)


def test_days_before_a_first_version_stay_unknown(law: Law) -> None:
    confirmed = law(f"confirm: {{row: rest/old}}, {WHO}")
    assert months(confirmed, date(2009, 12, 31))[1] == "law_unconfirmed"
    assert months(confirmed, (date(2009, 6, 1), date(2010, 6, 1)))[1] == "law_unconfirmed"


def test_an_article_is_read_without_the_row_that_cites_it(law: Law) -> None:
    confirmed = law(f"confirm: {{article: 规则2010#3}}, {WHO}")
    assert [each.confirmed for each in confirmed.instruments["规则2010"].articles.values()] == [True, False]
    assert months(confirmed, YEAR_2012)[1] == "law_unconfirmed"


def test_a_number_is_set_for_its_days_and_the_rest_stays(law: Law) -> None:
    given = law(f"set: {{row: rest/now, values: {{months: 24}}, from: 2020-01-01, until: 2022-12-31}}, {WHO}")
    assert [months(given, date(year, 5, 1))[0] for year in (2016, 2019, 2020, 2022, 2023)] == [
        (18, 18),
        (18, 18),
        (24, 24),
        (24, 24),
        (18, 18),
    ]
    assert given.words[0].values == (("months", "18", "24"),)
    assert (given.words[0].days, given.words[0].was_days) == (("2020-01-01", "2022-12-31"), ("2015-01-01", ""))


def test_what_is_set_in_a_row_that_is_off_leaves_its_other_days_off(law: Law) -> None:
    given = law(f"set: {{row: rest/old, values: {{months: 9}}, from: 2012-01-01}}, {WHO}")
    assert months(given, YEAR_2012) == ((9, 9), None)
    assert months(given, date(2011, 12, 31))[1] == "law_unconfirmed"
    assert given.words[0].unread


def test_days_without_values_are_those_of_the_row_itself(law: Law) -> None:
    given = law(f"set: {{row: rest/old, from: 2010-06-01}}, {WHO}")
    assert months(given, YEAR_2012) == ((12, 12), None)
    assert months(given, date(2010, 5, 31))[1] == "law_unconfirmed"
    assert (given.words[0].days, given.words[0].was_days) == (
        ("2010-06-01", "2014-12-31"),
        ("2010-01-01", "2014-12-31"),
    )


def test_a_row_that_says_nothing_is_filled(law: Law) -> None:
    given = law(f"set: {{row: reply/before, values: {{amount: 10}}}}, {WHO}")
    assert lookup(given.tables["reply"], on=YEAR_2012).values["amount"] == (10, 10)


def test_what_has_ended_by_the_day_of_the_check_is_told_and_not_applied(law: Law) -> None:
    entry = f"confirm: {{row: rest/old}}, {WHO}, until: 2026-12-31"
    ended = law(entry, as_of=date(2027, 1, 1))
    assert ended.words[0].expired
    assert months(ended, YEAR_2012)[1] == "law_unconfirmed"
    assert months(law(entry, as_of=date(2026, 12, 31)), YEAR_2012) == ((12, 12), None)


def test_without_a_file_the_law_is_as_published(tmp_path: Path) -> None:
    given = local_law(tmp_path / "none.yaml", load_tables(), load_instruments(), YEAR_2024, YEAR_2024)
    assert (given.tables, given.instruments, given.words) == (load_tables(), load_instruments(), ())


@pytest.mark.parametrize("table", sorted(load_tables()))
def test_every_row_of_the_package_can_be_confirmed_or_says_why_not(table: str, tmp_path: Path) -> None:
    for row in (row for row in load_tables()[table].rows if not row.confirmed):
        said = confirmed_alone(tmp_path / "local.yaml", table, row.id)
        assert not said or "这一行没有写值" in said or "引用的条文都是可以、一般" in said


def confirmed_alone(path: Path, table: str, row: str) -> str:
    """What is said against confirming one row; nothing where it is used then."""
    path.write_text(f"entries:\n- {{confirm: {{row: {table}/{row}}}, {WHO}}}\n", "utf-8")
    try:
        given = local_law(path, load_tables(), load_instruments(), YEAR_2024, date(2026, 11, 26))
    except LawDataError as error:
        return str(error)
    return "" if next(each for each in given.tables[table].rows if each.id == row).confirmed else "未启用"
