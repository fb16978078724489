"""Which fields a model reads, so that a plan carries these and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jianheng.language.item_kinds import own_parts
from jianheng.language.tree import Model, Node


def expressions(model: Model) -> Iterator[Node]:
    """Every expression of a model."""
    repeat = model.examine.repeat
    if repeat is not None:
        yield from (tree for tree in (repeat.start, repeat.every, repeat.until) if tree is not None)
    yield model.unit
    if model.where is not None:
        yield model.where
    for item in model.items:
        yield from (tree for _, tree in item.parts())
    yield from (let.value for let in model.lets)
    yield from (x.when for x in model.exempt)
    for finding in model.findings:
        yield finding.when
        if finding.due is not None:
            yield finding.due


def law_tables(model: Model) -> set[str]:
    """The law tables that a model reads; the period of a grouping may ask one too."""
    parts = (part for tree in (*expressions(model), *(model.examine.within or ())) for part in tree.walk())
    return {part.text("table") for part in parts if part.op in {"law", "clock"}}


def fields_read(model: Model, owner: str) -> set[str]:
    """Names of the fields that the model reads of the act (`this`) or of an item."""
    found: set[str] = set()
    if any(item.name == owner and own_parts(item.kind) for item in model.items):
        return found
    for tree in expressions(model):
        for part in tree.walk():
            if owner == "this" and part.op == "field" and part.text("of") == "this":
                found.add(part.text("name"))
            if part.op == "item" and part.text("name") == owner and part.text("part") not in {"count", "row", "found"}:
                found.add(part.text("part"))
    return found | _said(model, owner)


def _said(model: Model, owner: str) -> set[str]:
    """Fields that only the texts of findings name, as `{field}` or `{item.field}`."""
    own = {item.name for item in model.items} | {let.name for let in model.lets}
    found: set[str] = set()
    for finding in model.findings:
        for _, says in finding.says:
            for place in re.findall(r"\{([a-z0-9_.]+)\}", says):
                head, _, part = place.partition(".")
                if owner == "this" and head not in own:
                    found.add(head)
                if head == owner and part not in {"", "count"}:
                    found.add(part)
    return found
