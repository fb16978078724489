"""E06: an item is tied to the examined act by a key, or every row would meet every act."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject, and_parts
from jianheng.language.problem import Problem
from jianheng.language.tree import Item, Node


def untied_items(subject: Subject) -> Iterator[Problem]:
    """Items whose `where` has no `key == this.…` among the parts that must all hold."""
    for item in subject.model.items:
        if any(_ties(part, item, subject) for part in and_parts(item.where)):
            continue
        keys = [field.name for field in subject.dictionary.tables[item.table].fields.values() if field.type == "key"]
        mend = f"在 where 里用 and 加上，例如 {keys[0]} == this.{keys[0]}" if keys else "换一张有标识字段的表"
        place = f"with.{item.name}" + (".where" if item.where is not None else "")
        yield subject.problem(
            "E06",
            place,
            item.where if item.where is not None else item.name,
            "没有用标识与审查对象对应",
            "no key ties it to the examined act",
            mend,
        )


def _ties(part: Node, item: Item, subject: Subject) -> bool:
    if part.op != "eq":
        return False
    sides = (part.node("left"), part.node("right"))
    typing = subject.row_typing(item)
    return any(
        one.op == "field"
        and one.text("of") == "row"
        and typing.of(one).kind == typing.of(other).kind == "key"
        and not any(node.text("of") == "row" for node in other.walk())
        for one, other in (sides, sides[::-1])
    )
