from __future__ import annotations

from typing import Any

import pytest

from jianheng.dictionary import Dictionary
from jianheng.language.type_rules import arithmetic, comparison
from jianheng.language.types import DATE, FLAG, INT, MONEY, TERM, UNKNOWN, Type
from jianheng.language.typing import Typing

RATIO, TEXT = Type("ratio"), Type("text")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("done_on", "date"),
        ("court", "key<institution>"),
        ("outcome", "code<outcome>"),
        ("reasons", "codes<reason>"),
        ("heard_at", "moment"),
        ("due", "date"),
        ("interval", "record<commutation_interval>"),
        ("interval.months", "int"),
        ("interval.hard", "flag"),
        ("param.since", "date"),
        ("as_of", "date"),
        ("met.met_on", "date"),
        ("seen", "int"),
        ("met.count", "int"),
        ("days + 1", "int"),
        ("amount + amount", "money"),
        ("amount * 2", "money"),
        ("days * 1.5", "ratio"),
        ("term - term", "term"),
        ("done_on < asked_on", "flag"),
        ('outcome in ["granted"]', "flag"),
        ("done_on if urgent else asked_on", "date"),
        ("max(done_on, asked_on)", "date"),
        ("min(days, 1)", "int"),
        ("first_known(done_on, asked_on)", "date"),
        ("known_or(done_on, lo=asked_on)", "date"),
        ("days_after(done_on, 1)", "date"),
        ("years_after(done_on, 1)", "date"),
        ('months_after(done_on, 1, by="court")', "date"),
        ('term_after(done_on, term, by="any")', "date"),
        ("term_end(done_on, term, days)", "date"),
        ("months_term(days)", "term"),
        ("days_between(asked_on, done_on)", "int"),
        ("days_counted(asked_on, done_on)", "int"),
        ("full_months(asked_on, done_on)", "int"),
        ("full_years(asked_on, done_on)", "int"),
        ("age_on(self.birth_on, done_on)", "int"),
        ("date_of(heard_at)", "date"),
        ("end_or(held.out_on, as_of)", "date"),
        ("known(number)", "flag"),
        ("at_least(1, urgent, has(met))", "flag"),
        ('includes(reasons, "illness")', "flag"),
        ("clock.report_for_correction(start=done_on, on=done_on)", "date"),
    ],
)
def test_types(make: Any, text: str, kind: str) -> None:
    model, tree = make.value(text)
    typing = Typing(model, make.dictionary, make.law)
    assert str(typing.of(tree)) == kind
    assert typing.problems == []


@pytest.mark.parametrize(
    "text",
    [
        "holds_on(this.done_on)",
        "overlaps(this.asked_on, this.done_on)",
        "inside(this.asked_on, this.done_on)",
        "days_shared(this.asked_on, this.done_on) > 0",
    ],
)
def test_span_operators_ask_the_row_in_scope(make: Any, text: str) -> None:
    model, tree = make.related(f"person == this.person and {text}")
    assert Typing(model, make.dictionary, make.law).check() == []
    assert Typing(model, make.dictionary, make.law).related(make.dictionary.tables["stay"]).of(tree) == FLAG


def test_what_may_be_none(make: Any) -> None:
    def none(text: str) -> bool:
        model, tree = make.value(text)
        return bool(Typing(model, make.dictionary, make.law).of(tree).none)

    assert none("withdrawn_on")
    assert none("met.met_on"), "an item with a window may be absent"
    assert not none("held.in_on"), "without a window absence is never known"
    assert none("days_after(withdrawn_on, 1)")
    assert none("max(withdrawn_on, withdrawn_on)")
    assert not none("max(withdrawn_on, done_on)"), "the larger one skips what is not there"
    assert none("first_known(done_on, withdrawn_on)")
    assert none("known_or(done_on, lo=withdrawn_on)")
    assert not none("withdrawn_on < done_on"), "a comparison with none is false"


def test_what_may_still_run(make: Any) -> None:
    model, tree = make.value("held.out_on")
    assert Typing(model, make.dictionary, make.law).of(tree).open


@pytest.mark.parametrize(
    ("left", "right"),
    [(INT, MONEY), (MONEY, RATIO), (DATE, Type("moment")), (Type("code", "outcome"), TEXT), (Type("key", "a"), TEXT)],
)
def test_values_that_can_be_equal(dictionary: Dictionary, left: Type, right: Type) -> None:
    assert comparison("eq", left, right, dictionary) is None
    assert comparison("eq", right, left, dictionary) is None


@pytest.mark.parametrize("left", [DATE, INT, FLAG, TERM, Type("key", "a"), Type("item", "visit"), Type("record", "t")])
@pytest.mark.parametrize("right", [MONEY, TEXT, Type("code", "outcome"), Type("codes", "reason")])
def test_values_that_cannot_be_compared(dictionary: Dictionary, left: Type, right: Type) -> None:
    if {left.kind, right.kind} in ({"int", "money"}, {"key", "text"}):
        return
    wrong = comparison("eq", left, right, dictionary)
    assert wrong is not None
    assert wrong.mend


def test_only_ordered_codes_have_an_order(dictionary: Dictionary) -> None:
    assert comparison("lt", Type("code", "level"), Type("code", "level"), dictionary) is None
    assert comparison("lt", Type("code", "outcome"), Type("code", "outcome"), dictionary) is not None


def test_nothing_follows_from_a_mistake(dictionary: Dictionary) -> None:
    assert comparison("lt", UNKNOWN, DATE, dictionary) is None
    assert arithmetic("add", UNKNOWN, DATE) == UNKNOWN


def test_a_let_is_typed_once_and_a_cycle_ends(make: Any) -> None:
    model = make.model("let: {a: b, b: a}\nunlawful: {early: urgent}\n")
    problems = Typing(model, make.dictionary, make.law).check()
    assert [p.code for p in problems] == ["E04"]
