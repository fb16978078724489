"""A run that grows from an earlier one is the full run, byte for byte."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest

from jianheng.dictionary import Dictionary
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier, States, examiner
from jianheng.engine.manifest import Basis
from jianheng.engine.run import open_session, run_models
from jianheng.language.read import read_model
from jianheng.language.tree import Model
from jianheng.law import LawTable, load_instruments

from .batches import Shelf
from .models import HEAD, PARTS
from .world import World, a_world, changed

BASIS = Basis("某县检察院", (), load_instruments())
DEED = {"person": "id:1", "done_on": date(2024, 1, 1), "d1": date(2024, 1, 1), "recorded_by": "A"}
LONGER = {"until_on": date(2024, 6, 30)}
STEPS = 3
FIRST_SEED = int(os.environ.get("JIANHENG_FIRST_SEED", "0"))
SEEDS = int(os.environ.get("JIANHENG_SEEDS", "4"))


@pytest.fixture(scope="module")
def models(sample: Dictionary, law: dict[str, LawTable]) -> dict[str, Model]:
    return {
        name: read_model(HEAD.format(name=name) + parts, f"{name}.yaml", sample, law) for name, parts in PARTS.items()
    }


@dataclass(frozen=True)
class Runs:
    """Runs over worlds.

    Args:
        shelf: where batches lie.
        law: what law tables say.
        folder: where runs are kept.
    """

    shelf: Shelf
    law: dict[str, LawTable]
    folder: Path

    def full(self, world: World, models: list[Model], name: str) -> Path:
        told = self.shelf.delivered(world)
        session = self.opens(told.tables(), told.coverage, world.as_of, True)
        folder = run_models(session, models, BASIS, self.folder / name).folder
        session.engine.close()
        return folder

    def grown(self, before: Path, then: World, now: World, models: list[Model], name: str) -> Path:
        told = [self.shelf.delivered(world) for world in (then, now)]
        states = States(*told, (then.as_of, now.as_of), {model.id: model for model in models}, self.opens)
        earlier = Earlier(before, read(before), states)
        folder = run_models(earlier.session, models, BASIS, self.folder / name, earlier=earlier).folder
        states.close()
        return folder

    def opens(self, tables: Mapping[str, pa.Table], coverage: pa.Table, day: date, _: bool) -> Session:
        return open_session(tables, coverage, self.shelf.dictionary, self.law, day, only=True)


@pytest.fixture
def runs(sample: Dictionary, law: dict[str, LawTable], tmp_path: Path) -> Runs:
    return Runs(Shelf(tmp_path / "batches", sample), law, tmp_path / "runs")


@pytest.fixture(autouse=True)
def however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small worlds change by large shares."""
    monkeypatch.setattr(examiner, "MOST", 1e9)


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + SEEDS))
def test_whatever_changes(seed: int, models: dict[str, Model], runs: Runs) -> None:
    random = Random(seed)
    chosen = [models[name] for name in random.sample(sorted(models), 5)]
    world = a_world(random)
    before = runs.full(world, chosen, "0")
    for step in range(1, STEPS + 1):
        then = world
        for _ in range(random.choice([0, 1, 1, 2, 4])):
            world = changed(world, random)
        full = runs.full(world, chosen, f"{step}-full")
        grown = runs.grown(before, then, world, chosen, f"{step}-grown")
        same(full, grown, world)
        before = grown


def read(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return told


def same(full: Path, grown: Path, world: World) -> None:
    """Equal in every file, and in every line of the manifest but what was taken over."""
    one, other = read(full), read(grown)
    assert other.pop("grown")["models"].keys() == one["counts"].keys()
    assert one == other, world.log[-8:]


def test_the_acts_that_ask_a_unit_follow_what_it_delivered(models: dict[str, Model], runs: Runs) -> None:
    deeds = {f"r{unit}": DEED | {"unit": unit, "deed_no": unit} for unit in ("U", "V")}
    short = {"tbl": "visit", "unit": "U", "person": None, "from_on": None, "until_on": date(2024, 1, 15)}
    other = short | {"unit": "V"}
    then, now = (World({"deed": deeds}, (period, other), date(2024, 5, 1)) for period in (short, short | LONGER))
    first = runs.full(then, [models["seen"]], "0")
    full = runs.full(now, [models["seen"]], "1")
    grown = runs.grown(first, then, now, [models["seen"]], "2")
    assert read(grown)["grown"]["models"]["demo/seen"] == {"taken": 1, "examined": 1}
    assert read(full)["counts"] != read(first)["counts"]
    same(full, grown, now)
