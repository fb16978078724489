"""One model at a time: seconds, memory and the shape of its plan."""

from __future__ import annotations

import gc
import time
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc
from sqlglot import exp

from benchmarks.measure import forget_peak, peak_memory
from jianheng.engine.execute import Session
from jianheng.engine.plan import Plan
from jianheng.engine.planning import build_plan
from jianheng.language.tree import Model


@dataclass(frozen=True)
class Shape:
    """What a plan is made of.

    Args:
        steps: relations.
        stored: of them, those kept as tables.
        joins: joins in all of them.
        items: related facts.
    """

    steps: int
    stored: int
    joins: int
    items: int


@dataclass(frozen=True)
class Measured:
    """One model at one size.

    Args:
        model: its id.
        acts: acts examined.
        unlawful: of them.
        seconds: the best of the runs.
        processor: of all processors, in that run.
        grown: memory above what the tables held before, in bytes.
        peak: most memory of the whole process, the files mapped into it among them, in bytes.
        shape: of the plan.
    """

    model: str
    acts: int
    unlawful: int
    seconds: float
    processor: float
    grown: int
    peak: int
    shape: Shape


def measure(session: Session, model: Model, repeat: int) -> Measured:
    """Answer every act of a model, several times.

    Args:
        session: an engine with its tables.
        model: the model.
        repeat: runs.
    """
    plan = build_plan(model, session.dictionary, session.law, session.as_of, session.kinds)
    best, grown = (float("inf"), 0.0), 0
    most = 0
    answers: pa.Table | None = None
    for _ in range(repeat):
        answers = None
        gc.collect()
        forget_peak()
        before = peak_memory()
        start, worked = time.perf_counter(), time.process_time()
        answers = session.answers(model).table
        best = min(best, (time.perf_counter() - start, time.process_time() - worked))
        most = max(most, peak_memory())
        grown = max(grown, peak_memory() - before)
    if answers is None:
        raise ValueError("repeat must be at least 1")
    unlawful = pc.sum(pc.equal(answers.column("answer"), "unlawful")).as_py() or 0
    return Measured(model.id, answers.num_rows, unlawful, *best, grown, most, _shape(plan))


def scan(session: Session, tables: dict[str, pa.Table]) -> tuple[float, float]:
    """Seconds, and of all processors, in which the engine's database reads every column once and does nothing else."""
    start, worked = time.perf_counter(), time.process_time()
    for name, table in tables.items():
        counts = exp.select(*(exp.Count(this=exp.column(column, quoted=True)) for column in table.column_names))
        session.rows(counts.from_(exp.to_table(name)))
    return time.perf_counter() - start, time.process_time() - worked


def _shape(plan: Plan) -> Shape:
    joins = sum(len(list(step.select.find_all(exp.Join))) for step in plan.steps)
    return Shape(len(plan.steps), sum(step.shared for step in plan.steps), joins, len(plan.items))
