"""W03: a comparison includes its bound where the words of the law leave it out, or the other way round.

以上, 以下 and 以内 include the number (CL 99), 超过 and 不满 do not. Each word describes one side of the bound; a
comparison may ask for that side or for the other one, but must draw the line where the word draws it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.language.checks.absence import DENIED, FLIPPED, absences
from jianheng.language.checks.subject import Placed, Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Node
from jianheng.law import UnknownReference, resolve

# What each word says of a value, before the next one is looked for.
WORDS = (
    ("不得超过|不超过|不得多于|以下|以内|之内|最长|至多|[日天月年时]内", "le"),
    ("不得少于|不少于|不得低于|不低于|不得短于|以上|至少|最短", "ge"),
    ("不满|未满|不足|少于|低于|短于", "lt"),
    ("超过|多于|以外", "gt"),
)
# 七天至十五天: both ends belong to it.
FROM_TO = "[日天月年]至"
ORDER = {"lt", "le", "gt", "ge"}
MOVES = {"days_after", "months_after", "years_after", "term_after", "hours_after", "working_day_after"}
BRANCHES = {"max", "min", "first_known"}
SIGNS = {"lt": "<", "le": "<=", "gt": ">", "ge": ">="}


def inclusive_words(subject: Subject) -> Iterator[Problem]:
    """Comparisons with a bound of law that no word of the cited articles draws in the same place."""
    for place, tree in _compared(subject):
        for op, bound in _bounds(tree, subject):
            words = _words(bound, subject)
            if words and not any(op in {side, DENIED[side]} for _, side in words):
                said = "、".join(sorted({word for word, _ in words}))
                yield subject.problem(
                    "W03",
                    place,
                    tree,
                    f"条文写“{said}”，而这里的 {SIGNS[op]} 把界限本身划到了另一边",
                    f"the instrument says “{said}”, and {SIGNS[op]} puts the bound itself on the other side",
                    f"核对条文；界限本身合法的写 {SIGNS[_mended(op)]}",
                )


def _compared(subject: Subject) -> Iterator[Placed]:
    """Comparisons that test a duty: in findings, and in what must be absent."""
    model = subject.model
    decide = [(f"{f.section}.{f.code}", f.when) for f in model.findings]
    items = dict.fromkeys(name for _, tree in decide for name, _ in absences(tree))
    for name in items:
        where = model.item(name).where
        if where is not None:
            decide.append((f"with.{name}.where", where))
    for place, tree in decide:
        for node in tree.walk():
            if node.op in ORDER:
                yield place, node


def _bounds(tree: Node, subject: Subject) -> Iterator[tuple[str, Node]]:
    """The look-ups that a comparison is held against, with the comparison read towards them."""
    left, right = tree.node("left"), tree.node("right")
    for op, side, other in ((tree.op, right, left), (FLIPPED[tree.op], left, right)):
        found = list(_look_ups(side, subject, set()))
        if found and not list(_look_ups(other, subject, set())):
            yield from ((op, look_up) for look_up in found)


def _look_ups(tree: Node, subject: Subject, seen: set[str]) -> Iterator[Node]:
    """A number of law, or a day that a number of law moves; through names, each once, and choices."""
    if tree.op == "let":
        if tree.text("name") not in seen:
            seen.add(tree.text("name"))
            yield from _look_ups(subject.model.let(tree.text("name")).value, subject, seen)
    elif tree.op in {"law", "clock"}:
        yield tree
    elif tree.op in MOVES:
        yield from _look_ups(tree.nodes("values")[1], subject, seen)
    elif tree.op in BRANCHES:
        for value in tree.nodes("values"):
            yield from _look_ups(value, subject, seen)
    elif tree.op == "if":
        for branch in ("then", "other"):
            yield from _look_ups(tree.node(branch), subject, seen)


def _words(look_up: Node, subject: Subject) -> list[tuple[str, str]]:
    """The bounding words of the articles that the rows cite, with what each says of a value."""
    found: list[tuple[str, str]] = []
    for row in subject.law[look_up.text("table")].rows:
        for ref in row.cite if row.confirmed else ():
            try:
                articles = resolve(ref, subject.instruments)[1]
            except UnknownReference:
                continue
            for article in articles.values():
                found += _read(article.paraphrase_zh)
    return found


def _read(text: str) -> Iterator[tuple[str, str]]:
    yield from ((word, side) for word in re.findall(FROM_TO, text) for side in ("ge", "le"))
    for pattern, side in WORDS:
        yield from ((word, side) for word in re.findall(pattern, text))
        text = re.sub(pattern, "，", text)


def _mended(op: str) -> str:
    return {"le": "lt", "ge": "gt", "lt": "le", "gt": "ge"}[op]
