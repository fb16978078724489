"""What an engine runs for one model: relations, each built from the one before."""

from __future__ import annotations

from dataclasses import dataclass, field

from sqlglot import exp

from jianheng.engine.lowering.answer import (
    FindingColumns,
)
from jianheng.engine.lowering.items import (
    ItemPlan,
)
from jianheng.engine.lowering.unknowns import Leaves
from jianheng.engine.value import Record, Value
from jianheng.language.tree import Model, Node

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
        looked_up: columns that name the rows of law which may fit, with their tables.
        attrition: counts of the acts left after each part of the scope, in the order in which they are taken.
        key: columns of the natural key.
        slots: an act is a slot of a repeating duty.
        peers: groups are compared with each other.
        changes: an answer may change by the mere passing of days, deadlines apart.
        day: the column that says when an act was; empty where the table has none.
    """

    model: Model
    steps: list[Step] = field(default_factory=list)
    items: list[Fetched] = field(default_factory=list)
    findings: list[FindingColumns] = field(default_factory=list)
    leaves: Leaves = field(default_factory=Leaves)
    lets: dict[str, Value | Record] = field(default_factory=dict)
    looked_up: dict[str, str] = field(default_factory=dict)
    attrition: list[Counting] = field(default_factory=list)
    key: tuple[str, ...] = ()
    slots: bool = False
    peers: bool = False
    substitutes: bool = False
    changes: bool = False
    day: str = ""
