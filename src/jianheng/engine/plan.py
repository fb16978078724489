"""A model as a sequence of layers: the acts, then facts and values as soon as their inputs are ready (LANGUAGE §18)."""

from __future__ import annotations

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
from jianheng.engine.lowering.items import (
    ItemPlan,
    conjuncts,
    coverage_joins,
    item_columns,
    physical_columns,
    picked,
    plan_item,
)
from jianheng.engine.lowering.names import Names
from jianheng.engine.lowering.unknowns import Leaves
from jianheng.engine.sql import FALSE, E, alias, binary, both, case, col, either, is_null, name, not_false, num
from jianheng.engine.value import Record, Value
from jianheng.language.scope import table_field
from jianheng.language.tree import Model, Node
from jianheng.language.typing import Typing
from jianheng.law import LawTable


@dataclass
class Step:
    """One relation of the plan, built from the one before."""

    relation: str
    select: exp.Select


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
        self.plan = Plan(model, key=_key(self.table))
        self.stage = ""

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

    def _next(self, select: exp.Select) -> None:
        self.stage = f"m_{len(self.plan.steps)}"
        self.plan.steps.append(Step(self.stage, select))

    def _acts(self, rows: bool) -> None:
        """The population: rows of the examined table that the scope does not rule out."""
        source = exp.to_table(name(f"v_{self.table.name}")).as_(name("t"))
        columns = [alias(col("row_id", "t"), "f_row_id")]
        for column in sorted(self._read_fields()):
            if column != "row_id":
                columns.append(alias(col(column, "t"), f"f_{column}"))
        inner = exp.select(*columns).from_(source)
        if rows:
            inner = inner.join(
                exp.to_table(name("wanted")).as_(name("q")),
                on=binary(exp.EQ, col("row_id", "t"), col("row_id", "q")),
                join_type="inner",
            )
        numbered = alias(exp.Window(this=exp.RowNumber()), "rid")
        select = exp.select(numbered, exp.Star()).from_(inner.subquery(name("s")))
        parts = [lower(part, self.names).lo for part in conjuncts(self.model.where) if not _needs(part)]
        if parts:
            select = select.where(not_false(both(*parts)))
        self.plan.attrition = _attrition(inner.subquery(name("s")), parts)
        self._next(select)

    def _read_fields(self) -> set[str]:
        fields = {*self.table.key, *_fields(self.model, "this")}
        fields |= {self.table.axis.start} if self.table.axis.start else set()
        found = [table_field(self.table, field_) for field_ in fields]
        return {column for f in found if f for column in physical_columns(f)}

    def _lets(self, wanted: list[str]) -> None:
        """Each value once, in columns; later layers only name them."""
        select = exp.select(exp.Column(this=exp.Star(), table=name("s"))).from_(_as_s(self.stage))
        finished: dict[str, Value | Record] = {}
        for let in wanted:
            value = lower_any(self.model.let(let).value, self.names)
            label = f"l_{let}"
            if isinstance(value, Record):
                parts: dict[str, Value] = {}
                for part, inner in value.parts.items():
                    select, parts[part] = _store(select, f"{label}_{part}", inner)
                select = select.select(alias(value.reason, f"{label}_reason"), alias(value.rows, f"{label}_rows"), copy=False)
                finished[let] = Record(value.table, parts, col(f"{label}_reason", "s"), col(f"{label}_rows", "s"))
            else:
                select, finished[let] = _store(select, label, value)
        self._next(select)
        self.names.lets.update(finished)

    def _items(self, wanted: list[str]) -> None:
        select = exp.select(exp.Column(this=exp.Star(), table=name("s"))).from_(_as_s(self.stage))
        on_rid = {"join_type": "left"}
        for item_name in wanted:
            item = self.model.item(item_name)
            plan = plan_item(item, self.names, _fields(self.model, item_name))
            self.plan.items.append((plan, self.stage))
            label = f"g_{item_name}"
            select = select.join(
                picked(plan, self.stage).subquery(name(label)),
                on=binary(exp.EQ, col("rid", label), col("rid", "s")),
                **on_rid,
            )
            for side, covered in coverage_joins(plan, self.names, self.kinds, self.stage):
                select = select.join(
                    covered.subquery(name(side)), on=binary(exp.EQ, col("rid", side), col("rid", "s")), **on_rid
                )
            select = select.select(*item_columns(plan, self.names, self.kinds), copy=False)
            self.names.items[item_name] = plan.columns
        self._next(select)

    def _answers(self) -> None:
        model, names = self.model, self.names
        first = exp.select(exp.Column(this=exp.Star(), table=name("s"))).from_(_as_s(self.stage))
        scope = FALSE if model.where is None else is_null(lower(model.where, names).lo)
        first = first.select(alias(scope, "scope_unknown"), copy=False)
        for finding in model.findings:
            columns = finding_columns(finding, model, names)
            self.plan.findings.append(columns)
            first = first.select(
                alias(columns.status, f"x_{finding.code}"), alias(columns.assumed, f"y_{finding.code}"), copy=False
            )
            if columns.due is not None:
                first = first.select(alias(columns.due, f"d_{finding.code}"), copy=False)
        for exemption in model.exempt:
            first = first.select(alias(lower(exemption.when, names).soft()[0], f"e_{exemption.code}"), copy=False)
        first = first.select(alias(lower(model.unit, names).lo, "unit"), copy=False)
        late = [lower(part, names).lo for part in conjuncts(model.where) if _needs(part)]
        if late:
            self.plan.late_attrition = _attrition(_as_s(self.stage), late)
            first = first.where(not_false(both(*late)))
        self._next(first)
        status = {f.code: col(f"x_{f.code}", "s") for f in model.findings}
        last = exp.select(exp.Column(this=exp.Star(), table=name("s"))).from_(_as_s(self.stage))
        decided = answer(model, names, col("scope_unknown", "s"), status)
        unsure = (binary(exp.EQ, value, num(Status.UNSURE)) for value in status.values())
        open_ = either(col("scope_unknown", "s"), *unsure)
        mask = missing_mask(model, names, status, self.plan.leaves)
        last = last.select(
            alias(decided, "answer"),
            alias(case((open_, mask), default=num(0)), "mask"),
            copy=False,
        )
        self._next(last)


def _as_s(stage: str) -> exp.Expression:
    return exp.to_table(name(stage)).as_(name("s"))


def _store(select: exp.Select, label: str, value: Value) -> tuple[exp.Select, Value]:
    columns = value_columns(label, value)
    select = select.select(*(alias(sql, column) for column, sql in columns.items()), copy=False)
    lo = col(f"{label}_lo", "s")
    hi = col(f"{label}_hi", "s") if f"{label}_hi" in columns else lo
    soft = f"{label}_slo" in columns
    slo = col(f"{label}_slo", "s") if soft else None
    shi = (slo if value.slo is value.shi else col(f"{label}_shi", "s")) if soft else None
    none = col(f"{label}_none", "s") if value.none is not None else None
    return select, Value(value.type, lo, hi, slo, shi, none)


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
    return tuple(column for f in found if f for column in physical_columns(f))


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
