"""One model over one set of data on two engines: answers, values and evidence, row for row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

import pyarrow as pa

from jianheng.dictionary import Dictionary
from jianheng.engine.coverage import SCHEMA
from jianheng.engine.engine import Engine
from jianheng.engine.execute import Session
from jianheng.engine.explain import explain_found
from jianheng.engine.plan import Plan
from jianheng.engine.run import open_session
from jianheng.language.tree import Model
from jianheng.law import LawTable

from ..engine.conftest import COMPLETE, arrow_rows
from .data_sets import DataSet

AS_OF = date(2024, 12, 31)
EXPLAINED = 20
# Numbers under which the relations of one run know an act; no engine promises them.
NUMBERED = frozenset({"rid"})
Json = dict[str, Any]


@dataclass(frozen=True)
class Told:
    """Everything that an engine says of one model.

    Args:
        schema, answers, attrition: of the first pass.
        plan: what was run for the second, None where there was none.
        acts: every column of every act, of the second pass.
        evidence: the explanation of some acts.
    """

    schema: pa.Schema
    answers: list[Json]
    attrition: Any
    plan: Plan | None = None
    acts: list[Json] = field(default_factory=list)
    evidence: list[Json] = field(default_factory=list)


@contextmanager
def opened(
    data: DataSet, dictionary: Dictionary, law: dict[str, LawTable], authors: Mapping[str, bytes], engine: Engine | None
) -> Iterator[Session]:
    """A session over a set of data."""
    tables = {name: arrow_rows(dictionary, name, rows) for name, rows in data.rows.items()}
    periods = [
        COMPLETE | {"tbl": name, "until_on": data.partly.get(name)}
        for name in dictionary.tables
        if data.partly.get(name, name) is not None
    ]
    coverage = pa.Table.from_pylist(periods, schema=SCHEMA)
    session = open_session(tables, coverage, dictionary, law, AS_OF, authors=authors, engine=engine)
    try:
        yield session
    finally:
        session.engine.close()


def told(session: Session, model: Model, sources: Mapping[str, Model], *, twice: bool) -> Told:
    """What an engine says of a model, in the second pass too if asked."""
    session.sources = sources
    answers = session.answers(model)
    rows = answers.table.to_pylist()
    first = Told(answers.table.schema, rows, answers.attrition)
    if not twice:
        return first
    with session.everything(model, [_act(row) for row in rows]) as (plan, acts):
        spread = acts[:: max(len(acts) // EXPLAINED, 1)]
        return replace(first, plan=plan, acts=acts, evidence=explain_found(session, plan, spread))


def _act(row: Json) -> str:
    return str(row["row_id"]) if row["slot"] is None else f"{row['row_id']}#{row['slot']}"


def differences(ours: Told, theirs: Told) -> list[tuple[str, str]]:
    """Where two engines differ, as column and account; the column is empty for what belongs to no column."""
    found: list[tuple[str, str]] = []
    if theirs.schema != ours.schema:
        found.append(("", f"schema {theirs.schema} instead of {ours.schema}"))
    found += _rows(ours.answers, theirs.answers, "row_id")
    if theirs.plan is not None:
        found += _rows(ours.acts, theirs.acts, "f_row_id")
    if theirs.attrition != ours.attrition:
        found.append(("", f"attrition {theirs.attrition} instead of {ours.attrition}"))
    if theirs.plan is not None and theirs.evidence != ours.evidence:
        pairs = zip(ours.evidence, theirs.evidence, strict=False)
        keys = sorted({key for one, other in pairs for key in one if other.get(key) != one[key]})
        found.append(("", f"evidence differs in {keys or 'the number of acts'}"))
    return found


def _rows(ours: Sequence[Json], theirs: Sequence[Json], name: str) -> Iterator[tuple[str, str]]:
    """The first row of each column that differs."""
    if [row[name] for row in ours] != [row[name] for row in theirs]:
        yield "", f"{len(theirs)} rows, or another order, instead of {len(ours)}"
        return
    if not ours:
        return
    for column in sorted((ours[0].keys() | theirs[0].keys()) - NUMBERED):
        for one, other in zip(ours, theirs, strict=True):
            if one.get(column) != other.get(column):
                yield column, f"{one[name]} {column}: {other.get(column)!r} instead of {one.get(column)!r}"
                break
