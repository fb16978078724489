"""Which cases a model must have, and which its form makes impossible."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from jianheng.language.checks.required.changes import Period, beside_changes
from jianheng.language.checks.required.facts import may_be_open, settled_facts
from jianheng.language.checks.required.findings import untried_exemptions
from jianheng.language.checks.subject import Subject
from jianheng.law import Condition, load_instruments
from jianheng.law.tables import Row


def row(name: str, first: str | None, last: str | None, cite: str, months: int) -> Row:
    lo, hi = (date.fromisoformat(day) if day else None for day in (first, last))
    on = Condition("on", "interval", lo, hi, lo is not None, hi is not None)
    return Row(name, (on,), {"months": months}, (cite,), hard=True, confidence="R1")


ROWS = [
    row("a", "1990-01-01", "1999-12-31", "旧法#1", 6),
    row("b", "2000-01-01", "2009-12-31", "中法#2.1", 12),
    row("c", "2010-01-01", "2014-12-31", "新法#3", 12),
    row("d", "2015-01-01", None, "新法#4", 18),
]
FIRST = Period(date(1990, 1, 1), date(1999, 12, 31))
SECOND = Period(date(2000, 1, 1), date(2009, 12, 31))
THIRD = Period(date(2010, 1, 1), date(2014, 12, 31))
LAST = Period(date(2015, 1, 1), date.max)


@pytest.mark.parametrize(
    ("basis", "periods"),
    [
        (("中法#2",), [FIRST, SECOND]),
        (("中法#2.3",), [FIRST, SECOND]),
        (("新法#4",), [THIRD, LAST]),
        (("旧法#1", "新法#4"), [FIRST, SECOND, THIRD, LAST]),
        (("别的法#1",), []),
    ],
)
def test_both_sides_of_a_change_within_the_basis(basis: tuple[str, ...], periods: list[Period]) -> None:
    """From `b` to `c` nothing changes but the citation, and before `a` there is no rule."""
    assert beside_changes(ROWS, basis) == periods


@pytest.mark.parametrize(
    ("item", "open_"),
    [
        ("{last: visit, by: met_on, where: person == this.person}", True),
        ("{last: visit, by: met_on, where: person == this.person and met_on == this.done_on}", False),
        ("{the: paper, where: person == this.person}", False),
        ("{the: stay, where: person == this.person and holds_on(this.done_on)}", True),
        ("{count: visit, where: person == this.person}", False),
    ],
)
def test_rows_compete_unless_their_key_is_tied(make: Any, item: str, open_: bool) -> None:
    model = make.model(f"with:\n  x: {item}\nunlawful: {{a: {'x > 0' if 'count' in item else 'x.person == person'}}}\n")
    subject = Subject(model, make.dictionary, make.law, load_instruments())
    assert may_be_open(model.item("x"), subject) is open_


@pytest.mark.parametrize(
    ("parts", "asked"),
    [
        (
            "exempt: {later: {when: urgent, from: [never]}}\nunlawful: {never: days > 0, late: urgent and days > 0}\n",
            False,
        ),
        (
            "exempt: {later: {when: urgent, from: [never]}}\nunlawful: {never: days > 0, late: urgent and days > 1}\n",
            True,
        ),
        ("exempt: {later: urgent}\nunlawful: {never: days > 0, late: urgent and days > 0}\n", True),
    ],
)
def test_an_exemption_that_hands_the_act_to_another_finding_is_not_asked_for(
    make: Any, parts: str, asked: bool
) -> None:
    subject = Subject(make.model(parts), make.dictionary, make.law, load_instruments())
    assert bool(list(untried_exemptions(subject))) is asked


def test_the_without_a_field_that_is_read_cannot_contradict_itself(make: Any) -> None:
    model = make.model("with:\n  x: {the: stay, where: person == this.person}\nunlawful: {a: has(x)}\n")
    assert not may_be_open(model.item("x"), Subject(model, make.dictionary, make.law, load_instruments()))


@pytest.mark.parametrize(("when", "asked"), [("has(x)", True), ("known(has(x)) and has(x)", False)])
def test_what_may_only_clear_when_found_needs_no_case_that_lacks_it(make: Any, when: str, asked: bool) -> None:
    model = make.model(
        "with:\n  x: {any: visit, where: person == this.person}\n"
        f"exempt: {{seen: {when}}}\n"
        "unlawful: {a: days > 1}\n"
    )
    subject = Subject(model, make.dictionary, make.law, load_instruments())
    assert any(problem.value == "x" for problem in settled_facts(subject)) is asked
