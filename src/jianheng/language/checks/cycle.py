"""E04: lets and items that need each other in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject, item_parts, population_parts
from jianheng.language.population import SLOT_FIELDS
from jianheng.language.problem import Problem
from jianheng.language.tree import Node


def cycles(subject: Subject) -> Iterator[Problem]:
    """Circles through at least one item; circles of lets alone are found with the types."""
    model = subject.model
    items = {item.name for item in model.items}
    slots = {*SLOT_FIELDS} if model.examine.repeat else set()
    needs = {let.name: _names(let.value) for let in model.lets}
    needs |= {item.name: set().union(*(_names(tree) for _, tree in item_parts(item))) for item in model.items}
    if slots:
        counted = (_names(tree) for _, tree in population_parts(model.examine))
        needs |= dict.fromkeys(SLOT_FIELDS, set().union(*counted))
    told: set[frozenset[str]] = set()
    for start in needs:
        circle = _circle(start, needs)
        if circle and frozenset(circle) & (items | slots) and frozenset(circle) not in told:
            told.add(frozenset(circle))
            chain = " → ".join([*circle, circle[0]])
            place = "examine.repeat" if start in slots else f"{'with' if start in items else 'let'}.{start}"
            said = (f"相互引用成环：{chain}", f"cycle: {chain}", "改写其中一项，使它不再用到后面的名字")
            yield subject.problem("E04", place, start, *said)


def _circle(start: str, needs: dict[str, set[str]]) -> list[str]:
    """The shortest way from a name back to itself."""
    ways = [[start]]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for name in sorted(needs.get(way[-1], ())):
            if name == start:
                return way
            if name not in seen and name in needs:
                seen.add(name)
                ways.append([*way, name])
    return []


def _names(tree: Node) -> set[str]:
    found = {part.text("name") for part in tree.walk() if part.op in {"let", "item"} or _of_act(part)}
    return found | {part.text("item") for part in tree.walk() if part.op in {"has", "absent"} and part.text("item")}


def _of_act(tree: Node) -> bool:
    return tree.op == "field" and tree.text("of") == "this"
