"""What every check looks at, and how trees are walked through names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from jianheng.dictionary import Dictionary
from jianheng.language.population import SLOT_FIELDS
from jianheng.language.problem import Problem
from jianheng.language.tree import Examine, Item, Model, Node
from jianheng.language.typing import Typing
from jianheng.language.write import counted_items, expression_text
from jianheng.law import Instrument, LawTable

Placed = tuple[str, Node]


@dataclass(frozen=True)
class Share:
    """Rows lost out of all rows."""

    lost: int
    rows: int


@dataclass(frozen=True)
class Subject:
    """A model under check, with all that its names mean.

    Args:
        model: the model, read.
        dictionary: canonical tables and code lists.
        law: decision tables by name.
        instruments: laws and rules by id.
        others: models beside which it is listed.
        unfilled: how many rows of what was delivered here lack a field altogether, by table and field.
    """

    model: Model
    dictionary: Dictionary
    law: dict[str, LawTable]
    instruments: dict[str, Instrument]
    others: tuple[Model, ...] = ()
    unfilled: Mapping[tuple[str, str], Share] = field(default_factory=dict)

    @cached_property
    def typing(self) -> Typing:
        """Types in model scope."""
        return Typing(self.model, self.dictionary, self.law)

    def row_typing(self, item: Item) -> Typing:
        """Types inside an item."""
        return self.typing.related(self.dictionary.tables[item.table])

    def problem(self, code: str, place: str, value: Node | str, *said: str) -> Problem:
        """A problem at a part of the model; a tree is shown as it is written."""
        row = place.startswith("with.")
        text = value if isinstance(value, str) else expression_text(value, "row" if row else "model", self.counted)
        return Problem(code, self.model.place(place), text, *said)

    @cached_property
    def counted(self) -> frozenset[str]:
        """Items that are counts when they stand alone."""
        return counted_items(self.model)

    def placed(self) -> Iterator[Placed]:
        """Every expression of the model with the name of its place."""
        model = self.model
        yield from population_parts(model.examine)
        yield "unit", model.unit
        if model.where is not None:
            yield "where", model.where
        for item in model.items:
            yield from item_parts(item)
        for let in model.lets:
            yield f"let.{let.name}", let.value
        for exemption in model.exempt:
            yield f"exempt.{exemption.code}", exemption.when
        for finding in model.findings:
            yield f"{finding.section}.{finding.code}", finding.when
            if finding.due is not None:
                yield f"{finding.section}.{finding.code}.due", finding.due

    def rests_on(self, tree: Node, assumed: bool = True) -> Iterator[Node]:
        """Every node that decides an expression, through lets and items, each name once.

        Args:
            tree: where to start.
            assumed: follow also the bounds of `known_or` that are assumed, and so may clear but never convict.
        """
        yield from _Walk(self.model, assumed).below(tree)


class _Walk:
    def __init__(self, model: Model, assumed: bool) -> None:
        self.model = model
        self.assumed = assumed
        self.seen: set[str] = set()

    def below(self, tree: Node) -> Iterator[Node]:
        yield tree
        for child in self._children(tree):
            yield from self.below(child)
        for name, trees in self._named(tree):
            if name not in self.seen:
                self.seen.add(name)
                for each in trees:
                    yield from self.below(each)

    def _children(self, tree: Node) -> Iterator[Node]:
        if tree.op != "known_or" or self.assumed:
            yield from tree.children()
            return
        yield from tree.nodes("values")
        sides = {"both": {"lo", "hi"}}.get(tree.text("assume"), {tree.text("assume")})
        for side in {"lo", "hi"} - sides:
            if tree.get(side) is not None:
                yield tree.node(side)

    def _named(self, tree: Node) -> Iterator[tuple[str, list[Node]]]:
        if tree.op == "let":
            name = tree.text("name")
            yield name, [self.model.let(name).value]
        if tree.op == "field" and tree.text("of") == "this" and tree.text("name") in SLOT_FIELDS:
            yield "slot", [part for _, part in population_parts(self.model.examine)]
        item = tree.text("name") if tree.op == "item" else tree.text("item")
        if item and tree.op in {"item", "has", "absent"}:
            yield item, [part for _, part in item_parts(self.model.item(item))]


def population_parts(examine: Examine) -> Iterator[Placed]:
    """The expressions of a population with their places."""
    repeat = examine.repeat
    for end in examine.within or ():
        yield "examine.within", end
    if repeat is not None:
        yield "examine.repeat.from", repeat.start
        yield "examine.repeat.every", repeat.every
        if repeat.until is not None:
            yield "examine.repeat.until", repeat.until


def item_parts(item: Item) -> Iterator[Placed]:
    """The expressions of an item with their places."""
    for key, part in item.parts():
        yield f"with.{item.name}.{key}", part


def and_parts(tree: Node | None) -> tuple[Node, ...]:
    """The parts that must all hold."""
    if tree is None:
        return ()
    return tree.nodes("parts") if tree.op == "and" else (tree,)
