"""One model on the engine and by hand, in turn, with time and memory of each."""

from __future__ import annotations

import gc
import resource
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import duckdb
import pyarrow as pa

from benchmarks.deliveries import AS_OF, Deliveries
from jianheng.dictionary import load_dictionary
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.run import open_session
from jianheng.language.read import load_model
from jianheng.law import load_tables

HERE = Path(__file__).parent
MONTH_LATER = """
CREATE TEMP MACRO month_later(day, n) AS CASE WHEN day = last_day(day)
    THEN last_day(CAST(day + to_months(CAST(n AS INTEGER)) AS DATE))
    ELSE CAST(day + to_months(CAST(n AS INTEGER)) AS DATE) END
"""
CLEAR_REFS = Path("/proc/self/clear_refs")
STATUS = Path("/proc/self/status")


@dataclass
class Side:
    """One way of answering.

    Args:
        name: `engine` or `by hand`.
        answer: answers all acts.
        seconds: how long each run took.
        processor: what all threads worked in each run, in seconds.
        peak: most memory held during a run, in bytes.
        table: the answers of the last run.
    """

    name: str
    answer: Callable[[], pa.Table]
    seconds: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    peak: int = 0
    table: pa.Table | None = None

    @property
    def median(self) -> float:
        """The middle of the times; of two, the lower."""
        return sorted(self.seconds)[(len(self.seconds) - 1) // 2]


def sides(given: Deliveries) -> tuple[Side, Side]:
    """The engine and the statement by hand, on one connection and the same tables."""
    dictionary, law = load_dictionary(HERE / "dictionary"), load_tables()
    model = load_model(HERE / "model.yaml", dictionary, law)
    session = open_session(given.tables, given.coverage, dictionary, law, AS_OF)
    assert isinstance(session.engine, DuckDbEngine)  # the statement by hand reads what it holds
    session.engine.register(given.tables)
    con = session.engine.con
    con.register("coverage", given.coverage)
    con.execute(MONTH_LATER)
    query = (HERE / "by_hand.sql").read_text(encoding="utf-8").replace("$as_of", f"DATE '{AS_OF}'")
    engine = Side("engine", lambda: session.answers(model).table)
    return engine, Side("by hand", lambda: con.sql(query).to_arrow_table())


def run(both: tuple[Side, Side], repeat: int) -> None:
    """Answer in turn, the first of them changing places each time."""
    for number in range(repeat):
        for side in both if number % 2 == 0 else both[::-1]:
            side.table = None
            gc.collect()
            forget_peak()
            start, worked = time.perf_counter(), time.process_time()
            side.table = side.answer()
            side.seconds.append(time.perf_counter() - start)
            side.processor.append(time.process_time() - worked)
            side.peak = max(side.peak, peak_memory())


def forget_peak() -> None:
    """Start anew with the kernel's record of the most memory held, where there is one."""
    if CLEAR_REFS.exists():
        CLEAR_REFS.write_text("5", encoding="ascii")


def peak_memory() -> int:
    """Most memory held since it was last forgotten, in bytes."""
    if STATUS.exists():
        for line in STATUS.read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def differences(one: pa.Table, other: pa.Table) -> list[str]:
    """Where two tables of answers differ, row for row; the order within a list does not count."""
    if one.num_rows != other.num_rows:
        return [f"{one.num_rows} rows against {other.num_rows}"]
    if set(one.column_names) != set(other.column_names):
        return [f"columns {one.column_names} against {other.column_names}"]
    con = duckdb.connect()
    con.register("one", one)
    con.register("other", other)
    # A duty that comes again has a row for each of its slots.
    joined = "FROM one JOIN other ON other.row_id = one.row_id AND other.slot IS NOT DISTINCT FROM one.slot"
    found = []
    for name in one.column_names:
        lists = pa.types.is_list(one.schema.field(name).type)
        left, right = ((f"list_sort({side}.{name})" if lists else f"{side}.{name}") for side in ("one", "other"))
        rows = con.sql(
            f"SELECT one.row_id, one.slot, {left}, {right}, one.answer {joined}"
            f" WHERE {left} IS DISTINCT FROM {right} ORDER BY 1, 2"
        ).fetchall()
        found += [f"{name}: {len(rows)} rows differ, e.g. {row}" for row in rows[:3]]
    [(matched,)] = con.sql(f"SELECT count(*) {joined}").fetchall()
    return found if matched == one.num_rows else [*found, f"only {matched} rows have the same id and slot"]
