"""Which fields of which rows a finding was decided by, read from the model's logic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

Json = dict[str, Any]
ACT = "this"


def finding_of(logic: Json, code: str) -> Json:
    """The condition of a finding; empty where the run did not keep it."""
    for section in ("unlawful", "note"):
        found = logic.get(section, {}).get(code)
        if isinstance(found, dict):
            when = found.get("when")
            return when if isinstance(when, dict) else {}
    return {}


def used_fields(logic: Json, code: str) -> dict[str, list[str]]:
    """The fields by which a finding was decided, nearest to its condition first.

    Args:
        logic: the model's logic.
        code: the finding.

    Returns:
        Names of fields by related fact; those of the act itself under `this`.
    """
    found: dict[str, list[str]] = {}
    lets, items, seen = logic.get("let", {}), logic.get("with", {}), set[str]()
    waiting: list[Any] = [finding_of(logic, code)]
    while waiting:
        for node in nodes(waiting.pop(0)):
            name = str(node.get("name", ""))
            if node.get("op") == "field" and node.get("of") == ACT:
                _keep(found, ACT, name)
            elif node.get("op") == "item":
                _keep(found, name, str(node.get("part") or ""))
                _follow(f"with.{name}", items.get(name), seen, waiting)
            elif node.get("op") == "let":
                _follow(f"let.{name}", lets.get(name), seen, waiting)
            elif "item" in node:
                _follow(f"with.{node['item']}", items.get(str(node["item"])), seen, waiting)
    return found


def nodes(tree: Any) -> Iterator[Json]:
    """Every object in a tree, the tree itself first."""
    if isinstance(tree, dict):
        yield tree
        for value in tree.values():
            yield from nodes(value)
    elif isinstance(tree, list):
        for value in tree:
            yield from nodes(value)


def _keep(found: dict[str, list[str]], of: str, name: str) -> None:
    names = found.setdefault(of, [])
    if name and name not in names:
        names.append(name)


def _follow(place: str, tree: Any, seen: set[str], waiting: list[Any]) -> None:
    if tree is not None and place not in seen:
        seen.add(place)
        waiting.append(tree)
