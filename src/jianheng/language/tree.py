"""The typed tree that every use of a model starts from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from jianheng.dictionary import CodeList, Table
from jianheng.language.problem import Position

PREFIX = "verdict:"
Args: TypeAlias = tuple[tuple[str, "Node"], ...]
Slot: TypeAlias = "Node | tuple[Node, ...] | Args | str"


@dataclass(frozen=True)
class Node:
    """One operator with its named slots; leaves are operators without child nodes.

    Args:
        op: operator or leaf name from the closed catalogue.
        slots: pairs of slot name and content: a text, a node, a tuple of nodes, or named nodes.
    """

    op: str
    slots: tuple[tuple[str, Slot], ...] = ()

    def get(self, name: str) -> Slot | None:
        """The content of a slot, None where it is left out."""
        return next((value for key, value in self.slots if key == name), None)

    def text(self, name: str) -> str:
        value = self.get(name)
        return value if isinstance(value, str) else ""

    def node(self, name: str) -> Node:
        value = self.get(name)
        if not isinstance(value, Node):
            raise KeyError(f"{self.op}.{name}")
        return value

    def nodes(self, name: str) -> tuple[Node, ...]:
        value = self.get(name)
        return tuple(v for v in value if isinstance(v, Node)) if isinstance(value, tuple) else ()

    def args(self) -> dict[str, Node]:
        value = self.get("args")
        if not isinstance(value, tuple):
            return {}
        return {pair[0]: pair[1] for pair in value if isinstance(pair, tuple)}

    def children(self) -> Iterator[Node]:
        """Child nodes in slot order."""
        for _, value in self.slots:
            if isinstance(value, Node):
                yield value
            elif isinstance(value, tuple):
                for part in value:
                    if isinstance(part, Node):
                        yield part
                    else:
                        yield part[1]

    def walk(self) -> Iterator[Node]:
        """This node and all below it, parents first."""
        yield self
        for child in self.children():
            yield from child.walk()


def node(op: str, **slots: Slot | None) -> Node:
    """Build a node; absent slots are left out, so that equal meanings give equal trees."""
    return Node(op, tuple((key, value) for key, value in slots.items() if value is not None))


Bilingual = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Item:
    """A related fact of `with`."""

    name: str
    kind: str
    table: str
    where: Node | None = None
    by: str = ""
    within: tuple[Node, Node] | None = None
    held_by: Node | None = None
    value: Node | None = None
    over: tuple[Node, Node] | None = None
    evidence: int | None = None
    title: Bilingual = ()
    why: Bilingual = ()

    def parts(self) -> Iterator[tuple[str, Node]]:
        """Every expression of the item with the key under which it is written."""
        for key, part in (
            ("where", self.where),
            *(("within", end) for end in self.within or ()),
            ("held_by", self.held_by),
            ("value", self.value),
            *(("over", end) for end in self.over or ()),
        ):
            if part is not None:
                yield key, part


@dataclass(frozen=True)
class Let:
    """A derived value."""

    name: str
    value: Node
    title: Bilingual = ()
    why: Bilingual = ()


@dataclass(frozen=True)
class Exemption:
    """What takes the act, or some findings, out of the duty."""

    code: str
    when: Node
    reaches: tuple[str, ...] = ()
    title: Bilingual = ()
    why: Bilingual = ()


@dataclass(frozen=True)
class Finding:
    """What is unlawful, or worth a prompt."""

    code: str
    section: str
    when: Node
    due: Node | None = None
    grade: str = ""
    title: Bilingual = ()
    says: Bilingual = ()
    why: Bilingual = ()


@dataclass(frozen=True)
class Param:
    """A choice that no law makes."""

    name: str
    type: str
    value: str
    range: tuple[str, str] | None = None
    local: bool = False
    why: Bilingual = ()

    def words(self) -> tuple[str, ...]:
        """The texts of a list, which is written with commas between them."""
        return tuple(word for part in self.value.split(",") if (word := part.strip()))


@dataclass(frozen=True)
class Override:
    """What one office sets otherwise, for a time, on its own responsibility.

    Args:
        kind: `param` for another value, `off` for a finding that is left out.
        name: the parameter or finding.
        value: the new value; empty for a finding.
        was: the value of the published model.
        reason: why, by language.
        person: who decided it.
        day: when, as 2024-05-01.
        until: last day on which it holds.
        expired: it no longer holds on the day of the check, and was not applied.
    """

    kind: str
    name: str
    value: str
    was: str
    reason: Bilingual
    person: str
    day: str
    until: str
    expired: bool = False


@dataclass(frozen=True)
class Case:
    """One test of the model, already expanded from `like`."""

    name: str
    as_of: str
    coverage: str | tuple[tuple[tuple[str, str], ...], ...]
    given: tuple[tuple[str, tuple[tuple[tuple[str, str | None], ...], ...]], ...]
    expect: tuple[tuple[str, tuple[tuple[str, str | tuple[str, ...]], ...]], ...]
    at: Position | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Explained:
    """Why no case can notice a small change of the model.

    Args:
        place: the part, such as `let.earliest`.
        change: the change, as `jianheng test --mutate` prints it.
        why: the reason.
        at: where the entry stands.
    """

    place: str
    change: str
    why: str
    at: Position | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Repeat:
    """A duty that comes again and again.

    Args:
        start: the day from which every slot is counted.
        every: length of a slot, in months where `by` names a formula, else in days.
        by: whose formula for months.
        until: the day on which the duty ends, if one is written.
    """

    start: Node
    every: Node
    by: str = ""
    until: Node | None = None


@dataclass(frozen=True)
class Verdict:
    """The answers of another model as something to examine.

    Args:
        model: the model that answers.
        tables, lists: the dictionary with the table of its answers and their codes.
    """

    model: Model
    tables: dict[str, Table]
    lists: dict[str, CodeList]


@dataclass(frozen=True)
class Examine:
    """What gets one answer each.

    Args:
        table: the table whose rows are examined.
        repeat: each slot of a repeating duty of a row, instead of the row.
        each: each group of rows that agree on these fields, instead of the row.
        within: the rows that are grouped; every visible one where left out.
        statements: each institution's statement of an act, instead of the act.
        verdict: the model whose answers are examined; the table is named after it.
    """

    table: str
    repeat: Repeat | None = None
    each: tuple[str, ...] = ()
    within: tuple[Node, Node] | None = None
    statements: bool = False
    verdict: Verdict | None = field(default=None, compare=False, hash=False)


@dataclass(frozen=True)
class Model:
    """A supervision model as one tree.

    `overrides` and `published` are set where an office changed it: what it changed, and the model as published.
    """

    id: str
    version: str
    language: str
    dictionary: str
    title: Bilingual
    point: Bilingual
    kind: str
    unit: Node
    holder: str
    direction: str
    basis: tuple[str, ...]
    examine: Examine
    where: Node | None
    items: tuple[Item, ...]
    lets: tuple[Let, ...]
    exempt: tuple[Exemption, ...]
    findings: tuple[Finding, ...]
    params: tuple[Param, ...] = ()
    keep: tuple[str, ...] = ()
    says: Bilingual = ()
    why: Bilingual = ()
    parent: tuple[tuple[str, str], ...] = ()
    cases: tuple[Case, ...] = ()
    overrides: tuple[Override, ...] = ()
    published: Model | None = field(default=None, compare=False, hash=False)
    explained: tuple[Explained, ...] = ()
    places: dict[str, Position] = field(default_factory=dict, compare=False, hash=False)

    @property
    def table(self) -> str:
        """The table whose rows are examined."""
        return self.examine.table

    def item(self, name: str) -> Item:
        return next(item for item in self.items if item.name == name)

    def let(self, name: str) -> Let:
        return next(let for let in self.lets if let.name == name)

    def param(self, name: str) -> Param:
        return next(param for param in self.params if param.name == name)

    def place(self, key: str) -> Position:
        """Where a part stands in its file, or the nearest enclosing part."""
        while key and key not in self.places:
            key = key.rpartition(".")[0]
        return self.places.get(key, Position(self.id, 1, 1))


def bilingual(pairs: Bilingual, lang: str) -> str:
    """The text in a language, or in the other one where it is missing."""
    texts = dict(pairs)
    return texts.get(lang) or next(iter(texts.values()), "")
