"""Static checks: the shipped tables are clean, and each kind of mistake is seen."""

import re
from dataclasses import replace
from datetime import date

import pytest

from jianheng.law import Condition, LawTable, Problem, Row, Term, check_tables, load_instruments, load_tables
from jianheng.law.check.overlaps import disjoint
from jianheng.law.tables.written import parse_interval

TABLES = load_tables()
INSTRUMENTS = load_instruments()
START = TABLES["commutation_start"]
SERVED = TABLES["ruling_served"]
CLASSES = ["general", "strict", "unstated", "bribery", "limited", "no_commutation"]


def check(*tables: LawTable, **lists: list[str]) -> list[Problem]:
    return check_tables({each.name: each for each in tables}, INSTRUMENTS, lists)


def without(table: LawTable, *names: str) -> LawTable:
    return replace(table, rows=tuple(row for row in table.rows if row.id not in names))


def changed(table: LawTable, name: str, **changes: object) -> LawTable:
    assert any(row.id == name for row in table.rows)
    rows = tuple(replace(row, **changes) if row.id == name else row for row in table.rows)  # type: ignore[arg-type]
    return replace(table, rows=rows)


def with_condition(row: Row, condition: Condition) -> tuple[Condition, ...]:
    return (*(each for each in row.conditions if each.arg != condition.arg), condition)


def said(problems: list[Problem]) -> str:
    return "\n".join(str(each) for each in problems)


def test_the_shipped_tables_are_clean() -> None:
    assert said(check(*TABLES.values(), commutation_class=CLASSES)) == ""


def test_a_missing_class_of_terms_is_a_gap() -> None:
    text = said(check(without(START, "C-02")))
    assert re.search(r"commutation/commutation_start\.yaml:\d+ on \(2019-06-01, \)，term = 5y", text)
    assert "category = general，penalty = fixed_term" in text
    assert "没有任何一行适用。改法：补上一行，或者改前后行的端点" in text


def test_a_day_without_a_version_is_a_gap() -> None:
    row = next(row for row in SERVED.rows if row.id == "C-68-2013")
    short = Condition("on", "interval", date(2013, 1, 1), date(2014, 5, 30), True, True)
    text = said(check(changed(SERVED, "C-68-2013", conditions=with_condition(row, short))))
    assert re.search(r"ruling_served\.yaml:\d+ on \(2014-05-30, 2014-06-01\)", text)


def test_a_rule_that_stops_is_a_gap() -> None:
    text = said(check(without(SERVED, "C-68")))
    assert re.search(r"ruling_served\.yaml:\d+ on \(2021-02-28, \)", text)


def test_an_open_end_where_the_law_closes_it_is_a_gap() -> None:
    row = next(row for row in START.rows if row.id == "C-03")
    loose = parse_interval("term", "term", "(10y, )")
    assert "term = 10y" in said(check(changed(START, "C-03", conditions=with_condition(row, loose))))


def test_an_undeclared_overlap_is_seen() -> None:
    text = said(check(changed(START, "C-05", several=False)))
    line = next(row.line for row in START.rows if row.id == "C-04")
    assert f"commutation_start.yaml:{line} C-04 / C-05 [] 两行可以同时适用，却没有都写 readings: several" in text
    assert said(check(replace(changed(START, "C-05", several=False), several=True))) == ""


@pytest.mark.parametrize(
    ("cite", "message"),
    [
        (("减刑规定2016#99",), "C-01 [减刑规定2016#99] 减刑规定2016 没有录入第 [99] 条"),
        (("减刑规定2018#6",), "没有录入这个文件：[减刑规定2018]，是否指 减刑规定"),
        (("减刑规定2012#6",), "引用的条文至 2016-12-31 失效，行到 None"),
        (("减刑补充规定2019#2.1",), "引用的条文自 2019-06-01 起施行，行从 2017-01-01 起"),
        ((), "启用的行没有引用核对过的条文"),
        (("减刑规定2016#6.4",), "写为应当，但引用的条文都是可以、一般"),
    ],
)
def test_a_citation_must_carry_its_row(cite: tuple[str, ...], message: str) -> None:
    assert message in said(check(changed(START, "C-01", cite=cite)))


def test_a_row_may_not_rest_on_an_unread_article() -> None:
    text = said(check(changed(START, "L3-35-1997", confidence="R2")))
    assert "L3-35-1997 [减刑规定1997#3] 启用的行没有引用核对过的条文" in text


def test_the_first_version_must_be_off() -> None:
    text = said(check(without(SERVED, "C-68-before")))
    line = next(row.line for row in SERVED.rows if row.id == "C-68-2013")
    assert f"ruling_served.yaml:{line} C-68-2013 [2013-01-01] 最早的版本不能启用" in text


def test_a_code_must_be_in_its_list() -> None:
    text = said(check(START, commutation_class=["general", "strict"]))
    assert "C-01 [unstated] commutation_class 中没有这个代码。改法：应为 general、strict" in text


def test_a_clock_must_be_one_that_runs() -> None:
    clock = TABLES["report_for_correction"]
    text = said(check(changed(clock, "E-04", values={"amount": 10, "unit": "week", "by": "court", "roll": True})))
    assert "E-04 [week] 单位应为 hour、day、working_day、month" in text
    assert "E-04 [court] 以月计的要写月份算法 by，以日计的写 null" in text


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("(, 5y)", "[5y, 10y)", True),
        ("(, 5y]", "[5y, 10y)", False),
        ("(5y, )", "(, 5y]", True),
        ("[1y, 2y]", "[1y6m, 3y]", False),
        ("[1y, 2y]", "[3y, )", True),
    ],
)
def test_intervals_that_only_touch(one: str, other: str, apart: bool) -> None:
    first, second = (parse_interval("term", "term", text) for text in (one, other))
    assert disjoint(first, second) is apart
    assert disjoint(second, first) is apart


def test_none_is_apart_from_every_value() -> None:
    assert disjoint(Condition("term", "none"), Condition("term", "interval", Term(5), None, True))
    assert not disjoint(Condition("term", "none"), Condition("term", "none"))
