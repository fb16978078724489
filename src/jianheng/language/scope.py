"""Which names mean what inside one model (LANGUAGE §3)."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.language.problem import Position, Problem
from jianheng.law import LawTable

RESERVED = frozenset({"this", "as_of", "param", "law", "clock", "ever"})
ROW_KEY = Field("row", "key", None, "row", label_zh="本行", label_en="this row")


def table_field(table: Table, name: str) -> Field | None:
    """A field of a table, including the implied key of its own row."""
    return ROW_KEY if name == "row" else table.fields.get(name)


@dataclass(frozen=True)
class ItemName:
    kind: str
    table: Table


@dataclass
class Scope:
    """All names that a model may use.

    Args:
        dictionary: canonical tables and code lists.
        law: decision tables by name.
        examined: the table whose rows are examined.
        items: related facts by name.
        lets: names of derived values.
        params: parameters by name.
        related: the table of the item whose `where` is being read.
    """

    dictionary: Dictionary
    law: dict[str, LawTable]
    examined: Table
    items: dict[str, ItemName] = field(default_factory=dict)
    lets: set[str] = field(default_factory=set)
    params: dict[str, str] = field(default_factory=dict)
    related: Table | None = None

    def this_field(self, name: str) -> Field | None:
        return table_field(self.examined, name)

    def row_field(self, name: str) -> Field | None:
        return table_field(self.related, name) if self.related else None

    def row_names(self) -> list[str]:
        return ["row", *self.related.fields] if self.related else []

    def model_names(self) -> list[str]:
        return ["row", *self.examined.fields, *self.items, *sorted(self.lets)]

    def unknown_name(self, at: Position, name: str, known: list[str]) -> Problem:
        """E02 with the nearest known name."""
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
        hint_zh = f"是否指 {near[0]}" if near else "可用的名字:" + "、".join(known[:12])
        hint_en = f"did you mean {near[0]}?" if near else "known: " + ", ".join(known[:12])
        return Problem("E02", at, name, f"没有这个名字,{hint_zh}", f"unknown name, {hint_en}", "改用词典、法律表或本模型中已有的名字")
