"""Small changes of one expression: a limit moved by one unit, a comparison turned, a part left out."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from jianheng.language.tree import Node, Slot, node
from jianheng.law import Term

TURNED = {"lt": "le", "le": "lt", "gt": "ge", "ge": "gt", "eq": "ne", "ne": "eq"}
# Among whole units `a < b` turned into `a <= b` is the limit moved by one; what is left is the other direction.
OTHER_WAY = {"lt": -1, "le": 1, "gt": 1, "ge": -1}
SWAPPED = {"has": "absent", "absent": "has", "max": "min", "min": "max"}
NOTHING, ONE = node("const", type="int", value="0"), node("const", type="int", value="1")
STEP = {"int": ONE, "term": node("const", type="term", value="1d"), "money": node("const", type="money", value="0.01")}
PLAIN = {"const", "param"}
# `0 - x` is how a model writes a step back: the zero is no limit.
NEGATING = {"0", "0d"}

KindOf = Callable[[Node], str]


@dataclass(frozen=True)
class Turn:
    """One change of an expression.

    Args:
        before: the part that is changed.
        after: what stands there instead; None where it is left out.
        tree: the whole expression with the change; None where nothing of it is left.
    """

    before: Node
    after: Node | None
    tree: Node | None


def turns(tree: Node, kind: KindOf) -> Iterator[Turn]:
    """Every small change of an expression.

    Args:
        tree: the expression.
        kind: the kind of type of a part of it.
    """
    for after in _instead(tree, kind):
        yield Turn(tree, after, after)
    for part, rest in _without_a_part(tree):
        yield Turn(part, None, rest)
    for slot, content in tree.slots:
        for child, put in _children(content):
            if tree.op == "sub" and slot == "left" and child.text("value") in NEGATING:
                continue
            for turn in turns(child, kind):
                if turn.tree is not None:
                    slots = tuple((name, put(turn.tree) if name == slot else value) for name, value in tree.slots)
                    yield Turn(turn.before, turn.after, Node(tree.op, slots))


def moved(tree: Node, kind: str, way: int) -> Node | None:
    """The same value one unit later, more or longer (1), or earlier, less or shorter (-1).

    Args:
        tree: the value.
        kind: its kind; one that has no unit gives None.
        way: 1 or -1.
    """
    if kind == "date":
        amount = ONE if way > 0 else node("sub", left=NOTHING, right=ONE)
        return node("days_after", values=(tree, amount))
    if kind == "moment":
        return node("hours_after", values=(tree, ONE if way > 0 else node("sub", left=NOTHING, right=ONE)))
    if kind in STEP:
        return node("add" if way > 0 else "sub", left=tree, right=STEP[kind])
    return None


def moved_literal(kind: str, value: str, way: int) -> str | None:
    """A literal one unit on or back; None where it has no unit or nothing lies before it.

    >>> moved_literal("date", "2024-03-01", -1)
    '2024-02-29'
    >>> moved_literal("term", "1y", -1), moved_literal("ratio", "1.3", 1)
    ('11m', '1.4')
    """
    match kind:
        case "int":
            return str(int(value) + way)
        case "date":
            return (date.fromisoformat(value) + timedelta(days=way)).isoformat()
        case "money" | "ratio":
            number = Decimal(value)
            return str(number + way * Decimal((0, (1,), int(number.as_tuple().exponent))))
        case "term":
            return _moved_term(Term.parse(value), way)
    return None


def _moved_term(term: Term, way: int) -> str | None:
    if term.days or not (term.years or term.months):
        days = term.days + way
        return None if days < 0 else str(Term(term.years, term.months, days))
    months = term.years * 12 + term.months + way
    return str(Term(months // 12, months % 12, 0))


def _instead(tree: Node, kind: KindOf) -> Iterator[Node]:
    op = tree.op
    if op in TURNED:
        if op not in OTHER_WAY or not _literal(tree):
            yield Node(TURNED[op], tree.slots)
        limit = tree.node("right")
        shifted = moved(limit, kind(limit), OTHER_WAY[op]) if op in OTHER_WAY and not _plain(tree) else None
        if shifted is not None:
            yield node(op, left=tree.node("left"), right=shifted)
    elif op == "const":
        for way in (1, -1):
            value = moved_literal(tree.text("type"), tree.text("value"), way)
            if value is not None:
                yield node("const", type=tree.text("type"), value=value)
    elif op in SWAPPED:
        yield Node(SWAPPED[op], tree.slots)
    elif op == "not":
        yield tree.node("value")
    elif op == "if":
        yield tree.node("then")
        yield tree.node("other")
    elif op == "known_or" and tree.text("assume"):
        yield Node(op, tuple(slot for slot in tree.slots if slot[0] != "assume"))


def _literal(comparison: Node) -> bool:
    """Whether a whole number stands in a comparison: moved by one, it is the comparison turned."""
    sides = (comparison.node("left"), comparison.node("right"))
    return any(side.op == "const" and side.text("type") == "int" for side in sides)


def _plain(comparison: Node) -> bool:
    """Whether a literal or a parameter stands in a comparison: that is moved by itself."""
    return bool({comparison.node("left").op, comparison.node("right").op} & PLAIN)


def _without_a_part(tree: Node) -> Iterator[tuple[Node, Node]]:
    if tree.op in {"and", "or"}:
        parts = tree.nodes("parts")
        for number, part in enumerate(parts):
            rest = parts[:number] + parts[number + 1 :]
            yield part, rest[0] if len(rest) == 1 else Node(tree.op, (("parts", rest),))
    elif tree.op == "in" and len(tree.nodes("options")) > 1:
        options = tree.nodes("options")
        for number, option in enumerate(options):
            rest = options[:number] + options[number + 1 :]
            value = tree.node("value")
            yield node("eq", left=value, right=option), node("in", value=value, options=rest)


def _children(content: Slot) -> Iterator[tuple[Node, Callable[[Node], Slot]]]:
    """Each node in a slot, and how the slot looks with another one in its place."""
    if isinstance(content, Node):
        yield content, lambda new: new
    elif isinstance(content, tuple):
        for number, part in enumerate(content):
            if isinstance(part, Node):
                yield part, _put(content, number)
            elif isinstance(part, tuple):
                name, inner = part
                yield inner, _put(content, number, name)


def _put(content: tuple[object, ...], number: int, name: str = "") -> Callable[[Node], Slot]:
    def put(new: Node) -> Slot:
        return (*content[:number], (name, new) if name else new, *content[number + 1 :])  # type: ignore[return-value]

    return put
