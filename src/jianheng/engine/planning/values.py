"""Derived values, each once in columns."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.engine.lowering.expression import lower_any
from jianheng.engine.planning.inner import forget, inner
from jianheng.engine.planning.stages import Stages, stored
from jianheng.engine.sql import (
    E,
    col,
)
from jianheng.engine.value import Record, Value


def lets(stages: Stages, wanted: Sequence[str]) -> None:
    """Each value once, in columns; later layers only name them."""
    inner(stages, [stages.model.let(let).value for let in wanted])
    columns: dict[str, E] = {}
    finished: dict[str, Value | Record] = {}
    for let in wanted:
        value, label = lower_any(stages.model.let(let).value, stages.names), f"l_{let}"
        if isinstance(value, Record):
            # A dot, so that no other name can be the same.
            parts = {part: stored(columns, f"{label}.{part}", inner) for part, inner in value.parts.items()}
            columns |= {f"{label}_reason": value.reason, f"{label}_rows": value.rows}
            finished[let] = Record(value.table, parts, col(f"{label}_reason", "s"), col(f"{label}_rows", "s"))
        else:
            finished[let] = stored(columns, label, value)
    stages.add(columns)
    forget(stages)
    stages.names.lets.update(finished)
