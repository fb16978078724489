"""Where an expression becomes true because something is *not* there, or not more often than so."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.tree import Node

FLIPPED = {"lt": "gt", "le": "ge", "gt": "lt", "ge": "le", "eq": "eq", "ne": "ne"}
DENIED = {"lt": "ge", "le": "gt", "gt": "le", "ge": "lt", "eq": "ne", "ne": "eq"}
COUNTED = {"count", "value", "days"}
UPPER = {"lt", "le", "eq"}


def absences(tree: Node, holds: bool = True) -> Iterator[tuple[str, Node]]:
    """Items that must be missing, or few, for the expression to be true.

    Args:
        tree: a condition.
        holds: whether it is asked to be true or, under `not`, false.

    Returns:
        The name of each such item and the part that asks for it.
    """
    if tree.op == "not":
        yield from absences(tree.node("value"), not holds)
    elif tree.op in {"has", "absent"}:
        if tree.text("item") and (tree.op == "absent") == holds:
            yield tree.text("item"), tree
    elif tree.op in FLIPPED:
        yield from _bounded(tree, holds)
    else:
        for child in tree.children():
            yield from absences(child, holds)


def _bounded(tree: Node, holds: bool) -> Iterator[tuple[str, Node]]:
    left, right = tree.node("left"), tree.node("right")
    for side, op in ((left, tree.op), (right, FLIPPED[tree.op])):
        asked = op if holds else DENIED[op]
        if side.op == "item" and side.text("part") in COUNTED and asked in UPPER:
            yield side.text("name"), tree
