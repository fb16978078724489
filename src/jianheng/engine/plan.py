"""A model as a sequence of layers: the acts, then facts and values as soon as their inputs are ready."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlglot import exp

from jianheng.dictionary import Dictionary, Table
from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.layers import layers, needs
from jianheng.engine.lowering.answer import (
    SUBSTITUTED,
    FindingColumns,
    Status,
    answer,
    finding_columns,
    missing_mask,
    substituted,
    value_columns,
)
from jianheng.engine.lowering.expression import answered, lower, lower_any
from jianheng.engine.lowering.fits import Fits, Tests, row_fits
from jianheng.engine.lowering.items import (
    ItemPlan,
    conjuncts,
    coverage_joins,
    item_columns,
    laid_over,
    physical_columns,
    picked,
    plan_item,
    window,
)
from jianheng.engine.lowering.law import condition_tests, decide
from jianheng.engine.lowering.leaf import leaf_column, leaf_relation, leaves
from jianheng.engine.lowering.names import Names
from jianheng.engine.lowering.peers import LEFT_OUT, left_out
from jianheng.engine.lowering.unknowns import POPULATION_MASK, Leaves, fact_bits, joined, record_mask, unknown_mask
from jianheng.engine.population import OPEN, ROW_NUMBER, SLOT, Slots, group_name, groups
from jianheng.engine.reads import expressions, fields_read
from jianheng.engine.reason import Reason
from jianheng.engine.sql import (
    FALSE,
    TRUE,
    E,
    alias,
    binary,
    both,
    case,
    cast,
    col,
    either,
    fn,
    is_null,
    is_true,
    name,
    not_false,
    not_null,
    num,
    relation,
)
from jianheng.engine.statements import DISPUTED
from jianheng.engine.value import Record, Value
from jianheng.language.operators.peers import PEERS
from jianheng.language.population import SLOT_FIELDS, examined_table, own_dictionary
from jianheng.language.scope import table_field
from jianheng.language.tree import Item, Model, Node
from jianheng.language.typing import Typing
from jianheng.law import LawTable

POPULATION = "population"
SLOTS = "slots"
KEYS = "keys"


@dataclass
class Step:
    """One relation of the plan, built from the one before.

    Args:
        relation: its name.
        select: its rows.
        shared: more than one relation reads it, so that it is worth keeping.
    """

    relation: str
    select: exp.Select
    shared: bool = False


@dataclass(frozen=True)
class Fetched:
    """A related fact of the plan.

    Args:
        plan: how it is fetched.
        stage: the relation of the acts that it is fetched for.
        rid: the number under which the acts of the last relation stand in that one.
    """

    plan: ItemPlan
    stage: str
    rid: str = "rid"


@dataclass(frozen=True)
class Counting:
    """One query that counts acts.

    Args:
        select: a row of counts.
        steps: what each count is left by: the whole population, its slots, or a part of the scope.
    """

    select: exp.Select
    steps: tuple[Node | str, ...]


@dataclass
class Plan:
    """What an engine runs for one model.

    Args:
        model: the model.
        steps: relations in order; the last one holds every value and the answers.
        items: related facts.
        findings: columns of the findings.
        leaves: numbered unknown facts.
        lets: finished values by name.
        attrition: counts of the acts left after each part of the scope, in the order in which they are taken.
        key: columns of the natural key.
        slots: an act is a slot of a repeating duty.
        peers: groups are compared with each other.
        day: the column that says when an act was; empty where the table has none.
    """

    model: Model
    steps: list[Step] = field(default_factory=list)
    items: list[Fetched] = field(default_factory=list)
    findings: list[FindingColumns] = field(default_factory=list)
    leaves: Leaves = field(default_factory=Leaves)
    lets: dict[str, Value | Record] = field(default_factory=dict)
    attrition: list[Counting] = field(default_factory=list)
    key: tuple[str, ...] = ()
    slots: bool = False
    peers: bool = False
    substitutes: bool = False
    day: str = ""


def build_plan(
    model: Model,
    dictionary: Dictionary,
    law: dict[str, LawTable],
    as_of: date,
    kinds: CoverageKinds,
    rows: bool = False,
    merged: frozenset[str] = frozenset(),
) -> Plan:
    """Lower a model.

    Args:
        model: a checked model.
        dictionary, law: what its names mean.
        as_of: the day whose evening the run imagines.
        kinds: which coverage there is.
        merged: tables in which an act is stated by several institutions.
        rows: only the acts listed in the table `wanted` (for `why` and for evidence).

    Returns:
        The plan; every relation is a SQLGlot select.
    """
    dictionary = own_dictionary(model.examine, dictionary)
    builder = _Builder(model, dictionary, law, as_of, kinds, merged)
    return builder.build(rows)


class _Builder:
    def __init__(
        self,
        model: Model,
        dictionary: Dictionary,
        law: dict[str, LawTable],
        as_of: date,
        kinds: CoverageKinds,
        merged: frozenset[str],
    ) -> None:
        self.model = model
        self.kinds = kinds
        self.table = dictionary.tables[model.table]
        self.names = Names(model, Typing(model, dictionary, law), dictionary, law, as_of, merged=merged)
        self.examined = examined_table(model.examine, dictionary)
        self.plan = Plan(model, key=_key(self.examined), day=_day(self.examined))
        self.stage = ""
        self.columns: list[str] = []
        self.slots: Slots | None = None

    def build(self, rows: bool) -> Plan:
        self._acts(rows)
        self._leaves()
        for layer in layers(self.model):
            if layer.lets:
                self._lets(layer.lets)
            if layer.items:
                self._items(layer.items)
            if layer.slots:
                self._slots()
        self._answers()
        self.plan.lets = self.names.lets
        return self.plan

    def _step(self, select: exp.Select) -> None:
        self.stage = f"m_{len(self.plan.steps)}"
        self.plan.steps.append(Step(self.stage, select))

    def _all(self) -> exp.Select:
        """Everything of the last relation that is still wanted, as `s`."""
        columns = (col(column, "s") for column in self.columns)
        return exp.select(*columns, copy=False).from_(_as_s(self.stage), copy=False)

    def _add(self, columns: dict[str, E], where: E | None = None) -> None:
        """A relation with more columns, and perhaps fewer rows."""
        select = self._all().select(*(alias(sql, label) for label, sql in columns.items()), copy=False)
        self._step(select if where is None else select.where(where))
        self.columns += list(columns)

    def _acts(self, rows: bool) -> None:
        """The population: rows or groups of the examined table that the scope does not rule out."""
        if self.model.examine.each:
            self._groups()
            return
        source = relation(f"{'s' if self.model.examine.statements else 'v'}_{self.table.name}", "t")
        columns = [alias(col("row_id", "t"), "f_row_id")]
        disputed = {DISPUTED} if self.names.disputes(self.model.table) and not self.model.examine.statements else set()
        for column in sorted(self._read_fields() | disputed):
            if column != "row_id":
                columns.append(alias(col(column, "t"), f"f_{column}"))
        inner = exp.select(*columns).from_(source)
        if rows:
            inner = inner.join(
                relation("wanted", "q"),
                on=binary(exp.EQ, col("row_id", "t"), col("row_id", "q")),
                join_type="inner",
            )
        self._begin(inner, [column.alias for column in columns], [(POPULATION, TRUE)])

    def _groups(self) -> None:
        """Groups of rows; what has an empty key belongs to no group, and is counted."""
        fields = tuple(self.examined.fields.values())
        inside, within = self.names.within_row("r", self.table), self.model.examine.within
        item = Item("", "any", self.table.name, within=within)
        found = groups(self.table, fields, window(item, self.table, inside)).subquery(name("s"))
        keys = [f"f_{column}" for field_ in fields for column, _ in field_.columns()]
        columns = [*keys, *([OPEN] if within is not None else [])]
        known = both(*(not_null(col(key, "s")) for key in keys))
        kept = (col(column, "s") for column in columns)
        inner = exp.select(alias(group_name(fields), "f_row_id"), *kept).from_(found)
        self._begin(inner, ["f_row_id", *columns], [(POPULATION, TRUE), (KEYS, known)])

    def _begin(self, inner: exp.Select, columns: list[str], before: list[tuple[str, E]]) -> None:
        """The first relation: the acts that neither a step before the scope nor the scope's own fields rule out."""
        numbered = alias(exp.Window(this=exp.RowNumber()), "rid")
        select = exp.select(numbered, exp.Star()).from_(inner.subquery(name("s")))
        parts = [part for part in conjuncts(self.model.where) if not needs(part, self.model)]
        tests = [*(test for _, test in before), *(lower(part, self.names).lo for part in parts)]
        kept = both(*tests)
        if kept is not TRUE:
            select = select.where(not_false(kept))
        counted = _attrition(inner.subquery(name("s")), tests)
        self.plan.attrition.append(Counting(counted, (*(step for step, _ in before), *parts)))
        self._step(select)
        self.columns = ["rid", *columns]
        self.names.open = col(OPEN, "s") if OPEN in columns else None

    def _leaves(self) -> None:
        """What signed queries say of each row, before anything else asks for it."""
        found = list(leaves(self.model))
        if not found:
            return
        select = self._all()
        for number, leaf in enumerate(found):
            label, column = f"q{number}", leaf_column(leaf)
            joined_ = leaf_relation(leaf, list(self.names.dictionary.tables)).subquery(name(label))
            key = binary(exp.EQ, col("row_id", label), col("f_row_id", "s"))
            select = select.select(alias(col(column, label), column), copy=False)
            select = select.join(joined_, on=key, join_type="left", copy=False)
        self._step(select)
        self.columns += [leaf_column(leaf) for leaf in found]

    def _read_fields(self) -> set[str]:
        fields = {*self.examined.key, *fields_read(self.model, "this")}
        fields |= {end for end in (self.table.axis.start, self.table.axis.end) if end}
        made = {*SLOT_FIELDS} if self.model.examine.repeat is not None else set()
        found = [table_field(self.examined, field_) for field_ in fields - made]
        return {column for f in found if f for column in physical_columns(f)}

    def _lets(self, wanted: Sequence[str]) -> None:
        """Each value once, in columns; later layers only name them."""
        fits = self._fits([let for let in wanted if self.model.let(let).value.op == "law"])
        columns: dict[str, E] = {}
        finished: dict[str, Value | Record] = {}
        for let in wanted:
            tree, label = self.model.let(let).value, f"l_{let}"
            value = (
                decide(self.names.law[tree.text("table")], *fits[let]) if let in fits else lower_any(tree, self.names)
            )
            if isinstance(value, Record) and tree.text("part"):
                value = value.parts[tree.text("part")]
            if isinstance(value, Record):
                # A dot, so that no other name can be the same.
                parts = {part: _stored(columns, f"{label}.{part}", inner) for part, inner in value.parts.items()}
                columns |= {f"{label}_reason": value.reason, f"{label}_rows": value.rows}
                finished[let] = Record(value.table, parts, col(f"{label}_reason", "s"), col(f"{label}_rows", "s"))
            else:
                finished[let] = _stored(columns, label, value)
        self._add(columns)
        self.names.lets.update(finished)

    def _fits(self, wanted: Sequence[str]) -> dict[str, tuple[Fits, Fits | None]]:
        """Which rows of a law table apply: each condition once, then all rows, in columns that later layers drop."""
        kept, tables = (
            list(self.columns),
            {let: self.names.law[self.model.let(let).value.text("table")] for let in wanted},
        )
        tests: dict[tuple[str, str], Tests] = {}
        for let, table in tables.items():
            args = {name_: lower(value, self.names) for name_, value in self.model.let(let).value.args().items()}
            for world, asked in zip("hs", condition_tests(table, args), strict=True):
                if asked is not None:
                    tests[let, world] = asked
        labels = {key: {c: f"c_{'_'.join(key)}{n}" for n, c in enumerate(asked)} for key, asked in tests.items()}
        self._layer({labels[key][c]: test for key, asked in tests.items() for c, test in asked.items()})
        self.columns = list(kept)
        fits = {
            (let, world): row_fits(tables[let], {c: col(label, "s") for c, label in labels[let, world].items()})
            for let, world in tests
        }
        self._layer({k: v for (let, world), each in fits.items() for k, v in each.columns(f"t_{let}_{world}").items()})
        self.columns = kept
        stored = {(let, world): each.stored(f"t_{let}_{world}", "s") for (let, world), each in fits.items()}
        return {let: (stored[let, "h"], stored.get((let, "s"))) for let in wanted}

    def _layer(self, columns: dict[str, E]) -> None:
        if columns:
            self._add(columns)

    def _mask(self, let: str) -> E | None:
        value, tree = self.names.lets[let], self.model.let(let).value
        if tree.op == "sql" and isinstance(value, Value):
            return fact_bits(value, let, self.plan.leaves)
        if isinstance(value, Record):
            return record_mask(tree, value, self.names, self.plan.leaves)
        return unknown_mask(tree, self.names, self.plan.leaves)

    def _population_mask(self) -> E | None:
        """The facts without which nobody knows whether an act is there at all."""
        repeat = self.model.examine.repeat
        if repeat is None:
            return self.plan.leaves.bit(self.table.axis.start, Reason.MISSING) if self.model.examine.within else None
        trees = (repeat.start, repeat.every, *((repeat.until,) if repeat.until is not None else ()))
        masks = [unknown_mask(tree, self.names, self.plan.leaves) for tree in trees]
        if self.slots is not None and repeat.until is not None and masks[-1] is not None:
            masks[-1] = case((is_true(self.slots.runs_on()), num(0)), default=masks[-1])
        return joined(masks)

    def _slots(self) -> None:
        """One act for each slot that began; what was fetched before belongs to the row of all its slots."""
        slots = self.slots = self._slot_rule()
        before = [column for column in self.columns if column != "rid"]
        number = alias(col("rid", "s"), ROW_NUMBER)
        kept = (col(column, "s") for column in before)
        self._step(exp.select(number, *kept, alias(slots.numbers(), SLOT)).from_(_as_s(self.stage)))
        self.columns = [ROW_NUMBER, *before, SLOT]
        ends = dict(zip(("slot_from", "slot_to"), slots.ends(), strict=True))
        self._add({label: sql for name_, value in ends.items() for label, sql in _as_field(name_, value)})
        first, last = (self.names.this_field(name_) for name_ in ends)
        began = slots.began(first)
        numbered = alias(exp.Window(this=exp.RowNumber()), "rid")
        added = {"f_slot_cut": slots.cut(last), OPEN: slots.unsettled(first)}
        select = self._all().select(numbered, *(alias(sql, label) for label, sql in added.items()), copy=False)
        self._step(select.where(not_false(began)))
        self.columns += ["rid", *added]
        self.names.open = col(OPEN, "s")
        self.plan.slots = True
        self.plan.items = [replace(item, rid=ROW_NUMBER) for item in self.plan.items]
        self.plan.attrition.append(Counting(_attrition(_as_s(self.stage), [TRUE]), (SLOTS,)))

    def _slot_rule(self) -> Slots:
        """What the slots are counted by, each value once, in columns."""
        repeat, names = self.model.examine.repeat, self.names
        if repeat is None:
            raise TypeError(self.model.id)
        columns: dict[str, E] = {}
        start = _stored(columns, "slot_start", lower(repeat.start, names))
        every = _stored(columns, "slot_every", lower(repeat.every, names))
        until = None if repeat.until is None else _stored(columns, "slot_until", lower(repeat.until, names))
        opens = repeat.until is not None and names.type_of(repeat.until).open
        self._add(columns)
        return Slots(start, every, repeat.by, until, opens, names.as_of)

    def _items(self, wanted: Sequence[str]) -> None:
        columns: list[E] = []
        joins: list[tuple[str, exp.Select]] = []
        self.plan.steps[-1].shared = True
        for item_name in wanted:
            item = self.model.item(item_name)
            plan = plan_item(item, self.names, fields_read(self.model, item_name))
            self.plan.items.append(Fetched(plan, self.stage))
            joins.append((f"g_{item_name}", picked(plan, self.stage)))
            joins += laid_over(plan, self.stage)
            joins += coverage_joins(plan, self.names, self.kinds, self.stage)
            columns += item_columns(plan, self.names, self.kinds)
            self.names.items[item_name] = plan.columns
        select = self._all().select(*columns, copy=False)
        for label, found in joins:
            select = _left_join(select, found.subquery(name(label)), label)
        self._step(select)
        self.columns += [column.alias for column in columns]

    def _answers(self) -> None:
        model, names = self.model, self.names
        scope = FALSE if model.where is None else is_null(lower(model.where, names).lo)
        if names.open is not None:
            scope = either(names.open, scope)
        columns: dict[str, E] = {"scope_unknown": scope, "unit": lower(model.unit, names).lo}
        for finding in model.findings:
            found = finding_columns(finding, model, names, scope)
            self.plan.findings.append(found)
            columns |= {f"x_{finding.code}": found.status, f"y_{finding.code}": found.assumed}
            if found.due is not None:
                columns[f"d_{finding.code}"] = found.due
            if found.near is not None:
                columns[f"n_{finding.code}"] = found.near
        for exemption in model.exempt:
            columns[f"e_{exemption.code}"] = lower(exemption.when, names).soft()[0]
        in_place = substituted(model, names)
        if in_place is not FALSE:
            columns[SUBSTITUTED] = in_place
            self.plan.substitutes = True
        compared = [tree for each in expressions(model) for tree in each.walk() if tree.op in PEERS]
        if compared:
            columns[LEFT_OUT] = fn("greatest", *(self._left_out(tree) for tree in compared))
            self.plan.peers = True
        late = [part for part in conjuncts(model.where) if needs(part, model)]
        tests = [lower(part, names).lo for part in late]
        if late:
            self.plan.attrition.append(Counting(_attrition(_as_s(self.stage), tests), tuple(late)))
            self.plan.steps[-1].shared = True
        self._add(columns, not_false(both(*tests)) if late else None)
        status = {f.code: col(f"x_{f.code}", "s") for f in model.findings}
        self._add({"answer": answer(model, names, col("scope_unknown", "s"), status)})
        self._masks(status)

    def _left_out(self, tree: Node) -> E:
        """How many groups a comparison leaves out."""
        return left_out([lower(value, self.names) for value in tree.nodes("values")], answered(self.names))

    def _masks(self, status: dict[str, E]) -> None:
        """Which facts are missing, worked out for the open acts alone, and once for each value."""
        model, names, leaves = self.model, self.names, self.plan.leaves
        unsure = (binary(exp.EQ, value, num(Status.UNSURE)) for value in status.values())
        kept, open_ = list(self.columns), col("open", "s")
        self._add({"open": either(col("scope_unknown", "s"), *unsure)})
        if model.examine.within is not None:
            names.masks[POPULATION_MASK] = self._population_mask()
        for layer in layers(model):
            masks = {let: self._mask(let) for let in layer.lets}
            if layer.slots:
                masks[POPULATION_MASK] = self._population_mask()
            added = {f"u_{let}": case((open_, mask), default=num(0)) for let, mask in masks.items() if mask is not None}
            names.masks |= {let: col(f"u_{let}", "s") if f"u_{let}" in added else None for let in masks}
            if added:
                self._add(added)
        self.columns = kept
        mask = case((open_, missing_mask(model, names, status, leaves)), default=num(0))
        # What is wider than a machine number leaves the engine as text.
        self._add({"mask": cast(mask, "VARCHAR") if leaves.wide else mask})


def _left_join(select: exp.Select, relation: E, label: str) -> exp.Select:
    return select.join(relation, on=binary(exp.EQ, col("rid", label), col("rid", "s")), join_type="left", copy=False)


def _as_s(stage: str) -> E:
    return relation(stage, "s")


def _stored(columns: dict[str, E], label: str, value: Value) -> Value:
    """Put a value into columns and name it by them from now on."""
    own = value_columns(label, value)
    columns |= own
    lo = col(f"{label}_lo", "s")
    hi = col(f"{label}_hi", "s") if f"{label}_hi" in own else lo
    soft = f"{label}_slo" in own
    slo = col(f"{label}_slo", "s") if soft else None
    shi = (slo if value.slo is value.shi else col(f"{label}_shi", "s")) if soft else None
    none = col(f"{label}_none", "s") if value.none is not None else None
    return Value(value.type, lo, hi, slo, shi, none)


def _attrition(source: E, tests: list[E]) -> exp.Select:
    """How many rows are left after each test and those before it."""
    counts: list[E] = []
    for number in range(len(tests)):
        left = not_false(both(*tests[: number + 1]))
        every: E = exp.Count(this=exp.Star())
        counted = every if left is TRUE else exp.Filter(this=every, expression=exp.Where(this=left))
        counts.append(alias(counted, f"step_{number}"))
    return exp.select(*counts).from_(source)


def _as_field(name_: str, value: Value) -> list[tuple[str, E]]:
    """The physical columns of a field that the plan makes."""
    if value.lo is value.hi:
        return [(f"f_{name_}", value.lo)]
    return [(f"f_{name_}_lo", value.lo), (f"f_{name_}_hi", value.hi)]


def _key(table: Table) -> tuple[str, ...]:
    found = [table_field(table, field_) for field_ in table.key]
    return tuple(column for f in found if f for column, _ in f.columns())


def _day(table: Table) -> str:
    """The column that says when an act was, or when its span began."""
    found = table_field(table, table.axis.start) if table.axis.start else None
    return physical_columns(found)[0] if found else ""
