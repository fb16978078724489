"""Each related fact is missing once, not covered once, and once it is open which row it is."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.required.expectations import Expectation, decisive, expectations, items_behind
from jianheng.language.checks.subject import Subject, and_parts
from jianheng.language.problem import Problem
from jianheng.language.tree import Item, Node

PICKING = ("the", "first", "last")


def settled_facts(subject: Subject) -> Iterator[Problem]:
    """Facts that no case leaves open. A fact that only a sentence names decides nothing, and is not asked for."""
    told = list(expectations(subject))
    behind = items_behind(subject, decisive(subject))
    for item in subject.model.items:
        if item.name not in behind:
            continue
        place = f"with.{item.name}"
        if not any(each.lacks(item.name) for each in told):
            said = (
                "没有缺少这一关联事实的用例",
                "no case lacks this related fact",
                f"加一个用例，expect 写 {{answer: undetermined, missing: [{item.name}]}}",
            )
            yield subject.problem("W06", place, item.name, *said)
        if item.within is not None and not any(_uncovered(each, item) for each in told):
            said = (
                "没有这一关联事实的数据未覆盖的用例",
                "no case leaves this related fact uncovered",
                f"加一个用例，写 coverage: none，expect 的 missing 写 {item.name}",
            )
            yield subject.problem("W06", f"{place}.within", item.name, *said)
        if not any(each.lacks(item.name, "ambiguous", "contradictory") for each in told) and may_be_open(item, subject):
            reason = "contradictory" if item.kind == "the" else "ambiguous"
            said = (
                "没有不能确定是哪一件的用例",
                "no case leaves it open which row this is",
                f'加一个用例，expect 的 missing 写 "{item.name}: {reason}"',
            )
            yield subject.problem("W06", place, f"{item.kind} {item.table}", *said)


def _uncovered(told: Expectation, item: Item) -> bool:
    named = told.lacks(item.name) or f"coverage:{item.name}" in told.caveats()
    return told.lacks(item.name, "uncovered") or (told.case.coverage != "all" and named)


def may_be_open(item: Item, subject: Subject) -> bool:
    """Whether two rows can compete for a fact: not where the natural key is tied, so that one row fits at most.

    Any field may be empty in what is delivered, so that rows which do not surely fit are always possible. Rows of
    `the` contradict each other only in fields that the model reads.
    """
    if item.kind not in PICKING:
        return False
    ties = {name for part in and_parts(item.where) for name in _tied(part)}
    key = subject.dictionary.tables[item.table].key
    one_row = bool(key) and set(key) <= ties
    return not one_row and (item.kind != "the" or _read(item, subject))


def _tied(part: Node) -> set[str]:
    """The field of the row that must equal something of the act."""
    if part.op != "eq":
        return set()
    sides = (part.node("left"), part.node("right"))
    return {
        one.text("name")
        for one, other in (sides, sides[::-1])
        if one.op == "field" and one.text("of") == "row" and not any(n.text("of") == "row" for n in other.walk())
    }


def _read(item: Item, subject: Subject) -> bool:
    """Whether the model reads a field of the row, so that rows can contradict each other."""
    nodes = (node for tree in decisive(subject) for node in subject.rests_on(tree))
    return any(node.op == "item" and node.text("name") == item.name for node in nodes)
