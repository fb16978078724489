"""E09: no naked law. Numbers, days and terms come from `law`, `clock` or `param`."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Node, Param
from jianheng.law import Term

COMPARISONS = {"eq", "ne", "lt", "le", "gt", "ge"}
MEND = "由法律规定的用 law 或 clock；没有法律规定的写入 params，用 param.名字"


def naked_numbers(subject: Subject) -> Iterator[Problem]:
    """Literals other than 0 and 1 where a date, a term, money or a count stands.

    Ages may be compared with a literal, since no law table holds them, and `at_least` counts conditions of the
    model itself. Ratios are thresholds of a pattern, never of law.
    """
    for place, tree in subject.placed():
        for const in _naked(tree, subject):
            yield subject.problem(
                "E09", place, const, "表达式里直接写了法律的数字", "a number of law stands bare", MEND
            )
    yield from _repeated(subject)


def _naked(tree: Node, subject: Subject) -> Iterator[Node]:
    if tree.op == "const":
        if _lawlike(tree):
            yield tree
        return
    children = list(tree.children())
    if tree.op in COMPARISONS and any(_is_age(child, subject) for child in children):
        children = [child for child in children if child.op != "const"]
    elif tree.op == "in" and _is_age(tree.node("value"), subject):
        children = [tree.node("value")]
    elif tree.op == "at_least":
        children = list(tree.nodes("values")[1:])
    for child in children:
        yield from _naked(child, subject)


def _lawlike(const: Node) -> bool:
    kind, value = const.text("type"), const.text("value")
    if kind in {"int", "money"}:
        return value.lstrip("-") not in {"0", "1"}
    return kind == "date" or (kind == "term" and Term.parse(value).order != (0, 0))


def _is_age(tree: Node, subject: Subject) -> bool:
    if tree.op == "let":
        return _is_age(subject.model.let(tree.text("name")).value, subject)
    return tree.op == "age_on"


def _repeated(subject: Subject) -> Iterator[Problem]:
    """Parameters that repeat a number of a law table that the model uses."""
    used = {node.text("table") for _, tree in subject.placed() for node in tree.walk() if node.op in {"law", "clock"}}
    for param in subject.model.params:
        for name in sorted(used):
            if _holds(subject, name, param):
                yield subject.problem(
                    "E09",
                    f"params.{param.name}",
                    param.value,
                    f"参数重复了法律表 {name} 中的数字",
                    f"the parameter repeats a number of the law table {name}",
                    f"改用 law.{name} 的结果",
                )


def _holds(subject: Subject, table: str, param: Param) -> bool:
    if param.type not in {"int", "term"} or param.value in {"0", "1"}:
        return False
    values = [value for row in subject.law[table].rows for value in row.values.values()]
    if param.type == "int":
        return any(
            isinstance(value, int) and not isinstance(value, bool) and str(value) == param.value for value in values
        )
    return any(isinstance(value, Term) and value == Term.parse(param.value) for value in values)
