"""Every model of the library finds every seeded act of the county, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from jianheng.arena import LAST_DAY, Act, score_model, write_tables
from jianheng.arena.stories import STORIES
from jianheng.chain import build_derived
from jianheng.chain.coverage import derived_coverage
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.run import open_session
from jianheng.law import load_tables
from jianheng.library import load_library
from jianheng.library.shelf import model_ids

DICTIONARY, LAW = load_dictionary(), load_tables()
# As many as let every story be told, and some more.
PERSONS = len(STORIES) * 5 // 2 + 40

LISTS = ("findings", "notes", "missing")


@dataclass(frozen=True)
class Answer:
    row_id: str
    key: str
    answer: str
    findings: tuple[str, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> tuple[Session, tuple[Act, ...]]:
    """The county in an engine, and what is known about it."""
    folder: Path = tmp_path_factory.mktemp("county") / "tables"
    acts = write_tables(folder, PERSONS, 11, DICTIONARY)
    delivered = [table for table in DICTIONARY.tables.values() if not table.derived]
    tables = {t.name: pq.read_table(folder / f"{t.name}.parquet").cast(t.schema()) for t in delivered}
    coverage = derived_coverage(pq.read_table(folder / "coverage.parquet"))
    return open_session(tables | build_derived(tables), coverage, DICTIONARY, LAW, LAST_DAY), acts


@pytest.mark.parametrize("model", model_ids())
def test_model_and_county_agree(model: str, county: tuple[Session, tuple[Act, ...]]) -> None:
    session, acts = county
    (loaded,) = load_library(DICTIONARY, LAW, [model])
    known = [act for act in acts if act.model == model]
    score = score_model(known, _answers(session.answers(loaded).table.to_pylist()), DICTIONARY)
    assert score.told == []
    # What stands out in a group is a matter of the whole county, which stages no pattern.
    assert known or loaded.examine.each
    assert score.found == score.seeded


def _answers(rows: list[dict[str, Any]]) -> list[Answer]:
    return [
        Answer(row["row_id"], row["key"] or "", row["answer"], *(tuple(row[name] or ()) for name in LISTS))
        for row in rows
    ]
