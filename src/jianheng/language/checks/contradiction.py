"""Conditions that exclude each other, seen from their written form alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from jianheng.language.checks.absence import DENIED, FLIPPED
from jianheng.language.checks.subject import and_parts
from jianheng.language.tree import Node
from jianheng.law import Term

ALLOWS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">=", "eq": "=", "ne": "<>"}


@dataclass(frozen=True)
class _Bound:
    """A value compared with something: `left op right`, or one of several literals."""

    left: Node
    op: str
    right: Node | None
    options: frozenset[str] = frozenset()


def contradictory(conditions: Iterable[Node]) -> tuple[Node, Node] | None:
    """Two parts that can never hold together; a part that never holds is returned twice.

    Args:
        conditions: conditions that all must hold; each is split at its `and`.
    """
    parts = [part for condition in conditions for part in and_parts(condition)]
    for number, part in enumerate(parts):
        if part.op == "const" and part.text("value") == "false":
            return part, part
        for other in parts[: number + 1]:
            if _exclude(other, part):
                return other, part
    return None


def _exclude(one: Node, two: Node) -> bool:
    if _denial(one) == two or _denial(two) == one:
        return True
    return any(_apart(a, b) for a in _bounds(one) for b in _bounds(two))


def _denial(tree: Node) -> Node:
    if tree.op in {"has", "absent"}:
        return Node("absent" if tree.op == "has" else "has", tree.slots)
    return tree.node("value") if tree.op == "not" else Node("not", (("value", tree),))


def _bounds(tree: Node) -> Iterator[_Bound]:
    if tree.op == "in" and all(option.op == "const" for option in tree.nodes("options")):
        options = frozenset(option.text("value") for option in tree.nodes("options"))
        yield _Bound(tree.node("value"), "in", None, options)
    elif tree.op in ALLOWS:
        left, right = tree.node("left"), tree.node("right")
        yield _Bound(left, tree.op, right)
        yield _Bound(right, FLIPPED[tree.op], left)
    elif tree.op == "not" and tree.node("value").op in ALLOWS:
        inner = tree.node("value")
        left, right, op = inner.node("left"), inner.node("right"), DENIED[inner.op]
        yield _Bound(left, op, right)
        yield _Bound(right, FLIPPED[op], left)


def _apart(a: _Bound, b: _Bound) -> bool:
    if a.left != b.left or a.left.op == "const":
        return False
    if a.right is not None and a.right == b.right:
        return not set(ALLOWS[a.op]) & set(ALLOWS[b.op])
    given_a, given_b = _literals(a), _literals(b)
    if given_a is None or given_b is None:
        return False
    if a.op in {"in", "eq"} or b.op in {"in", "eq"}:
        some, rule = (given_a, b) if a.op in {"in", "eq"} else (given_b, a)
        return not any(_meets(value, rule) for value in some)
    lows = [bound for bound in (a, b) if bound.op in {"gt", "ge"}]
    highs = [bound for bound in (a, b) if bound.op in {"lt", "le"}]
    if len(lows) != 1 or len(highs) != 1:
        return False
    low, high = _value(lows[0].right), _value(highs[0].right)
    if low is None or high is None or type(low) is not type(high):
        return False
    both_closed = lows[0].op == "ge" and highs[0].op == "le"
    return bool(low > high or (low == high and not both_closed))  # type: ignore[operator]


def _literals(bound: _Bound) -> frozenset[str] | None:
    if bound.options:
        return bound.options
    if bound.right is None or bound.right.op != "const":
        return None
    return frozenset({bound.right.text("value")})


def _meets(text: str, rule: _Bound) -> bool:
    """Whether a literal satisfies a rule with a literal."""
    if rule.op in {"in", "eq"}:
        return text in (_literals(rule) or frozenset())
    if rule.right is None:
        return True
    if rule.op == "ne":
        return text != rule.right.text("value")
    kind = rule.right.text("type")
    value, other = _value(Node("const", (("type", kind), ("value", text)))), _value(rule.right)
    if value is None or other is None:
        return True
    sign = "<" if value < other else ">" if value > other else "="  # type: ignore[operator]
    return sign in ALLOWS[rule.op]


def _value(const: Node | None) -> Decimal | date | Term | None:
    if const is None or const.op != "const":
        return None
    kind, text = const.text("type"), const.text("value")
    if kind in {"int", "money", "ratio"}:
        return Decimal(text)
    if kind == "date":
        return date.fromisoformat(text)
    return Term.parse(text) if kind == "term" else None
