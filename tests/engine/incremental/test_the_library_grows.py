"""The library's models over a simulated county: what grows is the full run there too, derived tables and all."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from random import Random

import pyarrow as pa
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier, States, few
from jianheng.engine.manifest import Basis
from jianheng.engine.run import open_session, run_models
from jianheng.language.tree import Model
from jianheng.law import load_instruments, load_tables
from jianheng.library import load_library

from .county import County, a_county
from .test_equals_a_full_run import read, same

DICTIONARY, LAW = load_dictionary(), load_tables()
BASIS = Basis("某县检察院", (), load_instruments())
# By default models that rest on each of the derived tables, on links, on coverage, on tables without a person, and on
# the day: by open spans, ends that may come, and periods that begin.
FEW = [
    "commutation/new-end-wrong",
    "custody/held-after-end",
    "custody/stage-over-limit",
    "delivery/never-committed",
    "detention/minor-held-with-adults",
    "property/fine-enforcement-late",
    "supervision/notice-without-follow-up",
    "temporary-release/recheck-missed",
]
MODELS = None if os.environ.get("JIANHENG_WHOLE_LIBRARY") else FEW
PERSONS, STEPS = 60, 2
FIRST_SEED = int(os.environ.get("JIANHENG_FIRST_SEED", "0"))
COUNTIES = int(os.environ.get("JIANHENG_COUNTIES", "1"))


@pytest.fixture(autouse=True)
def however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small counties change by large shares."""
    monkeypatch.setattr(few, "MOST", 1e9)


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + COUNTIES))
def test_whatever_changes_in_a_county(seed: int, tmp_path: Path) -> None:
    random, models = Random(seed), load_library(DICTIONARY, LAW, MODELS)
    then = a_county(tmp_path, DICTIONARY, PERSONS, random)
    before, taken = full(then, models, tmp_path / "0"), 0
    for step in range(1, STEPS + 1):
        now = then.changed(random)
        grown = grown_run(before, then, now, models, tmp_path / f"{step}-grown")
        same(full(now, models, tmp_path / f"{step}-full"), grown)
        taken += sum(told["taken"] for told in read(grown)["grown"]["models"].values())
        then, before = now, grown
    assert taken, "nothing was ever taken over"


def opens(tables: Mapping[str, pa.Table], coverage: pa.Table, day: date, _: bool) -> Session:
    return open_session(tables, coverage, DICTIONARY, LAW, day, only=True)


def full(county: County, models: list[Model], folder: Path) -> Path:
    told = county.delivered()
    session = open_session(told.tables(), told.coverage, DICTIONARY, LAW, county.as_of)
    kept = run_models(session, models, BASIS, folder).folder
    session.engine.close()
    return kept


def grown_run(before: Path, then: County, now: County, models: list[Model], folder: Path) -> Path:
    days = (then.as_of, now.as_of)
    states = States(then.delivered(), now.delivered(), days, {model.id: model for model in models}, opens)
    earlier = Earlier(before, read(before), states)
    kept = run_models(earlier.session, models, BASIS, folder, earlier=earlier).folder
    states.close()
    return kept
