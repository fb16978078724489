"""Which names mean what inside one model."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass, field

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.language.operators import OPERATORS
from jianheng.language.problem import Position, Problem
from jianheng.law import LawTable

WORDS = ("this", "as_of", "param", "law", "clock", "ever", "has", "absent", "date", "term")
RESERVED = frozenset({*WORDS, *OPERATORS})
SHOWN = 12
ROW_KEY = Field("row", "key", None, "row", label_zh="本行", label_en="this row")


def grouped(group: str, name: str) -> str:
    """The name in the tree of what a fragment brings in.

    >>> grouped("sentence", "term")
    'sentence_term'
    """
    return f"{group}_{name}"


def table_field(table: Table, name: str) -> Field | None:
    """A field of a table, including the implied key of its own row."""
    return ROW_KEY if name == "row" else table.fields.get(name)


@dataclass(frozen=True)
class ItemName:
    """What kind of related fact a name stands for, and in which table it is looked for.

    Args:
        kind: kind of related fact.
        table: its table.
        members: only the rows of the examined group are looked at.
    """

    kind: str
    table: Table
    members: bool = False


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
        groups: names that a fragment brings in, by the name under which it is used.
        members: the table of the grouped rows, where groups are examined.
    """

    dictionary: Dictionary
    law: dict[str, LawTable]
    examined: Table
    items: dict[str, ItemName] = field(default_factory=dict)
    lets: set[str] = field(default_factory=set)
    params: dict[str, str] = field(default_factory=dict)
    related: Table | None = None
    groups: dict[str, frozenset[str]] = field(default_factory=dict)
    members: Table | None = None

    def flat(self, written: Sequence[str], group: str = "") -> tuple[str, ...]:
        """A dotted name with the name of its fragment made part of it.

        Args:
            written: the words between the dots.
            group: the fragment in whose text they stand.
        """
        first, *rest = written or ("",)
        if first in self.groups.get(group, ()):
            return self.flat((grouped(group, first), *rest))
        if rest and rest[0] in self.groups.get(first, ()):
            return self.flat((grouped(first, rest[0]), *rest[1:]))
        return tuple(written)

    def flat_name(self, dotted: str) -> str:
        """A dotted name in one text, such as a placeholder of `says`."""
        return ".".join(self.flat(dotted.split(".")))

    def this_field(self, name: str) -> Field | None:
        """A field of the examined table; a group has no row of its own."""
        return None if name == "row" and self.members else table_field(self.examined, name)

    def row_field(self, name: str) -> Field | None:
        """A field of the table of the item being read."""
        return table_field(self.related, name) if self.related else None

    def row_names(self) -> list[str]:
        """Bare names that mean something inside an item."""
        return ["row", *self.related.fields] if self.related else []

    def model_names(self) -> list[str]:
        """Bare names that mean something outside items."""
        row = [] if self.members else ["row"]
        return [*row, *self.examined.fields, *self.items, *sorted(self.lets), *sorted(self.groups)]

    def unknown_name(self, at: Position, name: str, known: list[str]) -> Problem:
        """E02 with the nearest known name."""
        near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
        if near:
            said = (f"没有这个名字，是否指 {near[0]}", f"unknown name, did you mean {near[0]}?", f"改为 {near[0]}")
        elif known:
            mend = "改用：" + "、".join(known[:SHOWN]) + (" 等" if len(known) > SHOWN else "")
            said = ("没有这个名字", f"unknown name; known: {', '.join(known[:SHOWN])}", mend)
        else:
            said = ("没有这个名字，这里也没有可用的名字", "unknown name, and none is known here", "先在模型中写出它")
        return Problem("E02", at, name, *said)
