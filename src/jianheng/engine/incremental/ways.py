"""From a changed row to the acts that may look at it, told by the keys of the model alone."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jianheng.dictionary import Dictionary
from jianheng.engine.locality import PERSON, key_equalities
from jianheng.engine.reads import expressions
from jianheng.language.item_kinds import PICKED
from jianheng.language.operators.peers import PEERS
from jianheng.language.population import own_dictionary
from jianheng.language.scope import table_field
from jianheng.language.tree import Item, Model, Node


class Unbounded(Exception):  # noqa: N818 - it is an answer, not an error
    """Nothing bounds the acts that a change may reach.

    Args:
        zh, en: why.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


@dataclass(frozen=True)
class Hop:
    """Through a row of a table: from the value of one of its fields to the value of another.

    Args:
        table: the table.
        from_field: the field whose value is known.
        to_field: the field whose value is sought.
    """

    table: str
    from_field: str
    to_field: str


@dataclass(frozen=True)
class Key:
    """Acts by the value of one of their fields, perhaps through rows of other tables.

    Args:
        hops: rows that stand between, in the order in which they are walked.
        field: the field of the examined row.
    """

    hops: tuple[Hop, ...]
    field: str


@dataclass(frozen=True)
class Way:
    """Where a changed row is found again: its own field, and the acts that may ask for the row by it.

    Args:
        table: the table of the changed row.
        field: the field of it by which it is asked for.
        key: the acts that ask.
    """

    table: str
    field: str
    key: Key


def ways(model: Model, dictionary: Dictionary) -> tuple[Way, ...]:
    """How changed rows reach the acts of a model; the examined row itself apart.

    Every candidate of a related fact agrees with its act in the fact's keys, so that one key of it is enough.

    Args:
        model: a checked model.
        dictionary: canonical tables.

    Raises:
        Unbounded: a change may reach any act.
    """
    found = [way for item in model.items for way in _item_ways(model, item, dictionary)]
    return tuple(dict.fromkeys(found))


def refuse(model: Model) -> None:
    """Models whose acts look at more than the rows of the tables that they name.

    Raises:
        Unbounded: it is one of them.
    """
    if model.examine.verdict is not None:
        raise Unbounded("审查的是另一个模型的判断", "it examines the answers of another model")
    if "sql" in _operators(model):
        raise Unbounded("含有署名的 SQL", "it holds signed SQL")


def refuse_groups(model: Model) -> None:
    """Models that look at many rows as one: a change anywhere may reach any of their acts.

    Raises:
        Unbounded: it is one of them.
    """
    if PEERS & _operators(model):
        raise Unbounded("与全部各组相比较", "it compares with all other groups")
    if model.examine.each:
        raise Unbounded("按组审查", "it examines groups")


def _operators(model: Model) -> set[str]:
    return {part.op for tree in expressions(model) for part in tree.walk()}


def unit_keys(model: Model, item: Item, dictionary: Dictionary) -> tuple[Key, ...]:
    """The acts by the unit that is asked for rows of a fact.

    Raises:
        Unbounded: the unit is worked out in a way that leads back to no field.
    """
    return () if item.held_by is None else tuple(_keys(model, item.held_by, dictionary, "unit"))


def person_keys(model: Model, item: Item, dictionary: Dictionary) -> tuple[Key, ...]:
    """The acts by the person of whom a fact asks."""
    pairs = [other for field, other in _pairs(model, item, dictionary) if field == "person"]
    return () if not pairs else tuple(_keys(model, pairs[0], dictionary, "person"))


def _item_ways(model: Model, item: Item, dictionary: Dictionary) -> Iterator[Way]:
    reasons: list[Unbounded] = []
    candidates: list[list[Way]] = []
    for field, other in _pairs(model, item, dictionary):
        try:
            candidates.append([Way(item.table, field, key) for key in _keys(model, other, dictionary, item.name)])
        except Unbounded as reason:
            reasons.append(reason)
    if not candidates:
        if reasons:
            raise reasons[0]
        raise Unbounded(f"相关事实 {item.name} 不以键相连", f"{item.name} is joined by no key")
    yield from min(candidates, key=_length)


def _length(found: list[Way]) -> tuple[int, int, bool]:
    """Short ways first; of two, the one through the act's own person, so that a change stays with the person."""
    own = found == [Way(found[0].table, PERSON, Key((), PERSON))]
    return sum(len(way.key.hops) for way in found), len(found), not own


def _pairs(model: Model, item: Item, dictionary: Dictionary) -> list[tuple[str, Node]]:
    """Key equalities of a fact: the field of its row, and what the act holds against it."""
    table = own_dictionary(model.examine, dictionary).tables[item.table]
    return [(left.text("name"), right) for left, right in key_equalities(item, model, table)]


def _keys(model: Model, tree: Node, dictionary: Dictionary, name: str) -> list[Key]:
    """From the value of an expression back to fields of the examined row."""
    match tree.op:
        case "field":
            return [Key((), tree.text("name"))]
        case "let":
            return _keys(model, model.let(tree.text("name")).value, dictionary, name)
        case "if":
            return [key for part in ("then", "other") for key in _keys(model, tree.node(part), dictionary, name)]
        case "item":
            item, part = model.item(tree.text("name")), tree.text("part")
            table = dictionary.tables.get(item.table)
            if item.kind in PICKED and table is not None and table_field(table, part) is not None:
                back = _item_ways(model, item, dictionary)
                return [Key((Hop(item.table, part, way.field), *way.key.hops), way.key.field) for way in back]
    raise Unbounded(f"{name} 的键由计算得出", f"the key of {name} is worked out")
