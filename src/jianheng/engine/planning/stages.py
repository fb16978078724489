"""The relations of a plan while it grows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlglot import exp

from jianheng.dictionary import Dictionary, Table
from jianheng.engine.coverage import CoverageKinds
from jianheng.engine.lowering.answer import (
    value_columns,
)
from jianheng.engine.lowering.items import (
    Alone,
    never,
    physical_columns,
)
from jianheng.engine.lowering.names import Names
from jianheng.engine.plan import Plan, Step
from jianheng.engine.population import Slots
from jianheng.engine.sql import (
    TRUE,
    E,
    alias,
    both,
    col,
    not_false,
    relation,
)
from jianheng.engine.value import Value
from jianheng.language.population import examined_table
from jianheng.language.scope import table_field
from jianheng.language.tree import Model
from jianheng.language.typing import Typing
from jianheng.law import LawTable


@dataclass(frozen=True)
class Known:
    """What is known of the rows that an engine holds.

    Args:
        merged: tables in which an act is stated by several institutions.
        alone: whether columns of a table name one row at most, so that nothing need be gathered by them.
        numbers: rows bring numbers of their own.
    """

    merged: frozenset[str] = frozenset()
    alone: Alone = never
    numbers: bool = False


class Stages:
    """A plan that grows by one relation after another.

    Args:
        model, dictionary, law: what is lowered.
        as_of: the day of the run.
        kinds: which coverage there is.
        known: what is known of the rows.
    """

    def __init__(
        self,
        model: Model,
        dictionary: Dictionary,
        law: dict[str, LawTable],
        as_of: date,
        kinds: CoverageKinds,
        known: Known,
    ) -> None:
        self.model = model
        self.kinds = kinds
        self.alone = known.alone
        whole = model.examine.statements or model.table not in known.merged
        self.numbers = known.numbers and whole and not model.examine.each and model.examine.verdict is None
        self.table = dictionary.tables[model.table]
        self.names = Names(model, Typing(model, dictionary, law), dictionary, law, as_of, merged=known.merged)
        self.examined = examined_table(model.examine, dictionary)
        self.plan = Plan(model, key=_key(self.examined), day=_day(self.examined))
        self.stage = ""
        self.columns: list[str] = []
        self.slots: Slots | None = None

    def step(self, select: exp.Select) -> None:
        """One more relation."""
        self.stage = f"m_{len(self.plan.steps)}"
        self.plan.steps.append(Step(self.stage, select))

    def all(self) -> exp.Select:
        """Everything of the last relation that is still wanted, as `s`."""
        columns = (col(column, "s") for column in self.columns)
        return exp.select(*columns, copy=False).from_(as_s(self.stage), copy=False)

    def add(self, columns: dict[str, E], where: E | None = None) -> None:
        """A relation with more columns, and perhaps fewer rows."""
        select = self.all().select(*(alias(sql, label) for label, sql in columns.items()), copy=False)
        self.step(select if where is None else select.where(where))
        self.columns += list(columns)

    def layer(self, columns: dict[str, E]) -> None:
        """More columns, if there are any."""
        if columns:
            self.add(columns)


def as_s(stage: str) -> E:
    """A relation as `s`."""
    return relation(stage, "s")


def stored(columns: dict[str, E], label: str, value: Value) -> Value:
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


def attrition(source: E, tests: list[E]) -> exp.Select:
    """How many rows are left after each test and those before it."""
    counts: list[E] = []
    for number in range(len(tests)):
        left = not_false(both(*tests[: number + 1]))
        every: E = exp.Count(this=exp.Star())
        counted = every if left is TRUE else exp.Filter(this=every, expression=exp.Where(this=left))
        counts.append(alias(counted, f"step_{number}"))
    return exp.select(*counts).from_(source)


def _key(table: Table) -> tuple[str, ...]:
    found = [table_field(table, field_) for field_ in table.key]
    return tuple(column for f in found if f for column, _ in f.columns())


def _day(table: Table) -> str:
    """The column that says when an act was, or when its span began."""
    found = table_field(table, table.axis.start) if table.axis.start else None
    return physical_columns(found)[0] if found else ""
