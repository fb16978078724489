"""Many cases of one model in few runs: cases of one day and one coverage share their tables.

A run of a small table costs what its plan costs, whatever the rows. So every case gets its own persons, courts and
rows, by a sign put before each key, and all cases that see the same day are answered at once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pyarrow as pa
from sqlglot import exp

from jianheng.dictionary import Dictionary, Table
from jianheng.engine.calendar import register_calendar
from jianheng.engine.cases import CaseDataError, Mismatch, case_coverage, case_rows, compare
from jianheng.engine.coverage import register_coverage
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.engine import Engine
from jianheng.engine.execute import Session, act_name
from jianheng.engine.plan import Plan, Step
from jianheng.engine.visible import open_tables
from jianheng.language.canonical import canonical_json, logic_json
from jianheng.language.population import tables_read
from jianheng.language.tree import Case, Model
from jianheng.law import LawTable
from jianheng.law.calendar import own_calendar

MARK = "¦"
MARKED = re.compile(rf"(\d+){MARK}")


@dataclass
class KeptSession(Session):
    """A session that keeps the relations of a plan for the next one, as far as both are the same from the start."""

    made: list[Step] = field(default_factory=list)

    @contextmanager
    def _steps(self, plan: Plan, query: exp.Select | None = None) -> Iterator[str]:  # noqa: ARG002 - all is kept
        same = 0
        while same < min(len(plan.steps), len(self.made)) and _alike(plan.steps[same], self.made[same]):
            same += 1
        while len(self.made) > same:
            self.engine.drop([self.made.pop().relation])
        for step in plan.steps[same:]:
            self.engine.make(step.relation, step.select, kept=True)
            self.made.append(step)
        yield plan.steps[-1].relation


def _alike(one: Step, other: Step) -> bool:
    return (one.relation, one.select) == (other.relation, other.select)


@dataclass(frozen=True)
class CaseGroup:
    """Cases that are answered in one run.

    Args:
        cases: the cases; the number of each stands before its keys.
        session: an engine with their rows.
    """

    cases: tuple[Case, ...]
    session: Session

    def mismatches(self, model: Model) -> list[list[Mismatch]]:
        """What each case expects otherwise, for a model that reads the tables of these cases."""
        rows: list[dict[str, dict[str, Any]]] = [{} for _ in self.cases]
        for row in self.session.answers(model).table.to_pylist():
            number = MARKED.search(row["row_id"])
            if number is None:
                raise ValueError(f"row {row['row_id']} of no case")
            plain = {name: _unmarked(value) for name, value in row.items()}
            rows[int(number[1])][act_name(plain["row_id"], plain["slot"])] = plain
        return [compare(model, case, by_row) for case, by_row in zip(self.cases, rows, strict=True)]

    def close(self) -> None:
        """Let go of the engine."""
        self.session.engine.close()


def one_thread() -> Engine:
    """A DuckDB for few rows."""
    return DuckDbEngine(threads=1)


def run_cases(
    model: Model,
    dictionary: Dictionary,
    law: dict[str, LawTable],
    authors: Mapping[str, bytes] | None = None,
    open_engine: Callable[[], Engine] = one_thread,
) -> list[list[Mismatch]]:
    """Run all cases of a model.

    Args:
        model: the model.
        dictionary, law: what names mean.
        authors: public keys of those whose SQL leaves may run, in PEM by author.
        open_engine: gives an engine without rows.

    Returns:
        For each case what differs from its expectation.

    Raises:
        CaseDataError: a value in a case that does not fit its field.
    """
    found: dict[str, list[Mismatch]] = {}
    for group in open_groups(model, dictionary, law, authors, open_engine):
        for case, mismatches in zip(group.cases, group.mismatches(model), strict=True):
            found[case.name] = mismatches
        group.close()
    return [found[case.name] for case in model.cases]


def open_groups(
    model: Model,
    dictionary: Dictionary,
    law: dict[str, LawTable],
    authors: Mapping[str, bytes] | None = None,
    open_engine: Callable[[], Engine] = one_thread,
) -> Iterator[CaseGroup]:
    """The cases of a model in groups, the largest first; each is opened when it is asked for."""
    grouped: dict[tuple[object, ...], list[Case]] = {}
    for number, case in enumerate(model.cases):
        own = (number,) if _looks_at_all(model) else ()
        grouped.setdefault((case.as_of, case.coverage, *own), []).append(case)
    for cases in sorted(grouped.values(), key=len, reverse=True):
        yield _open(model, cases, dictionary, law, authors or {}, open_engine())


def _looks_at_all(model: Model) -> bool:
    """Whether the answer of one act depends on all the others, so that cases must not stand side by side."""
    told = canonical_json(logic_json(model))
    return '"peer_' in told or '"op":"sql"' in told


def _open(
    model: Model,
    cases: Sequence[Case],
    dictionary: Dictionary,
    law: dict[str, LawTable],
    authors: Mapping[str, bytes],
    engine: Engine,
) -> CaseGroup:
    as_of = date.fromisoformat(cases[0].as_of)
    register_calendar(engine, own_calendar())
    for case in cases:
        for name, _ in case.given:
            if name not in dictionary.tables:
                raise CaseDataError(f"{model.id} 用例“{case.name}”:词典里没有表 {name} / unknown table {name}")
    read = {*tables_read(model)} & dictionary.tables.keys()
    every = (dictionary.tables[name] for name in sorted(read))
    tables = ((t, pa.concat_tables([_rows(t, n, case) for n, case in enumerate(cases)])) for t in every)
    merged = open_tables(engine, tables, as_of)
    coverage = pa.concat_tables([_coverage(n, case, dictionary) for n, case in enumerate(cases)])
    kinds = register_coverage(engine, coverage)
    kind = KeptSession if engine.keeps_cheaply else Session
    return CaseGroup(tuple(cases), kind(engine, dictionary, law, as_of, kinds, authors, merged))


def _rows(table: Table, number: int, case: Case) -> pa.Table:
    given = dict(case.given).get(table.name, ())
    keys = {f.name for f in table.fields.values() if f.type == "key" or (f.type == "text" and f.name in table.key)}
    keys |= {"row"}
    marked = [{name: _marked(number, value) if name in keys else value for name, value in row} for row in given]
    for position, row in enumerate(marked, start=1):
        row.setdefault("row", _marked(number, f"{table.name}-{position}"))
    try:
        return case_rows(table, marked)
    except CaseDataError as error:
        raise CaseDataError(f"用例“{case.name}”:{error}") from error


def _coverage(number: int, case: Case, dictionary: Dictionary) -> pa.Table:
    stated = case_coverage(case, dictionary).to_pylist()
    for row in stated:
        row["person"] = _marked(number, row["person"])
        row["unit"] = row["unit"] if row["unit"] == "*" else _marked(number, row["unit"])
    return pa.Table.from_pylist(stated, schema=case_coverage(case, dictionary).schema)


def _marked(number: int, value: str | None) -> str | None:
    return None if value is None else f"{number}{MARK}{value}"


def _unmarked(value: Any) -> Any:
    if isinstance(value, str):
        return MARKED.sub("", value)
    return [_unmarked(part) for part in value] if isinstance(value, list) else value
