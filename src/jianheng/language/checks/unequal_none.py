"""W04: `!=` on a value that may be none is false there, where `not (… == …)` is true."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.tree import Node
from jianheng.language.write import expression_text


def unequal_with_none(subject: Subject) -> Iterator[Problem]:
    """Places where a none-able value meets `!=`."""
    items = {f"with.{item.name}": item for item in subject.model.items}
    for place, tree in subject.placed():
        item = items.get(".".join(place.split(".")[:2]))
        typing = subject.row_typing(item) if item else subject.typing
        for node in tree.walk():
            if node.op == "ne" and any(typing.of(side).none for side in node.children()):
                same = Node("eq", node.slots)
                text = expression_text(same, "row" if item else "model", subject.counted)
                yield subject.problem(
                    "W04",
                    place,
                    node,
                    "值可能为“无”，这时 != 不成立",
                    "the value may be none, and then != is false",
                    f"为“无”时也要成立的，写成 not ({text})",
                )
