"""What counts as a small change of an expression."""

from __future__ import annotations

import pytest

from jianheng.engine.mutation.turns import moved_literal, turns
from jianheng.language.tree import Node, node
from jianheng.language.write import expression_text

KINDS = {
    "done_on": "date",
    "due_on": "date",
    "days": "int",
    "limit": "int",
    "result": "code",
    "urgent": "flag",
    "seen_at": "moment",
}


def named(name: str) -> Node:
    return node("field", of="this", name=name)


def number(value: str) -> Node:
    return node("const", type="int", value=value)


def changed(tree: Node) -> set[str]:
    """The expression after each of its changes, as a model would write it."""
    found = turns(tree, lambda part: KINDS.get(part.text("name"), "int" if part.op == "const" else "flag"))
    return {expression_text(turn.tree) for turn in found if turn.tree is not None}


def compare(op: str, left: Node, right: Node) -> Node:
    return node(op, left=left, right=right)


@pytest.mark.parametrize(
    ("op", "turned", "moved"),
    [
        ("lt", "done_on <= due_on", "done_on < days_after(due_on, 0 - 1)"),
        ("le", "done_on < due_on", "done_on <= days_after(due_on, 1)"),
        ("gt", "done_on >= due_on", "done_on > days_after(due_on, 1)"),
        ("ge", "done_on > due_on", "done_on >= days_after(due_on, 0 - 1)"),
    ],
)
def test_a_day_is_moved_both_ways_of_which_one_is_the_comparison_turned(op: str, turned: str, moved: str) -> None:
    assert changed(compare(op, named("done_on"), named("due_on"))) == {turned, moved}


def test_a_number_moves_by_one() -> None:
    assert changed(compare("gt", named("days"), named("limit"))) == {"days >= limit", "days > limit + 1"}
    assert changed(compare("gt", named("days"), number("15"))) == {"days > 14", "days > 16"}


def test_a_moment_moves_by_an_hour() -> None:
    assert changed(compare("gt", named("seen_at"), named("seen_at"))) == {
        "seen_at >= seen_at",
        "seen_at > hours_after(seen_at, 1)",
    }


def test_an_equality_becomes_an_inequality() -> None:
    granted = node("const", type="text", value="granted")
    assert changed(compare("eq", named("result"), granted)) == {'result != "granted"'}


def test_each_part_of_a_conjunction_and_of_a_list_is_left_out() -> None:
    both = node("and", parts=(named("urgent"), compare("eq", named("days"), named("limit")), named("urgent")))
    assert {"days == limit and urgent", "urgent and urgent", "urgent and days == limit"} <= changed(both)
    listed = node("in", value=named("result"), options=tuple(node("const", type="text", value=v) for v in "ab"))
    assert changed(listed) == {'result in ["a"]', 'result in ["b"]'}


def test_a_choice_is_taken_one_way_only() -> None:
    choice = node("if", cond=named("urgent"), then=named("days"), other=named("limit"))
    assert changed(choice) == {"days", "limit"}


def test_an_assumption_is_taken_for_a_fact() -> None:
    known = node("known_or", values=(named("done_on"),), hi=named("due_on"), assume="hi")
    assert changed(known) == {"known_or(done_on, hi=due_on)"}


def test_the_zero_of_a_step_back_is_no_limit() -> None:
    back = node("days_after", values=(named("done_on"), node("sub", left=number("0"), right=named("days"))))
    assert changed(back) == set()


@pytest.mark.parametrize(
    ("kind", "value", "later", "earlier"),
    [
        ("int", "3", "4", "2"),
        ("date", "2024-03-01", "2024-03-02", "2024-02-29"),
        ("term", "1y", "1y1m", "11m"),
        ("term", "10d", "11d", "9d"),
        ("term", "0d", "1d", None),
        ("ratio", "1.3", "1.4", "1.2"),
        ("money", "100", "101", "99"),
        ("text", "x", None, None),
    ],
)
def test_literals_move_by_their_unit(kind: str, value: str, later: str | None, earlier: str | None) -> None:
    assert (moved_literal(kind, value, 1), moved_literal(kind, value, -1)) == (later, earlier)
