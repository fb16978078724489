"""A tree to expression text that reads back as the same tree."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from jianheng.language.item_kinds import BARE
from jianheng.language.operators import OPERATORS
from jianheng.language.tree import Model, Node

Mode = Literal["model", "row"]

SIGNS = {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}
MATH = {"add": "+", "sub": "-", "mul": "*"}
# How tightly a form binds; a part that binds less tightly than its place wants stands in brackets.
IF, OR, AND, NOT, COMPARE, SUM, PRODUCT, ATOM = range(8)
BINDS = {
    "if": IF,
    "or": OR,
    "and": AND,
    "not": NOT,
    "in": COMPARE,
    "add": SUM,
    "sub": SUM,
    "mul": PRODUCT,
} | dict.fromkeys(SIGNS, COMPARE)


def expression_text(tree: Node, mode: Mode = "model", counted: Collection[str] = ()) -> str:
    """The expression as it is written in a model.

    Args:
        tree: the expression.
        mode: `row` inside an item, where everything of the examined act needs `this.`.
        counted: names of items whose bare name is their count.

    >>> from jianheng.language.tree import node
    >>> a, b = (node("field", of="this", name=name) for name in "ab")
    >>> expression_text(node("mul", left=node("add", left=a, right=b), right=a))
    '(a + b) * a'
    """
    return _Writer(mode, counted).at(tree, IF)


def counted_items(model: Model) -> frozenset[str]:
    """Names of items that are a number or a value when they stand alone."""
    return frozenset(item.name for item in model.items if item.kind in BARE)


@dataclass(frozen=True)
class _Writer:
    mode: Mode
    counted: Collection[str]

    def at(self, tree: Node, least: int) -> str:
        """The text of a part in a place that wants at least this binding."""
        text = self._form(tree)
        return f"({text})" if BINDS.get(tree.op, ATOM) < least else text

    def _form(self, tree: Node) -> str:
        op = tree.op
        if op in {"and", "or"}:
            return f" {op} ".join(self.at(part, BINDS[op] + 1) for part in tree.nodes("parts"))
        if op == "not":
            return f"not {self.at(tree.node('value'), NOT)}"
        if op in SIGNS:
            return self._between(tree, SIGNS[op], SUM, SUM)
        if op in MATH:
            return self._between(tree, MATH[op], BINDS[op], BINDS[op] + 1)
        if op == "in":
            listed = tree.nodes("options")
            options = ", ".join(self.at(option, IF) for option in listed)
            named = [option.op for option in listed] == ["param"]
            return f"{self.at(tree.node('value'), SUM)} in {options if named else f'[{options}]'}"
        if op == "if":
            then, cond, other = self.at(tree.node("then"), OR), self.at(tree.node("cond"), OR), tree.node("other")
            return f"{then} if {cond} else {self.at(other, IF)}"
        return self._call(tree) if op in OPERATORS or op in {"has", "absent", "law", "clock"} else self._leaf(tree)

    def _between(self, tree: Node, sign: str, left: int, right: int) -> str:
        return f"{self.at(tree.node('left'), left)} {sign} {self.at(tree.node('right'), right)}"

    def _call(self, tree: Node) -> str:
        if tree.op in {"law", "clock"}:
            args = ", ".join(f"{name}={self.at(value, IF)}" for name, value in _start_and_day_first(tree))
            part = tree.text("part")
            return f"{tree.op}.{tree.text('table')}({args})" + (f".{part}" if part else "")
        if tree.op in {"has", "absent"}:
            item = tree.text("item")
            return f"{tree.op}({self._act(item) if item else self.at(tree.node('value'), IF)})"
        operator = OPERATORS[tree.op]
        given = [self.at(value, IF) for value in tree.nodes("values")]
        if operator.listed:
            given.append("[" + ", ".join(self.at(option, IF) for option in tree.nodes("options")) + "]")
        given += [f"{name}={self.at(tree.node(name), IF)}" for name in operator.named if tree.get(name) is not None]
        given += [f'{name}="{tree.text(name)}"' for name in operator.choices if tree.get(name) is not None]
        return f"{tree.op}({', '.join(given)})"

    def _leaf(self, tree: Node) -> str:
        name, part = tree.text("name"), tree.text("part")
        match tree.op:
            case "const":
                return _const(tree)
            case "field":
                return name if tree.text("of") == "row" else self._act(name)
            case "let":
                return self._act(f"{name}.{part}" if part else name)
            case "item":
                bare = part == "row" or (part in BARE.values() and name in self.counted)
                return self._act(name if bare else f"{name}.{part}")
            case "param":
                return f"param.{name}"
            case "as_of" | "ever":
                return tree.op
            case "error":
                return "…"
        raise AssertionError(tree.op)

    def _act(self, name: str) -> str:
        """A name that belongs to the examined act."""
        return f"this.{name}" if self.mode == "row" else name


def _start_and_day_first(tree: Node) -> list[tuple[str, Node]]:
    first = ("start", "on")
    args = tree.args()
    return [(name, args[name]) for name in (*(n for n in first if n in args), *(n for n in args if n not in first))]


def _const(tree: Node) -> str:
    kind, value = tree.text("type"), tree.text("value")
    if kind == "flag":
        return "True" if value == "true" else "False"
    if kind in {"date", "term"}:
        return f'{kind}("{value}")'
    return _quoted(value) if kind == "text" else value


def _quoted(value: str) -> str:
    """A text in double quotation marks; signs that do not print are escaped."""
    if value.isprintable():
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return repr(value)
