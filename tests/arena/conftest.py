from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from jianheng.arena import LAST_DAY, ModelScore, Plan, score_model, write_tables
from jianheng.arena.stories import STORIES
from jianheng.chain import build_derived
from jianheng.chain.coverage import derived_coverage
from jianheng.dictionary import load_dictionary
from jianheng.engine.run import open_session
from jianheng.law import load_tables
from jianheng.library import load_library

Scorer = Callable[[str], ModelScore]
DICTIONARY, LAW = load_dictionary(), load_tables()
LISTS = ("findings", "notes", "missing")
# As many as let every story be told, and some more.
PERSONS = len(STORIES) * 5 // 2 + 40


@dataclass(frozen=True)
class Answer:
    row_id: str
    key: str
    answer: str
    findings: tuple[str, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]


@pytest.fixture(scope="session")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Plan], Scorer]:
    """Make a county and open it; the result scores one model."""

    def make(plan: Plan) -> Scorer:
        folder: Path = tmp_path_factory.mktemp("county") / "tables"
        acts = write_tables(folder, replace(plan, persons=PERSONS), DICTIONARY)
        delivered = [table for table in DICTIONARY.tables.values() if not table.derived]
        tables = {t.name: pq.read_table(folder / f"{t.name}.parquet").cast(t.schema()) for t in delivered}
        coverage = derived_coverage(pq.read_table(folder / "coverage.parquet"))
        session = open_session(tables | build_derived(tables), coverage, DICTIONARY, LAW, LAST_DAY)

        def score(model: str) -> ModelScore:
            (loaded,) = load_library(DICTIONARY, LAW, [model])
            known = [act for act in acts if act.model == model]
            return score_model(known, map(_answer, session.answers(loaded).table.to_pylist()), DICTIONARY)

        return score

    return make


def _answer(row: dict[str, Any]) -> Answer:
    lists = (tuple(row[name] or ()) for name in LISTS)
    return Answer(row["row_id"], row["key"] or "", row["answer"], *lists)
