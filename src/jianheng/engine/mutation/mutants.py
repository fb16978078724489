"""All small changes of a model: of its expressions, its exemptions, its windows, its due days, its choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from jianheng.dictionary import Dictionary
from jianheng.engine.mutation.mutant import Mutant
from jianheng.engine.mutation.telling import Teller
from jianheng.engine.mutation.turns import KindOf, Turn, moved, moved_literal, turns
from jianheng.language.population import own_dictionary
from jianheng.language.tree import Examine, Exemption, Finding, Item, Let, Model, Node, Param
from jianheng.language.typing import Typing
from jianheng.law import LawTable

SWAPPED = {"first": "last", "last": "first", "least": "greatest", "greatest": "least"}
WAYS = (1, -1)


def mutants_of(model: Model, dictionary: Dictionary, law: dict[str, LawTable]) -> Iterator[Mutant]:
    """Every small change of a model, in the order of its parts.

    Args:
        model: a checked model.
        dictionary, law: what names mean.
    """
    seen: set[tuple[str, str]] = set()
    for mutant in _Mutants(model, dictionary, law).all():
        if mutant.name not in seen:
            seen.add(mutant.name)
            yield mutant


@dataclass
class _Mutants:
    model: Model
    dictionary: Dictionary
    law: dict[str, LawTable]

    def __post_init__(self) -> None:
        self.dictionary = own_dictionary(self.model.examine, self.dictionary)
        self.typing = Typing(self.model, self.dictionary, self.law)
        self.teller = Teller(self.model, self.dictionary, self.law)

    def all(self) -> Iterator[Mutant]:
        model = self.model
        yield from self._examine(model.examine)
        if model.where is not None:
            yield from self._where(model.where)
        for item in model.items:
            yield from self._item(item)
        for let in model.lets:
            yield from self._let(let)
        for param in model.params:
            yield from self._param(param)
        for exemption in model.exempt:
            yield from self._exemption(exemption)
        for finding in model.findings:
            yield from self._finding(finding)

    def _examine(self, examine: Examine) -> Iterator[Mutant]:
        kind = self._model_kind

        def changed(**parts: Any) -> Model:
            return replace(self.model, examine=replace(examine, **parts))

        for turn, ends in _ends_moved(examine.within, kind):
            yield self._mutant("examine", turn, changed(within=ends))
        repeat = examine.repeat
        if repeat is None:
            return
        if repeat.until is not None:
            turn = Turn(repeat.until, None, None)
            yield self._mutant("examine", turn, changed(repeat=replace(repeat, until=None)))
        for name in ("start", "every", "until"):
            tree: Node | None = getattr(repeat, name)
            for turn in _moved_turns(tree, kind):
                moved_part: dict[str, Any] = {name: turn.tree}
                yield self._mutant("examine", turn, changed(repeat=replace(repeat, **moved_part)))

    def _where(self, where: Node) -> Iterator[Mutant]:
        yield from self._turned("where", where, lambda tree: replace(self.model, where=tree))
        if where.op != "and":
            yield self._mutant("where", Turn(where, None, None), replace(self.model, where=None))

    def _item(self, item: Item) -> Iterator[Mutant]:
        place = f"with.{item.name}"
        if item.kind in SWAPPED:
            other = SWAPPED[item.kind]
            model = self._with_item(replace(item, kind=other))
            yield self._said(place, f"{item.kind} → {other}", self.teller.other_end(item), model)
        if item.where is not None:
            for turn in turns(item.where, self._kind(item)):
                if turn.tree is not None and self._tied(replace(item, where=turn.tree)):
                    model = self._with_item(replace(item, where=turn.tree))
                    yield self._mutant(f"{place}.where", turn, model, item)
        if item.held_by is not None:
            model = self._with_item(replace(item, held_by=None))
            yield self._mutant(f"{place}.held_by", Turn(item.held_by, None, None), model, item)
        for part in ("within", "over"):
            for turn, ends in _ends_moved(getattr(item, part), self._kind(item)):
                moved_ends: dict[str, Any] = {part: ends}
                model = self._with_item(replace(item, **moved_ends))
                yield self._mutant(f"{place}.{part}", turn, model, item)
        if item.value is not None:
            for turn in turns(item.value, self._kind(item)):
                model = self._with_item(replace(item, value=turn.tree))
                yield self._mutant(f"{place}.value", turn, model, item)

    def _let(self, let: Let) -> Iterator[Mutant]:
        def changed(tree: Node) -> Model:
            lets = tuple(replace(x, value=tree) if x is let else x for x in self.model.lets)
            return replace(self.model, lets=lets)

        yield from self._turned(f"let.{let.name}", let.value, changed)

    def _param(self, param: Param) -> Iterator[Mutant]:
        for way in WAYS:
            value = moved_literal(param.type, param.value, way)
            if value is not None:
                params = tuple(replace(p, value=value) if p is param else p for p in self.model.params)
                model = replace(self.model, params=params)
                told = self.teller.param(param, value)
                yield self._said(f"params.{param.name}", f"{param.value} → {value}", told, model)

    def _exemption(self, exemption: Exemption) -> Iterator[Mutant]:
        place, model = f"exempt.{exemption.code}", self.model
        rest = tuple(x for x in model.exempt if x is not exemption)
        yield self._said(place, "dropped", self.teller.no_exemption(exemption), replace(model, exempt=rest))
        if exemption.reaches:
            wide = tuple(replace(x, reaches=()) if x is exemption else x for x in model.exempt)
            told = self.teller.wide_exemption(exemption)
            yield self._said(f"{place}.from", "dropped", told, replace(model, exempt=wide))

        def changed(tree: Node) -> Model:
            return replace(model, exempt=tuple(replace(x, when=tree) if x is exemption else x for x in model.exempt))

        yield from self._turned(place, exemption.when, changed)

    def _finding(self, finding: Finding) -> Iterator[Mutant]:
        place = f"{finding.section}.{finding.code}"

        def changed(**parts: Node | None) -> Model:
            new = replace(finding, **parts)  # type: ignore[arg-type]
            return replace(self.model, findings=tuple(new if f is finding else f for f in self.model.findings))

        yield from self._turned(place, finding.when, lambda tree: changed(when=tree))
        if finding.due is None:
            return
        yield self._mutant(f"{place}.due", Turn(finding.due, None, None), changed(due=None))
        for way in WAYS:
            tree = moved(finding.due, self.typing.of(finding.due).kind, way)
            if tree is not None:
                yield self._mutant(f"{place}.due", Turn(finding.due, tree, tree), changed(due=tree))
        yield from self._turned(f"{place}.due", finding.due, lambda tree: changed(due=tree))

    # shared ----------------------------------------------------------------

    def _turned(self, place: str, tree: Node, changed: Callable[[Node], Model]) -> Iterator[Mutant]:
        for turn in turns(tree, self._model_kind):
            if turn.tree is not None:
                yield self._mutant(place, turn, changed(turn.tree))

    def _mutant(self, place: str, turn: Turn, model: Model, item: Item | None = None) -> Mutant:
        return self._said(place, self.teller.change(turn, item), self.teller.sentences(place, turn, item), model)

    def _said(self, place: str, change: str, told: tuple[str, str], model: Model) -> Mutant:
        return Mutant(place, change, *told, self.model.place(place), model)

    def _with_item(self, item: Item) -> Model:
        return replace(self.model, items=tuple(item if i.name == item.name else i for i in self.model.items))

    def _model_kind(self, part: Node) -> str:
        return self.typing.of(part).kind

    def _kind(self, item: Item) -> Callable[[Node], str]:
        typing = self.typing.related(self.dictionary.tables[item.table])
        return lambda part: typing.of(part).kind

    def _tied(self, item: Item) -> bool:
        """Whether a key still ties the item to the act; without one it is no model any more (E06)."""
        parts = item.where.nodes("parts") if item.where is not None and item.where.op == "and" else (item.where,)
        kind = self._kind(item)
        return any(
            part is not None
            and part.op == "eq"
            and kind(part.node("left")) == "key"
            and {part.node("left").text("of"), part.node("right").text("of")} != {"row"}
            for part in parts
        )


def _moved_turns(tree: Node | None, kind: KindOf) -> Iterator[Turn]:
    """A value one unit later and one unit earlier; a literal or a parameter is moved by itself."""
    if tree is None or tree.op == "param":
        return
    if tree.op == "const":
        yield from turns(tree, kind)
        return
    for way in WAYS:
        # A window ends no later than the day of the run: what lies after it is the same window.
        after = None if tree.op == "as_of" and way > 0 else moved(tree, kind(tree), way)
        if after is not None:
            yield Turn(tree, after, after)


def _ends_moved(ends: tuple[Node, Node] | None, kind: KindOf) -> Iterator[tuple[Turn, tuple[Node, Node]]]:
    """A window with one of its ends moved."""
    if ends is None:
        return
    for turn in _moved_turns(ends[0], kind):
        if turn.tree is not None:
            yield turn, (turn.tree, ends[1])
    for turn in _moved_turns(ends[1], kind):
        if turn.tree is not None:
            yield turn, (ends[0], turn.tree)
