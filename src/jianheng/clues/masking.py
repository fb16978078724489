"""Names and ID numbers hidden before anything is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

# 18 digits (the last may be X) in three groups, or the 15 of the first generation with a plausible birth date.
ID_NUMBER = re.compile(
    r"(?<![0-9A-Za-z])(?:\d{6}[ -]?\d{8}[ -]?\d{3}[\dXxＸｘ]|\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})"
    r"(?![0-9A-Za-z])"
)
KEPT = 4
ANONYMOUS = re.compile(r"^\S{1,3}某[某甲乙丙丁戊己庚辛壬癸\d]?$")
# Codes and references of the run itself: no source wrote them, and hiding a part would break them.
OWN_KEYS = frozenset(
    {"model", "version", "row", "row_id", "table", "code", "status", "section", "kind", "type", "leaf", "reason"}
    | {"cite", "basis", "rows", "answer", "caveats", "as_of"}
)
NAME_FIELDS = frozenset({"name", "person_name", "former_name", "alias", "guarantor", "signed_by", "handler"})


def mask_name(name: str) -> str:
    """Hide a name but for its first character; a name already hidden stays.

    >>> mask_name("欧阳青山"), mask_name("周某"), mask_name("李某甲"), mask_name("王**")
    ('欧**', '周某', '李某甲', '王**')
    """
    bare = name.strip()
    if len(bare) <= 1 or ANONYMOUS.match(bare) or bare.endswith("**"):
        return name
    return f"{bare[0]}**"


def mask_numbers(text: str) -> str:
    """Hide every ID number in a text but for its last four characters.

    >>> mask_numbers("id:11010119900101123X")
    'id:****123X'
    """
    return ID_NUMBER.sub(lambda found: "****" + found.group()[-KEPT:], text)


class Mask:
    """Hides the given names and every ID number, wherever they stand.

    Args:
        names: full names that may occur in running text.
        reveal: True leaves everything as it is.

    Example:
        >>> Mask(["欧阳青山"])("罪犯欧阳青山，身份证号110101199001011237")
        '罪犯欧**，身份证号****1237'
    """

    def __init__(self, names: Iterable[str] = (), reveal: bool = False) -> None:
        self.reveal = reveal
        hidden = {name.strip(): mask_name(name) for name in names}
        changed = [name for name, mask in hidden.items() if mask != name and len(name) > 1]
        # Longest first, so that a name inside a longer one does not spoil it.
        changed.sort(key=lambda name: (-len(name), name))
        self._hidden = hidden
        self._names = re.compile("|".join(map(re.escape, changed))) if changed else None

    def __call__(self, text: str) -> str:
        if self.reveal:
            return text
        if self._names is not None:
            text = self._names.sub(lambda found: self._hidden[found.group()], text)
        return mask_numbers(text)

    def tree(self, value: Any) -> Any:
        """The same JSON value with every text in it hidden, but for keys, codes and references."""
        if isinstance(value, str):
            return self(value)
        if isinstance(value, list):
            return [self.tree(child) for child in value]
        if isinstance(value, dict):
            return {key: child if self._is_own(key, child) else self.tree(child) for key, child in value.items()}
        return value

    @staticmethod
    def _is_own(key: str, value: Any) -> bool:
        # `rows` of a law table are row names; `rows` of an item are rows of a source.
        is_plain = isinstance(value, str) or (isinstance(value, list) and all(isinstance(v, str) for v in value))
        return key in OWN_KEYS and is_plain


def names_in(explanation: Any) -> set[str]:
    """The persons' names that an explanation states: its `persons`, and fields that hold a name.

    Args:
        explanation: one parsed line of `explanations.jsonl`.
    """
    names = set()
    stack = [explanation]
    while stack:
        value = stack.pop()
        if isinstance(value, dict):
            is_person = "id_number" in value and "name" in value
            if is_person:
                names.add(value["name"])
            elif value.get("mask") == "name" or value.get("name") in NAME_FIELDS:
                names.update((value.get("value"), value.get("words")))
            stack.extend(value.values())
        elif isinstance(value, list):
            stack.extend(value)
    return {name for name in names if isinstance(name, str) and name.strip()}
