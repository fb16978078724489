"""A run that grows from an earlier one is the full run, byte for byte."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from jianheng.dictionary import Dictionary
from jianheng.engine.coverage import SCHEMA
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier, examiner
from jianheng.engine.manifest import Basis
from jianheng.engine.run import open_session, run_models
from jianheng.language.read import read_model
from jianheng.language.tree import Model
from jianheng.law import LawTable, load_instruments

from ..conftest import arrow_rows
from .models import HEAD, PARTS
from .world import Row, World, a_world, changed

BASIS = Basis("某县检察院", (), load_instruments())
DEED = {"person": "id:1", "done_on": date(2024, 1, 1), "d1": date(2024, 1, 1), "recorded_by": "A"}
LONGER = {"until_on": date(2024, 6, 30)}
STEPS = 3
SEEDS = int(os.environ.get("JIANHENG_SEEDS", "4"))


@pytest.fixture(scope="module")
def models(sample: Dictionary, law: dict[str, LawTable]) -> dict[str, Model]:
    return {
        name: read_model(HEAD.format(name=name) + parts, f"{name}.yaml", sample, law) for name, parts in PARTS.items()
    }


@pytest.fixture
def opened(sample: Dictionary, law: dict[str, LawTable]) -> Callable[[World], tuple[Session, dict[str, pa.Table]]]:
    def open_(world: World) -> tuple[Session, dict[str, pa.Table]]:
        tables = {name: _rows(sample, name, rows) for name, rows in world.tables().items()}
        coverage = pa.Table.from_pylist(list(world.coverage), schema=SCHEMA)
        return open_session(tables, coverage, sample, law, world.as_of), tables

    return open_


def _rows(sample: Dictionary, name: str, rows: list[Row]) -> pa.Table:
    """A row tells what its table knows."""
    known = set(sample.tables[name].schema().names)
    return arrow_rows(sample, name, [{key: value for key, value in row.items() if key in known} for row in rows])


@pytest.fixture(autouse=True)
def however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small worlds change by large shares."""
    monkeypatch.setattr(examiner, "MOST", 1e9)


@pytest.mark.parametrize("seed", range(SEEDS))
def test_whatever_changes(
    seed: int, models: dict[str, Model], opened: Callable[..., Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    random = Random(seed)
    chosen = [models[name] for name in random.sample(sorted(models), 5)]
    runs = tmp_path_factory.mktemp("runs")
    world = a_world(random)
    session, tables = opened(world)
    before = run_models(session, chosen, BASIS, runs / "0").folder
    for step in range(1, STEPS + 1):
        for _ in range(random.choice([0, 1, 1, 2, 4])):
            world = changed(world, random)
        session_now, tables_now = opened(world)
        full = run_models(session_now, chosen, BASIS, runs / f"{step}-full").folder
        earlier = Earlier(before, read(before), session, tables, tables_now)
        grown = run_models(session_now, chosen, BASIS, runs / f"{step}-grown", earlier=earlier).folder
        same(full, grown, world)
        session.engine.close()
        before, session, tables = grown, session_now, tables_now
    session.engine.close()


def read(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return told


def same(full: Path, grown: Path, world: World) -> None:
    """Equal in every file, and in every line of the manifest but what was taken over."""
    one, other = read(full), read(grown)
    assert other.pop("grown")["models"].keys() == one["counts"].keys()
    assert one == other, world.log[-8:]


def test_the_acts_that_ask_a_unit_follow_what_it_delivered(
    models: dict[str, Model], opened: Callable[..., Any], tmp_path: Path
) -> None:
    deeds = {f"r{unit}": DEED | {"unit": unit, "deed_no": unit} for unit in ("U", "V")}
    short = {"tbl": "visit", "unit": "U", "person": None, "from_on": None, "until_on": date(2024, 1, 15)}
    other = short | {"unit": "V"}
    worlds = [World({"deed": deeds}, (period, other), date(2024, 5, 1)) for period in (short, short | LONGER)]
    (then, was), (now, tables) = (opened(world) for world in worlds)
    first = run_models(then, [models["seen"]], BASIS, tmp_path / "0").folder
    full = run_models(now, [models["seen"]], BASIS, tmp_path / "1").folder
    earlier = Earlier(first, read(first), then, was, tables)
    grown = run_models(now, [models["seen"]], BASIS, tmp_path / "2", earlier=earlier).folder
    assert read(grown)["grown"]["models"]["demo/seen"] == {"taken": 1, "examined": 1}
    assert read(full)["counts"] != read(first)["counts"]
    same(full, grown, worlds[1])
