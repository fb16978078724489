"""The same model over the same rows on both engines: the same answers, the same values, the same evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from jianheng.dictionary import Dictionary
from jianheng.engine.coverage import SCHEMA
from jianheng.engine.execute import Session
from jianheng.engine.explain import explain
from jianheng.engine.run import open_session
from jianheng.engine.spark.engine import SparkEngine
from jianheng.language.tree import Model
from jianheng.law import LawTable

from ..conftest import COMPLETE, arrow_rows
from ..reference.expressions import Maker
from ..reference.facts import Acts

pytestmark = pytest.mark.real("spark")
ACTS = Acts(seed=11, count=80)
AS_OF = date(2024, 12, 31)
KINDS = ("flag", "flag", "date", "date", "moment", "int", "term", "code")
ITEMS = """
examine: deed
with:
  seen: {first: visit, by: day, where: person == this.person and ok, within: [ever, as_of]}
  late: {last: visit, by: day, where: person == this.person, within: [ever, as_of]}
  visits: {count: visit, where: person == this.person and ok, within: [ever, as_of]}
"""
Twins = tuple[Session, Session]


@pytest.fixture(scope="module")
def twins(spark: Any, sample: Dictionary, law: dict[str, LawTable], tmp_path_factory: Any) -> Iterator[Twins]:

    tables = {name: arrow_rows(sample, name, rows) for name, rows in ACTS.rows.items()}
    coverage = pa.Table.from_pylist([COMPLETE | {"tbl": name} for name in sample.tables], schema=SCHEMA)
    folder: Path = tmp_path_factory.mktemp("spark")
    engine = SparkEngine(spark, folder)
    on_duckdb = open_session(tables, coverage, sample, law, AS_OF)
    on_spark = open_session(tables, coverage, sample, law, AS_OF, engine=engine)
    yield on_duckdb, on_spark
    on_duckdb.engine.close()
    on_spark.engine.close()
    assert not list(folder.iterdir())


def the_same(twins: Twins, model: Model) -> None:
    """Answers with their schema, attrition and evidence."""
    ours, theirs = (session.answers(model) for session in twins)
    assert theirs.table.schema == ours.table.schema
    assert theirs.table.to_pylist() == ours.table.to_pylist()
    assert theirs.attrition == ours.attrition
    acts = ours.table.column("row_id").to_pylist()[:20]
    told, told_on_spark = (explain(session, model, acts) for session in twins)
    assert told_on_spark == told


def test_facts_and_findings(twins: Twins, model: Callable[[str], Model]) -> None:
    the_same(
        twins,
        model(
            ITEMS
            + "exempt: {old: {when: late.day < date('2020-01-01')}}\n"
            + "unlawful:\n"
            + "  often: {when: visits >= 2 and has(seen)}\n"
            + "  apart: {when: 'days_between(seen.day, late.day) > 30'}\n"
        ),
    )


@pytest.mark.parametrize("depth", [1, 2])
def test_random_expressions(twins: Twins, model: Callable[[str], Model], depth: int) -> None:
    maker = Maker(Random(depth))
    lets = "".join(
        f"  x{n}: '{maker.make(kind, depth).text}'\n" for n, kind in enumerate(KINDS * (4 if depth < 2 else 1))
    )
    built = model(f"{ITEMS}note: {{always: b1}}\nlet:\n{lets}")
    found = []
    for session in twins:
        with session.everything(built, list(ACTS.facts)) as (_, acts):
            found.append([{name: act[name] for name in act if name.startswith("l_")} for act in acts])
    assert found[1] == found[0]
    assert len(found[0]) == len(ACTS.facts)
