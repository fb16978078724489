"""A lowered value: exact, or between two bounds, or assumed, or known not to exist."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from jianheng.engine.sql import E, either
from jianheng.language.types import FLAG, Type

Pair = tuple[E, E]


@dataclass(frozen=True, eq=False)
class Value:
    """SQL expressions for one value.

    Args:
        type: model type.
        lo, hi: bounds that rest on facts; NULL is unbounded, both NULL is unknown; the same object when exact.
        slo, shi: bounds under the assumptions of `known_or`; None when nothing is assumed.
        none: TRUE where the value is known not to exist, NULL where even that is open; None if it always exists.
    """

    type: Type
    lo: E
    hi: E
    slo: E | None = None
    shi: E | None = None
    none: E | None = None

    @property
    def exact(self) -> bool:
        return self.lo is self.hi and self.slo is None

    @property
    def assumed(self) -> bool:
        return self.slo is not None

    def hard(self) -> Pair:
        return self.lo, self.hi

    def soft(self) -> Pair:
        return (self.slo, self.shi) if self.slo is not None and self.shi is not None else self.hard()

    def in_soft_world(self) -> Value:
        lo, hi = self.soft()
        return Value(self.type, lo, hi, none=self.none)


@dataclass(frozen=True, eq=False)
class Record:
    """A looked-up row of a law table.

    Args:
        table: its name.
        parts: values by name, `hard` among them.
        reason: integer code of why it is unknown (see `Reason`), 0 where it is known.
        rows: text naming the rows that may fit, for explanations.
    """

    table: str
    parts: dict[str, Value]
    reason: E
    rows: E


def exact(type_: Type, value: E, none: E | None = None) -> Value:
    """A value without bounds."""
    return Value(type_, value, value, none=none)


def flag(hard: E, soft: E | None = None) -> Value:
    """A condition: three-valued by facts, and three-valued under the assumptions."""
    return Value(FLAG, hard, hard, soft, soft)


def lift(type_: Type, rule: Callable[[Sequence[Pair]], Pair], *args: Value) -> Value:
    """Apply a rule on bounds in the world of facts and, where something is assumed, in that world too.

    Args:
        type_: type of the result.
        rule: bounds of the arguments to bounds of the result.
        args: arguments; the result is none where one of them is none.
    """
    lo, hi = rule([arg.hard() for arg in args])
    nones = [arg.none for arg in args if arg.none is not None]
    none = either(*nones) if nones else None
    if not any(arg.assumed for arg in args):
        return Value(type_, lo, hi, none=none)
    slo, shi = rule([arg.soft() for arg in args])
    return Value(type_, lo, hi, slo, shi, none)
