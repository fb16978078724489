"""What the mere passing of days can change: where a model asks what day it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from jianheng.dictionary import Dictionary, Table
from jianheng.engine.incremental.ways import Unbounded
from jianheng.engine.layers import Need, needs, parts_of
from jianheng.engine.lowering.changing import ORDER, asks
from jianheng.language.population import own_dictionary
from jianheng.language.tree import Item, Model, Node

EMPTY, BETWEEN = "empty", "between"


@dataclass(frozen=True)
class Concern:
    """Rows whose meaning hangs on the day of the run.

    Args:
        table: the table; empty for the examined row, on which it hangs whether there is an act.
        field: one of its fields.
        when: `empty`, or `between` where its day lies in the stretch that passed.
    """

    table: str
    field: str
    when: str


def concerns(model: Model, dictionary: Dictionary) -> frozenset[Concern]:
    """Where the passing of days can change an answer, beside what comes into sight and deadlines that come due.

    Which acts hang on the day by what is worked out of them stands beside their answers. Left are related rows,
    and who is examined at all. A window that ends on the day of the run is none of it: whoever is seen at all has
    begun by that day.

    Args:
        model: a checked model.
        dictionary: canonical tables.

    Raises:
        Unbounded: it may change any act.
    """
    _refuse_slots(model)
    scope = () if model.where is None else _with_derived(model, model.where)
    found = {each for tree in scope for each in _in(model, tree, None)}
    tables = own_dictionary(model.examine, dictionary).tables
    for item in model.items:
        found |= set(_of_item(model, item, tables[item.table]))
    if model.examine.within is not None:
        found |= set(_of_window(model, model.examine.within, tables[model.table]))
    return frozenset(found)


def _refuse_slots(model: Model) -> None:
    """Slots begin where a row says so: then the first of them comes when that day does, and the others follow it."""
    repeat = model.examine.repeat
    if repeat is None:
        return
    told = repeat.start.op == "field" and repeat.start.text("of") == "this"
    if not told or any(asks(tree) for tree in _with_derived(model, repeat.every)):
        raise Unbounded("义务的起日由计算得出", "the first day of the duty is worked out")


def _with_derived(model: Model, tree: Node) -> Iterator[Node]:
    """An expression, and those of the derived values on which it rests, through related facts too."""
    yield tree
    waiting, done = needs(tree, model), set[Need]()
    while waiting - done:
        kind, name = need = min(waiting - done)
        done.add(need)
        if kind == "let":
            yield model.let(name).value
        for part in parts_of(need, model):
            waiting |= needs(part, model)


def _of_item(model: Model, item: Item, table: Table) -> Iterator[Concern]:
    for key, tree in item.parts():
        if key != "within":
            yield from _in(model, tree, table)
    if item.within is not None:
        yield from _of_window(model, item.within, table)


def _of_window(model: Model, within: tuple[Node, Node], table: Table) -> Iterator[Concern]:
    first, last = within
    yield from _in(model, first, table)
    if last.op != "as_of":
        yield from _in(model, last, table)
    elif not _seen_when_begun(table):
        raise Unbounded(f"{table.name} 的起日是计划的日子", f"{table.name} begins on a planned day")


def _seen_when_begun(table: Table) -> bool:
    """Whether a row that is seen has surely begun, as far as its first day is known."""
    if table.axis.kind == "none":
        return True
    field = table.fields[table.axis.start]
    return not field.part or field.time == "occurred"


def _in(model: Model, tree: Node, table: Table | None) -> Iterator[Concern]:
    """The concerns of one expression; `table` is that of the related row in scope."""
    if not asks(tree):
        return
    if tree.op == "end_or":
        value = tree.nodes("values")[0]
        if not asks(value):
            yield _field(value, EMPTY)
            return
    if tree.op == "if" and not asks(tree.node("cond")) and not asks(tree.node("then")):
        cond = tree.node("cond")
        if cond.op == "has" and not cond.text("item"):
            yield _field(cond.node("value"), EMPTY)
            return
    if tree.op in ORDER:
        left, right = tree.node("left"), tree.node("right")
        if left.op == "as_of":
            left, right = right, left
        if right.op == "as_of" and left.op != "as_of":
            yield _day(model, left, table)
            return
    if tree.op == "overlaps" and table is not None and table.axis.end and _seen_when_begun(table):
        first, last = tree.nodes("values")
        if last.op == "as_of":
            yield from _in(model, first, table)
            return
    if tree.op == "as_of":
        raise Unbounded("用检查日计算", "it reckons with the day of the check")
    for child in tree.children():
        yield from _in(model, child, table)


def _field(tree: Node, when: str) -> Concern:
    """A concern about a field of the act; of a related row, any act that may look at such a row is concerned."""
    if tree.op == "date_of":
        [tree] = tree.nodes("values")
    if tree.op != "field" or tree.text("of") == "row":
        raise Unbounded("相关事实未结束时算到检查日", "it runs to the day of the check where a related fact is open")
    return Concern("", tree.text("name"), when)


def _day(model: Model, tree: Node, table: Table | None) -> Concern:
    """What is held against the day of the run: a field, or a derived value that is one where it has ended."""
    if tree.op == "let":
        value = model.let(tree.text("name")).value
        tree = value.nodes("values")[0] if value.op == "end_or" else value
    if tree.op == "date_of":
        [tree] = tree.nodes("values")
    if tree.op == "field":
        return Concern(table.name if table is not None and tree.text("of") == "row" else "", tree.text("name"), BETWEEN)
    raise Unbounded("用检查日比较", "it compares with the day of the check")
