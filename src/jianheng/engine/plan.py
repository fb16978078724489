"""A model as a sequence of layers: the acts, then facts and values as soon as their inputs are ready."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from sqlglot import exp

from jianheng.dictionary import Dictionary, Table
from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.lowering.answer import (
    FindingColumns,
    Status,
    answer,
    finding_columns,
    missing_mask,
    value_columns,
)
from jianheng.engine.lowering.expression import lower, lower_any
from jianheng.engine.lowering.fits import Fits, Tests, row_fits
from jianheng.engine.lowering.items import (
    ItemPlan,
    conjuncts,
    coverage_joins,
    item_columns,
    physical_columns,
    picked,
    plan_item,
)
from jianheng.engine.lowering.law import condition_tests, decide
from jianheng.engine.lowering.names import Names
from jianheng.engine.lowering.unknowns import Leaves, record_mask, unknown_mask
from jianheng.engine.sql import (
    FALSE,
    E,
    alias,
    binary,
    both,
    case,
    col,
    either,
    is_null,
    name,
    not_false,
    num,
    relation,
)
from jianheng.engine.value import Record, Value
from jianheng.language.scope import table_field
from jianheng.language.tree import Model, Node
from jianheng.language.typing import Typing
from jianheng.law import LawTable


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


@dataclass
class Plan:
    """What an engine runs for one model.

    Args:
        model: the model.
        steps: relations in order; the last one holds every value and the answers.
        items: how related facts are fetched, and from which relation.
        findings: columns of the findings.
        leaves: numbered unknown facts.
        lets: finished values by name.
        attrition: counts the acts left after each part of the scope.
        key: columns of the natural key.
        day: the column that says when an act was; empty where the table has none.
    """

    model: Model
    steps: list[Step] = field(default_factory=list)
    items: list[tuple[ItemPlan, str]] = field(default_factory=list)
    findings: list[FindingColumns] = field(default_factory=list)
    leaves: Leaves = field(default_factory=Leaves)
    lets: dict[str, Value | Record] = field(default_factory=dict)
    attrition: exp.Select | None = None
    late_attrition: exp.Select | None = None
    key: tuple[str, ...] = ()
    day: str = ""


def build_plan(
    model: Model,
    dictionary: Dictionary,
    law: dict[str, LawTable],
    as_of: date,
    kinds: CoverageKinds,
    rows: bool = False,
) -> Plan:
    """Lower a model.

    Args:
        model: a checked model.
        dictionary, law: what its names mean.
        as_of: the day whose evening the run imagines.
        kinds: which coverage there is.
        rows: only the acts listed in the table `wanted` (for `why` and for evidence).

    Returns:
        The plan; every relation is a SQLGlot select.
    """
    builder = _Builder(model, dictionary, law, as_of, kinds)
    return builder.build(rows)


class _Builder:
    def __init__(
        self, model: Model, dictionary: Dictionary, law: dict[str, LawTable], as_of: date, kinds: CoverageKinds
    ) -> None:
        self.model = model
        self.kinds = kinds
        self.table = dictionary.tables[model.table]
        self.names = Names(model, Typing(model, dictionary, law), dictionary, law, as_of)
        self.plan = Plan(model, key=_key(self.table), day=_day(self.table))
        self.stage = ""
        self.columns: list[str] = []

    def build(self, rows: bool) -> Plan:
        self._acts(rows)
        for lets, items in layers(self.model):
            if lets:
                self._lets(lets)
            if items:
                self._items(items)
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
        """The population: rows of the examined table that the scope does not rule out."""
        source = relation(f"v_{self.table.name}", "t")
        columns = [alias(col("row_id", "t"), "f_row_id")]
        for column in sorted(self._read_fields()):
            if column != "row_id":
                columns.append(alias(col(column, "t"), f"f_{column}"))
        inner = exp.select(*columns).from_(source)
        if rows:
            inner = inner.join(
                relation("wanted", "q"),
                on=binary(exp.EQ, col("row_id", "t"), col("row_id", "q")),
                join_type="inner",
            )
        numbered = alias(exp.Window(this=exp.RowNumber()), "rid")
        select = exp.select(numbered, exp.Star()).from_(inner.subquery(name("s")))
        parts = [lower(part, self.names).lo for part in conjuncts(self.model.where) if not _needs(part)]
        if parts:
            select = select.where(not_false(both(*parts)))
        self.plan.attrition = _attrition(inner.subquery(name("s")), parts)
        self._step(select)
        self.columns = ["rid", *(column.alias for column in columns)]

    def _read_fields(self) -> set[str]:
        fields = {*self.table.key, *_fields(self.model, "this")}
        fields |= {self.table.axis.start} if self.table.axis.start else set()
        found = [table_field(self.table, field_) for field_ in fields]
        return {column for f in found if f for column in physical_columns(f)}

    def _lets(self, wanted: list[str]) -> None:
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
                parts = {part: _stored(columns, f"{label}_{part}", inner) for part, inner in value.parts.items()}
                columns |= {f"{label}_reason": value.reason, f"{label}_rows": value.rows}
                finished[let] = Record(value.table, parts, col(f"{label}_reason", "s"), col(f"{label}_rows", "s"))
            else:
                finished[let] = _stored(columns, label, value)
        self._add(columns)
        self.names.lets.update(finished)

    def _fits(self, wanted: list[str]) -> dict[str, tuple[Fits, Fits | None]]:
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
        if isinstance(value, Record):
            return record_mask(tree, value, self.names, self.plan.leaves)
        return unknown_mask(tree, self.names, self.plan.leaves)

    def _items(self, wanted: list[str]) -> None:
        columns: list[E] = []
        joins: list[tuple[str, exp.Select]] = []
        self.plan.steps[-1].shared = True
        for item_name in wanted:
            item = self.model.item(item_name)
            plan = plan_item(item, self.names, _fields(self.model, item_name))
            self.plan.items.append((plan, self.stage))
            joins.append((f"g_{item_name}", picked(plan, self.stage)))
            joins += coverage_joins(plan, self.names, self.kinds, self.stage)
            columns += item_columns(plan, self.names, self.kinds)
            self.names.items[item_name] = plan.columns
        select = self._all().select(*columns, copy=False)
        for label, joined in joins:
            select = _left_join(select, joined.subquery(name(label)), label)
        self._step(select)
        self.columns += [column.alias for column in columns]

    def _answers(self) -> None:
        model, names = self.model, self.names
        scope = FALSE if model.where is None else is_null(lower(model.where, names).lo)
        columns: dict[str, E] = {"scope_unknown": scope, "unit": lower(model.unit, names).lo}
        for finding in model.findings:
            found = finding_columns(finding, model, names, scope)
            self.plan.findings.append(found)
            columns |= {f"x_{finding.code}": found.status, f"y_{finding.code}": found.assumed}
            if found.due is not None:
                columns[f"d_{finding.code}"] = found.due
        for exemption in model.exempt:
            columns[f"e_{exemption.code}"] = lower(exemption.when, names).soft()[0]
        late = [lower(part, names).lo for part in conjuncts(model.where) if _needs(part)]
        if late:
            self.plan.late_attrition = _attrition(_as_s(self.stage), late)
            self.plan.steps[-1].shared = True
        self._add(columns, not_false(both(*late)) if late else None)
        status = {f.code: col(f"x_{f.code}", "s") for f in model.findings}
        self._add({"answer": answer(model, names, col("scope_unknown", "s"), status)})
        self._masks(status)

    def _masks(self, status: dict[str, E]) -> None:
        """Which facts are missing, worked out for the open acts alone, and once for each value."""
        model, names, leaves = self.model, self.names, self.plan.leaves
        unsure = (binary(exp.EQ, value, num(Status.UNSURE)) for value in status.values())
        kept, open_ = list(self.columns), col("open", "s")
        self._add({"open": either(col("scope_unknown", "s"), *unsure)})
        for lets, _ in layers(model):
            masks = {let: self._mask(let) for let in lets}
            added = {f"u_{let}": case((open_, mask), default=num(0)) for let, mask in masks.items() if mask is not None}
            names.masks |= {let: col(f"u_{let}", "s") if f"u_{let}" in added else None for let in lets}
            if added:
                self._add(added)
        self.columns = kept
        self._add({"mask": case((open_, missing_mask(model, names, status, leaves)), default=num(0))})


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


def _attrition(source: E, parts: list[E]) -> exp.Select:
    """How many rows each part of the scope leaves."""
    counts = [alias(exp.Count(this=exp.Star()), "step_0")]
    for number in range(len(parts)):
        left = not_false(both(*parts[: number + 1]))
        counts.append(
            alias(exp.Filter(this=exp.Count(this=exp.Star()), expression=exp.Where(this=left)), f"step_{number + 1}")
        )
    return exp.select(*counts).from_(source)


def _key(table: Table) -> tuple[str, ...]:
    found = [table_field(table, field_) for field_ in table.key]
    return tuple(column for f in found if f for column, _ in f.columns())


def _day(table: Table) -> str:
    """The column that says when an act was, or when its span began."""
    found = table_field(table, table.axis.start) if table.axis.start else None
    return physical_columns(found)[0] if found else ""


def _trees(model: Model) -> Iterator[Node]:
    yield model.unit
    if model.where is not None:
        yield model.where
    for item in model.items:
        yield from (tree for tree in (item.where, item.held_by, *(item.within or ())) if tree is not None)
    yield from (let.value for let in model.lets)
    yield from (x.when for x in model.exempt)
    for finding in model.findings:
        yield finding.when
        if finding.due is not None:
            yield finding.due


def _fields(model: Model, owner: str) -> set[str]:
    """Names of the fields that the model reads of the act (`this`) or of an item."""
    found: set[str] = set()
    for tree in _trees(model):
        for part in tree.walk():
            if owner == "this" and part.op == "field" and part.text("of") == "this":
                found.add(part.text("name"))
            if part.op == "item" and part.text("name") == owner and part.text("part") not in {"count", "row", "found"}:
                found.add(part.text("part"))
    return found | _said(model, owner)


def _said(model: Model, owner: str) -> set[str]:
    """Fields that only the texts of findings name, as `{field}` or `{item.field}`."""
    own = {item.name for item in model.items} | {let.name for let in model.lets}
    found: set[str] = set()
    for finding in model.findings:
        for _, says in finding.says:
            for place in re.findall(r"\{([a-z0-9_.]+)\}", says):
                head, _, part = place.partition(".")
                if owner == "this" and head not in own:
                    found.add(head)
                if head == owner and part not in {"", "count"}:
                    found.add(part)
    return found


def layers(model: Model) -> list[tuple[list[str], list[str]]]:
    """Lets and items in the order in which their inputs become ready."""
    needs: dict[tuple[str, str], set[tuple[str, str]]] = {}
    for let in model.lets:
        needs["let", let.name] = _needs(let.value)
    for item in model.items:
        trees = [tree for tree in (item.where, item.held_by, *(item.within or ())) if tree is not None]
        needs["item", item.name] = set().union(*(_needs(tree) for tree in trees)) if trees else set()
    done: set[tuple[str, str]] = set()
    result: list[tuple[list[str], list[str]]] = []
    while len(done) < len(needs):
        lets = [n for k, n in needs if k == "let" and (k, n) not in done and needs[k, n] <= done]
        if lets:
            done |= {("let", let) for let in lets}
            result.append((lets, []))
            continue
        items = [n for k, n in needs if k == "item" and (k, n) not in done and needs[k, n] <= done]
        if not items:
            raise ValueError(f"cycle among {sorted(set(needs) - done)}")
        done |= {("item", item) for item in items}
        result.append(([], items))
    return result


def _needs(tree: Node) -> set[tuple[str, str]]:
    found: set[tuple[str, str]] = set()
    for part in tree.walk():
        if part.op == "let":
            found.add(("let", part.text("name")))
        elif part.op == "item":
            found.add(("item", part.text("name")))
        elif part.op in {"has", "absent"} and part.text("item"):
            found.add(("item", part.text("item")))
    return found
