"""The shape of a model's logic: what it does, whatever its parts are called."""

from __future__ import annotations

from typing import Any

from jianheng.language.canonical import canonical_json, logic_json
from jianheng.language.tree import Model

NAMED = ("params", "with", "let", "exempt", "unlawful", "note")
# Whose duty it is and where it is written does not change the shape.
OWN = ("language", "dictionary", "unit", "holder", "direction", "basis", "keep")


def logic_shape(model: Model) -> str:
    """The logic as canonical JSON, with the names of its parts replaced by numbers in written order."""
    whole = {key: value for key, value in logic_json(model).items() if key not in OWN}
    names: dict[str, str] = {}
    for section in NAMED:
        for name in whole.get(section, {}):
            names.setdefault(name, f"#{len(names)}")
    for section in NAMED:
        whole[section] = {names[name]: part for name, part in whole.get(section, {}).items()}
    return canonical_json(_renamed(whole, names))


def _renamed(value: Any, names: dict[str, str]) -> Any:
    if isinstance(value, list):
        return [_renamed(part, names) for part in value]
    if not isinstance(value, dict):
        return value
    renamed = {key: _renamed(part, names) for key, part in value.items()}
    if value.get("op") in {"let", "item", "param"}:
        renamed["name"] = names[value["name"]]
    if value.get("op") in {"has", "absent"} and "item" in value:
        renamed["item"] = names[value["item"]]
    if "from" in value:
        renamed["from"] = [names.get(code, code) for code in value["from"]]
    return renamed
