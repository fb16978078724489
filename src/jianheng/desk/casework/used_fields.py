"""Which parts of a model a finding was decided by, read from the model's logic and the values of the proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from jianheng.clues.explanation import Explanation, RowShown

Json = dict[str, Any]
ACT = "this"
# Where the first value is known, the others were not asked.
FIRST = ("known_or", "first_known")


@dataclass
class Used:
    """What a finding was decided by.

    Args:
        fields: names of fields by related fact, those of the act itself under `this`; nearest to the condition first.
        steps: names of derived values and law look-ups, and of related facts.
    """

    fields: dict[str, list[str]] = field(default_factory=dict)
    steps: set[str] = field(default_factory=set)


def finding_of(logic: Json, code: str) -> Json:
    """The condition of a finding; empty where the run did not keep it."""
    for section in ("unlawful", "note"):
        found = logic.get(section, {}).get(code)
        if isinstance(found, dict):
            when = found.get("when")
            return when if isinstance(when, dict) else {}
    return {}


def used_by(logic: Json, code: str, shown: Explanation) -> Used:
    """What a finding was decided by: its condition first, then the exemptions that could have set it aside.

    Args:
        logic: the model's logic.
        code: the finding.
        shown: the proof, whose values tell which of several sources of a value was taken.
    """
    return _Following(logic, shown).all(code)


def nodes(tree: Any) -> Iterator[Json]:
    """Every object in a tree, the tree itself first."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


class _Following:
    def __init__(self, logic: Json, shown: Explanation) -> None:
        self.lets: Json = logic.get("let", {})
        self.items: Json = logic.get("with", {})
        self.exempt: Json = logic.get("exempt", {})
        self.logic = logic
        self.act = shown.act
        self.rows: dict[str, RowShown | None] = {item.name: item.picked for item in shown.items}
        self.used = Used()
        self.waiting: list[Any] = []

    def all(self, code: str) -> Used:
        reaching = [one for one in self.exempt.values() if code in one.get("from", [code])]
        for start in (finding_of(self.logic, code), *(one.get("when") for one in reaching)):
            self.waiting.append(start)
            while self.waiting:
                for node in self.asked(self.waiting.pop(0)):
                    self.take(node)
        return self.used

    def asked(self, tree: Any) -> Iterator[Json]:
        """The nodes of a tree whose values were asked for."""
        if isinstance(tree, list):
            for value in tree:
                yield from self.asked(value)
        elif isinstance(tree, dict):
            yield tree
            values = tree.get("values") or []
            if tree.get("op") in FIRST and values and self.is_known(values[0]):
                yield from self.asked(values[0])
            else:
                for value in tree.values():
                    yield from self.asked(value)

    def take(self, node: Json) -> None:
        name = str(node.get("name", ""))
        if node.get("op") == "field" and node.get("of") == ACT:
            self.keep(ACT, name)
        elif node.get("op") == "item":
            self.keep(name, str(node.get("part") or ""))
            self.follow(name, self.items.get(name))
        elif node.get("op") == "let":
            self.follow(name, self.lets.get(name))
        elif "item" in node:
            self.follow(str(node["item"]), self.items.get(str(node["item"])))

    def is_known(self, node: Json) -> bool:
        row = self.act if node.get("op") == "field" else self.rows.get(str(node.get("name")))
        wanted = node.get("name") if node.get("op") == "field" else node.get("part")
        return row is not None and wanted is not None and row.value(str(wanted)) is not None

    def keep(self, of: str, name: str) -> None:
        names = self.used.fields.setdefault(of, [])
        if name and name not in names:
            names.append(name)

    def follow(self, name: str, tree: Any) -> None:
        if tree is not None and name not in self.used.steps:
            self.used.steps.add(name)
            self.waiting.append(tree)
