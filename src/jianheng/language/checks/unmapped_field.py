"""W07: a field that the model needs and that the data delivered here do not have."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.language.checks.subject import Subject
from jianheng.language.problem import Problem
from jianheng.language.scope import table_field
from jianheng.language.tree import Node


def unmapped_fields(subject: Subject) -> Iterator[Problem]:
    """Fields that a condition reads, whose empty means unknown, and that whole deliveries lack."""
    told: set[tuple[str, str]] = set()
    for place, tree in subject.placed():
        related = subject.model.item(place.split(".")[1]).table if place.startswith("with.") else ""
        for node in tree.walk():
            key = _field(node, related, subject)
            share = subject.unfilled.get(key) if key else None
            if key is None or share is None or key in told or not share.lost:
                continue
            told.add(key)
            part = f"{round(100 * share.lost / share.rows)}%"
            yield subject.problem(
                "W07",
                place,
                ".".join(key),
                f"本地数据没有这个字段：{share.rows} 行中 {share.lost} 行（{part}）因此不明",
                f"the data delivered here lack this field: {share.lost} of {share.rows} rows ({part}) are unknown",
                "请报送单位补充这一列，或者在词典中对应列名",
            )


def _field(node: Node, related: str, subject: Subject) -> tuple[str, str] | None:
    if node.op == "field":
        table = related if node.text("of") == "row" else subject.model.table
        name = node.text("name")
    elif node.op == "item":
        table, name = subject.model.item(node.text("name")).table, node.text("part")
    else:
        return None
    found = table_field(subject.dictionary.tables[table], name)
    return (table, name) if found is not None and found.empty == "unknown" and name != "row" else None
