"""Looking a table up: bounds, reasons, wrong arguments, and what must hold of every table."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jianheng.law import NONE, UNKNOWN, Arg, Condition, LawTable, Row, Term, Value, load_tables, lookup
from jianheng.law.lookup import Found, row_fits
from jianheng.law.tables.table import Cell

TABLES = load_tables()
INTERVAL = TABLES["commutation_interval"]


def row(name: str, cells: dict[str, Cell], *conditions: Condition, hard: bool = True, confidence: str = "R1") -> Row:
    return Row(name, conditions, cells, (), hard, confidence)


def table(*rows: Row) -> LawTable:
    args = (Arg("on", "date", None, False, "日", "day"), Arg("kind", "code", "k", True, "类", "kind"))
    values = (Value("limit", "int", "day", "期限", "limit"), Value("by", "code", None, "算法", "by"))
    return LawTable("sample", "样表", "sample", False, args, values, rows)


A = Condition("kind", "in", options=("a",))
B = Condition("kind", "in", options=("b", "a"))
DAY = date(2024, 1, 1)


def test_a_row_without_a_limit_leaves_both_ends_open() -> None:
    sample = table(row("1", {"limit": 5, "by": "any"}, A), row("2", {"limit": None, "by": "any"}, B))
    assert lookup(sample, on=DAY, kind="a").values["limit"] == (None, None)
    assert lookup(sample, on=DAY, kind="b").values["limit"] == (None, None)


def test_codes_that_differ_are_unknown_for_they_have_no_order() -> None:
    sample = table(row("1", {"limit": 5, "by": "court"}, A), row("2", {"limit": 5, "by": "police"}, B))
    found = lookup(sample, on=DAY, kind="a")
    assert found.values["by"] == (UNKNOWN, UNKNOWN)
    assert found.reason == "reading"
    assert lookup(sample, on=DAY, kind="b").values["by"] == ("police", "police")


def test_an_optional_argument_left_out_leaves_its_conditions_out() -> None:
    sample = table(row("1", {"limit": 5, "by": None}, A), row("2", {"limit": 7, "by": None}, B))
    assert lookup(sample, on=DAY).values["limit"] == (5, 7)
    assert lookup(sample, on=DAY).reason == "reading"
    assert lookup(sample, on=DAY, kind="b").values["limit"] == (7, 7)


def test_an_unknown_argument_decides_itself_and_is_no_reading() -> None:
    sample = table(row("1", {"limit": 5, "by": None}, A), row("2", {"limit": 7, "by": None}, B))
    found = lookup(sample, on=DAY, kind=UNKNOWN)
    assert (found.values["limit"], found.reason) == ((5, 7), None)


def test_rows_that_agree_are_no_reading() -> None:
    sample = table(row("1", {"limit": 5, "by": None}, A), row("2", {"limit": 5, "by": None}, B))
    found = lookup(sample, on=DAY, kind="a")
    assert (found.values["limit"], found.reason, len(found.rows)) == ((5, 5), None, 2)


def test_hard_and_soft_together_are_open() -> None:
    sample = table(row("1", {"limit": 5, "by": None}, A), row("2", {"limit": 5, "by": None}, B, hard=False))
    assert lookup(sample, on=DAY, kind="a").values["hard"] == (False, True)
    assert lookup(sample, on=DAY, kind="b").values["hard"] == (False, False)


def test_one_unconfirmed_row_makes_everything_unknown() -> None:
    sample = table(row("1", {"limit": 5, "by": None}, A), row("2", {"limit": 5, "by": None}, B, confidence="R3"))
    found = lookup(sample, on=DAY, kind="a")
    assert found.reason == "law_unconfirmed"
    assert found.values == dict.fromkeys(("limit", "by", "hard"), (UNKNOWN, UNKNOWN))
    assert [each.id for each in found.rows] == ["1", "2"]


def test_no_row_is_no_rule() -> None:
    found = lookup(table(row("1", {"limit": 5, "by": None}, A)), on=DAY, kind="c")
    assert (found.reason, found.rows) == ("no_rule", ())
    assert found.values["limit"] == (UNKNOWN, UNKNOWN)


def test_every_wrong_argument_is_named_at_once() -> None:
    with pytest.raises(TypeError) as caught:
        lookup(INTERVAL, term="5y", category=("general", "strict"), colour="red")
    message = str(caught.value)
    assert message.startswith("查表 commutation_interval：")
    for part in ("没有参数 colour", "缺少参数 on", "参数 term 的值 [5y] 应为 term", "参数 category 不能写成区间"):
        assert part in message
    assert "on（裁定日）" in message


@pytest.mark.parametrize(
    "term",
    [(Term(8), Term(5)), (Term(5),), 5, (5, 8), True],
    ids=["upside down", "one end", "number", "numbers", "flag"],
)
def test_a_term_must_be_a_term_or_a_pair_of_terms(term: Any) -> None:
    with pytest.raises(TypeError, match="参数 term"):
        lookup(INTERVAL, on=DAY, term=term, category="general")


# --- what must hold of every table -------------------------------------------------------------

days = st.dates(min_value=date(1990, 1, 1), max_value=date(2027, 12, 31))
terms = st.builds(Term, st.integers(0, 16), st.integers(0, 11), st.integers(0, 29))


def facts(arg: Arg, law: LawTable) -> st.SearchStrategy[Any]:
    if arg.type == "date":
        return days
    if arg.type == "term":
        return terms | st.just(NONE)
    if arg.type == "flag":
        return st.booleans()
    if arg.type == "int":
        return st.integers(0, 120) | st.just(NONE)
    options = {option for each in law.rows for c in each.conditions if c.arg == arg.name for option in c.options}
    return st.sampled_from(sorted(options))


@st.composite
def questions(draw: st.DrawFn) -> tuple[LawTable, dict[str, Any]]:
    law = draw(st.sampled_from(list(TABLES.values())))
    given = {arg.name: draw(facts(arg, law)) for arg in law.args}
    for arg in law.args:
        if arg.optional and draw(st.booleans()):
            del given[arg.name]
    return law, given


def widened(draw: st.DrawFn, value: Any) -> Any:
    if isinstance(value, date):
        return draw(st.sampled_from([UNKNOWN, (None, value), (value, None), (value, date(2030, 1, 1)), value]))
    if isinstance(value, Term):
        wider = (Term(0), value + Term(draw(st.integers(0, 9))))
        return draw(st.sampled_from([UNKNOWN, (None, value), (value, None), wider, value]))
    return draw(st.sampled_from([UNKNOWN, value]))


def contains(wide: tuple[Any, Any], narrow: tuple[Any, Any]) -> bool:
    if wide[0] is UNKNOWN:
        return True
    if UNKNOWN in narrow:
        return False
    if None in wide or None in narrow:
        return wide == (None, None)
    return bool(wide[0] <= narrow[0] and narrow[1] <= wide[1])


@settings(max_examples=300)
@given(st.data())
def test_knowing_less_never_says_more(data: st.DataObject) -> None:
    law, given_facts = data.draw(questions())
    exact = lookup(law, **given_facts)
    less = {name: data.draw(st.composite(widened)(value)) for name, value in given_facts.items()}
    found = lookup(law, **less)
    assert set(exact.rows and [r.id for r in exact.rows]) <= {r.id for r in found.rows}
    if exact.reason != "no_rule":
        assert all(contains(found.values[name], exact.values[name]) for name in exact.values)


@settings(max_examples=300)
@given(st.data())
def test_an_imprecise_date_is_never_surer_than_its_days(data: st.DataObject) -> None:
    law, given_facts = data.draw(questions())
    later = data.draw(days)
    first, last = sorted((given_facts["on"], later))
    found = lookup(law, **{**given_facts, "on": (first, last)})
    for day in (first, last):
        exact = lookup(law, **{**given_facts, "on": day})
        if exact.reason == "no_rule" and not exact.rows:
            continue
        assert all(contains(found.values[name], exact.values[name]) for name in exact.values)


@settings(max_examples=300)
@given(questions())
def test_a_known_case_fits_its_rows_surely(question: tuple[LawTable, dict[str, Any]]) -> None:
    law, given_facts = question
    found = lookup(law, **given_facts)
    assert all(row_fits(each, given_facts) is True for each in found.rows)
    assert set(found.values) == {value.name for value in law.values} | {"hard"}


@given(questions())
def test_confirming_a_row_turns_it_on(question: tuple[LawTable, dict[str, Any]]) -> None:
    law, given_facts = question
    confirmed = replace(law, rows=tuple(replace(each, confidence="R2") for each in law.rows))
    before, after = lookup(law, **given_facts), lookup(confirmed, **given_facts)
    assert [each.id for each in before.rows] == [each.id for each in after.rows]
    assert after.reason in (None, "reading", "no_rule")
    assert isinstance(after, Found)
