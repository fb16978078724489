from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jianheng.dictionary import Dictionary
from jianheng.language.checks import CHECKS, check_model
from jianheng.language.checks.absence import absences
from jianheng.language.checks.contradiction import contradictory
from jianheng.language.checks.subject import Subject
from jianheng.language.tree import Model, Node, node
from jianheng.law import LawTable, load_instruments


def codes(problems: Iterable[Any]) -> list[str]:
    return [problem.code for problem in problems]


def test_shipped_models_have_no_error(shipped: tuple[list[Model], Dictionary], law: dict[str, LawTable]) -> None:
    models, dictionary = shipped
    for model in models:
        stopping = [str(problem) for problem in check_model(model, dictionary, law) if problem.stops]
        assert stopping == []


def test_worked_models_show_what_the_specification_shortens(
    worked: tuple[list[Model], Dictionary], law: dict[str, LawTable]
) -> None:
    """§19.1 calls an act unlawful by a table with soft rows: its hard test is left out there."""
    models, dictionary = worked
    found = {model.id: codes(p for p in check_model(model, dictionary, law) if p.stops) for model in models}
    assert found == {
        "commutation/interval-too-short": ["E13"],
        "correction/never-taken-in": [],
        "detention/minor-held-with-adults": [],
        "medical-release/diagnosis-pattern": [],
        "medical-release/recheck-missed": [],
        "prison/confinement-length": [],
    }


def test_checks_have_names_of_their_own() -> None:
    assert len({check.__name__ for check in CHECKS}) == len(CHECKS)
    assert all(check.__doc__ for check in CHECKS)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("absent(met)", ["met"]),
        ("has(met)", []),
        ("not has(met)", ["met"]),
        ("not absent(met)", []),
        ("seen == 0", ["seen"]),
        ("seen != 0", []),
        ("not seen != 0", ["seen"]),
        ("seen <= 1", ["seen"]),
        ("1 >= seen", ["seen"]),
        ("seen > 0", []),
        ("not (seen > 0 or has(met))", ["seen", "met"]),
        ("urgent and (absent(met) or days > 1)", ["met"]),
        ("at_least(1, absent(met), urgent)", ["met"]),
        ("days == 0", []),
    ],
)
def test_what_must_be_missing(make: Any, text: str, missing: list[str]) -> None:
    assert [name for name, _ in absences(make.condition(text)[1])] == missing


BOUNDS = {
    "lt": lambda a, b: a < b,
    "le": lambda a, b: a <= b,
    "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b,
    "eq": lambda a, b: a == b,
    "ne": lambda a, b: a != b,
}
X = node("field", of="this", name="days")


def number(value: int) -> Node:
    return node("const", type="int", value=str(value))


@given(st.lists(st.tuples(st.sampled_from(sorted(BOUNDS)), st.integers(0, 3), st.booleans()), min_size=1, max_size=3))
def test_a_contradiction_is_never_told_where_a_value_fits(parts: list[tuple[str, int, bool]]) -> None:
    """Halves stand for values between whole numbers, so that ends which are open are tried too."""

    def part(op: str, value: int, denied: bool) -> Node:
        inner = node(op, left=X, right=number(value))
        return node("not", value=inner) if denied else inner

    fits = any(all(BOUNDS[op](x / 2, value) != denied for op, value, denied in parts) for x in range(-1, 8))
    if contradictory(part(*each) for each in parts) is not None:
        assert not fits


@given(st.sampled_from(sorted(BOUNDS)), st.integers(0, 3), st.sampled_from(sorted(BOUNDS)), st.integers(0, 3))
def test_two_bounds_that_exclude_each_other_are_told(one: str, a: int, two: str, b: int) -> None:
    fits = any(BOUNDS[one](x / 2, a) and BOUNDS[two](x / 2, b) for x in range(-1, 8))
    found = contradictory([node(one, left=X, right=number(a)), node(two, left=X, right=number(b))])
    assert (found is not None) == (not fits)


def subject(make: Any, model: Model) -> Subject:
    return Subject(model, make.dictionary, make.law, load_instruments())


def test_what_a_finding_rests_on_is_seen_through_names(make: Any) -> None:
    model, tree = make.condition("met.met_on < due and interval.hard")
    seen = {found.text("name") or found.text("table") for found in subject(make, model).rests_on(tree)}
    assert {"met", "due", "asked_on", "done_on", "grace", "interval", "commutation_interval"} <= seen


@pytest.mark.parametrize(("assume", "convicts"), [("lo", ["done_on"]), ("hi", ["asked_on"]), ("both", [])])
def test_an_assumed_bound_never_convicts(make: Any, assume: str, convicts: list[str]) -> None:
    model, tree = make.condition(f'known_or(withdrawn_on, lo=asked_on, hi=done_on, assume="{assume}") < as_of')
    names = [found.text("name") for found in subject(make, model).rests_on(tree, assumed=False)]
    assert [name for name in names if name in {"asked_on", "done_on"}] == convicts


CASES = """\
unlawful: {early: done_on < asked_on}
cases:
  - name: 早一天
    as_of: 2024-12-31
    given: {act: [{row: a1, person: A, done_on: 2024-01-01, asked_on: 2024-01-02, number: 甲}]}
    expect: {a1: unlawful}
  - {name: 邻, like: 早一天, change: {a1: {CHANGE}}, expect: {a1: lawful}}
"""


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ("done_on: 2024-01-02", []),
        ("asked_on: 2024-01-01", []),
        ("done_on: 2024-01-03", ["W06"]),
        ("done_on: null", ["W06"]),
        ("done_on: 2024-01-02, number: 乙", ["W06"]),
    ],
)
def test_the_last_lawful_and_the_first_unlawful_day(make: Any, change: str, found: list[str]) -> None:
    model = make.model(CASES.replace("CHANGE", change))
    assert codes(check_model(model, make.dictionary, make.law)) == found


def test_a_message_is_cut_where_the_value_is_long(make: Any) -> None:
    model = make.model(f"unlawful: {{early: {{when: urgent, says: {{zh: {'长' * 200}}}}}}}\n")
    told = next(p for p in check_model(model, make.dictionary, make.law) if p.code == "W11")
    assert told.value == "长" * 200
    assert f"[{'长' * 79}…]" in str(told)


def changed(law: dict[str, LawTable], **what: Any) -> dict[str, LawTable]:
    table = law["ruling_served"]
    return {**law, "ruling_served": replace(table, **what)}


RULING = "unlawful: {early: 'days_after(asked_on, law.ruling_served(on=done_on).days) < done_on'}\n"


def test_a_law_table_without_rows_is_never_in_force(make: Any) -> None:
    problems = check_model(make.model(RULING), make.dictionary, changed(make.law, rows=()))
    assert [p.value for p in problems if p.code == "E12"] == ["law.ruling_served(on=done_on).days"]


def test_a_law_table_that_nobody_confirmed_carries_no_finding(make: Any) -> None:
    rows = tuple(replace(row, confidence="M") for row in make.law["ruling_served"].rows)
    problems = check_model(make.model(RULING), make.dictionary, changed(make.law, rows=rows))
    assert [(p.code, p.value) for p in problems if p.stops] == [("E13", "ruling_served")]
    assert [p for p in check_model(make.model(RULING), make.dictionary, make.law) if p.stops] == []


def test_a_parameter_repeats_a_term_of_law(make: Any) -> None:
    given_args = 'on=done_on, term=term, category="general", repentance=True, merit=False, major_merit=False'
    note = f"note: {{long: 'law.commutation_cap({given_args}).cap < param.most'}}\n"
    model = make.model("params: {most: {type: term, value: 9m}}\n" + note)
    assert [p.value for p in check_model(model, make.dictionary, make.law) if p.code == "E09"] == ["9m"]
