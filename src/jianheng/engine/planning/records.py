"""What the law says of an act: each look-up once, in columns, for every value and every reason that asks it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from jianheng.engine.lowering.expression import lower
from jianheng.engine.lowering.fits import Fits, Tests, row_fits
from jianheng.engine.lowering.law import condition_tests, decide
from jianheng.engine.lowering.names import Asked
from jianheng.engine.planning.stages import Stages, stored
from jianheng.engine.reads import expressions
from jianheng.engine.sql import E, col
from jianheng.engine.value import Record
from jianheng.language.tree import Node

LOOKED_UP = frozenset({"law", "clock"})


def records(stages: Stages, trees: Iterable[Node]) -> None:
    """Look up what law tables are asked: conditions first, then the rows, then values and reason.

    Args:
        stages: the plan, with everything that their arguments need.
        trees: look-ups and periods.
    """
    names = stages.names
    wanted = [asked for asked in dict.fromkeys(map(names.asked, trees)) if asked not in names.records]
    if not wanted:
        return
    kept = list(stages.columns)
    fits = _fits(stages, wanted)
    stages.columns = kept
    columns: dict[str, E] = {}
    for asked, (hard, soft) in fits.items():
        label = f"r_{len(names.records)}"
        record = decide(names.law[asked.table], hard, soft)
        parts = {part: stored(columns, f"{label}.{part}", record.parts[part]) for part in _parts(stages, asked)}
        columns |= {f"{label}_reason": record.reason, f"{label}_rows": record.rows}
        stages.plan.looked_up[f"{label}_rows"] = asked.table
        names.records[asked] = Record(asked.table, parts, col(f"{label}_reason", "s"), col(f"{label}_rows", "s"))
    stages.add(columns)


def _parts(stages: Stages, asked: Asked) -> list[str]:
    """The values that some expression of the model asks for: of a period all, of a whole record too."""
    names = stages.names
    every = [*(value.name for value in names.law[asked.table].values), "hard"]
    trees = [tree for each in expressions(stages.model) for tree in each.walk() if tree.op in LOOKED_UP]
    named = {tree.text("part") for tree in trees if names.asked(tree) == asked}
    return every if named - set(every) else [part for part in every if part in named]


def _fits(stages: Stages, wanted: Sequence[Asked]) -> dict[Asked, tuple[Fits, Fits | None]]:
    """Which rows of a law table apply: each condition once, then all rows, in columns that the caller drops."""
    names, kept = stages.names, list(stages.columns)
    tests: dict[tuple[Asked, str], Tests] = {}
    for asked in wanted:
        table, args = names.law[asked.table], {name: lower(value, names) for name, value in asked.args}
        for world, each in zip("hs", condition_tests(table, args), strict=True):
            if each is not None:
                tests[asked, world] = each
    labels = {key: f"{key[1]}{number}" for number, key in enumerate(tests)}
    conditions = {key: {c: f"c_{labels[key]}_{n}" for n, c in enumerate(each)} for key, each in tests.items()}
    stages.layer({conditions[key][c]: test for key, each in tests.items() for c, test in each.items()})
    stages.columns = kept
    found: dict[tuple[Asked, str], Fits] = {}
    words: dict[str, E] = {}
    for key in tests:
        fits = row_fits(names.law[key[0].table], {c: col(label, "s") for c, label in conditions[key].items()})
        words |= fits.columns(f"t_{labels[key]}")
        found[key] = fits.stored(f"t_{labels[key]}", "s")
    stages.layer(words)
    return {asked: (found[asked, "h"], found.get((asked, "s"))) for asked in wanted}
