"""Derived values, each once in columns."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.engine.lowering.expression import lower, lower_any
from jianheng.engine.lowering.fits import Fits, Tests, row_fits
from jianheng.engine.lowering.law import condition_tests, decide
from jianheng.engine.planning.stages import Stages, stored
from jianheng.engine.sql import (
    E,
    col,
)
from jianheng.engine.value import Record, Value


def lets(stages: Stages, wanted: Sequence[str]) -> None:
    """Each value once, in columns; later layers only name them."""
    fits = _fits(stages, [let for let in wanted if stages.model.let(let).value.op == "law"])
    columns: dict[str, E] = {}
    finished: dict[str, Value | Record] = {}
    for let in wanted:
        tree, label = stages.model.let(let).value, f"l_{let}"
        value = (
            decide(stages.names.law[tree.text("table")], *fits[let]) if let in fits else lower_any(tree, stages.names)
        )
        if isinstance(value, Record) and tree.text("part"):
            value = value.parts[tree.text("part")]
        if isinstance(value, Record):
            # A dot, so that no other name can be the same.
            parts = {part: stored(columns, f"{label}.{part}", inner) for part, inner in value.parts.items()}
            columns |= {f"{label}_reason": value.reason, f"{label}_rows": value.rows}
            finished[let] = Record(value.table, parts, col(f"{label}_reason", "s"), col(f"{label}_rows", "s"))
        else:
            finished[let] = stored(columns, label, value)
    stages.add(columns)
    stages.names.lets.update(finished)


def _fits(stages: Stages, wanted: Sequence[str]) -> dict[str, tuple[Fits, Fits | None]]:
    """Which rows of a law table apply: each condition once, then all rows, in columns that later layers drop."""
    kept, tables = (
        list(stages.columns),
        {let: stages.names.law[stages.model.let(let).value.text("table")] for let in wanted},
    )
    tests: dict[tuple[str, str], Tests] = {}
    for let, table in tables.items():
        args = {name_: lower(value, stages.names) for name_, value in stages.model.let(let).value.args().items()}
        for world, asked in zip("hs", condition_tests(table, args), strict=True):
            if asked is not None:
                tests[let, world] = asked
    labels = {key: {c: f"c_{'_'.join(key)}{n}" for n, c in enumerate(asked)} for key, asked in tests.items()}
    stages.layer({labels[key][c]: test for key, asked in tests.items() for c, test in asked.items()})
    stages.columns = list(kept)
    fits = {
        (let, world): row_fits(tables[let], {c: col(label, "s") for c, label in labels[let, world].items()})
        for let, world in tests
    }
    stages.layer({k: v for (let, world), each in fits.items() for k, v in each.columns(f"t_{let}_{world}").items()})
    stages.columns = kept
    stored = {(let, world): each.stored(f"t_{let}_{world}", "s") for (let, world), each in fits.items()}
    return {let: (stored[let, "h"], stored.get((let, "s"))) for let in wanted}
