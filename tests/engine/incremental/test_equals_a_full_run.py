"""A run that grows from an earlier one is the full run, byte for byte."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pytest
from benchmarks.incremental.same import differences

from jianheng.dictionary import Dictionary
from jianheng.engine.execute import Session
from jianheng.engine.incremental import Earlier, States, few
from jianheng.engine.incremental.world import Open
from jianheng.engine.manifest import Basis
from jianheng.engine.run import open_session, run_models
from jianheng.language.tree import Model
from jianheng.law import LawTable, load_instruments

from .batches import Shelf
from .law import the_law
from .models import PARTS, models_of
from .world import ROWS, World, a_row_changed, a_world, changed_often

pytestmark = pytest.mark.long

BASIS = Basis("某县检察院", (), load_instruments())
DEED = {"person": "id:1", "done_on": date(2024, 1, 1), "d1": date(2024, 1, 1), "recorded_by": "A"}
VISIT = {"person": "id:1", "unit": "U", "ok": True, "recorded_by": "A"}
LONGER = {"until_on": date(2024, 6, 30)}
STEPS = 3
MODELS = 4
FIRST_SEED = int(os.environ.get("JIANHENG_FIRST_SEED", "0"))
SEEDS = int(os.environ.get("JIANHENG_SEEDS", "2"))


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

    def full(self, world: World, names: Sequence[str], name: str) -> Path:
        told = self.shelf.delivered(world)
        session = self.opener(world)(told.tables(), told.coverage, world.as_of, True)
        folder = run_models(session, self.models(world, names), BASIS, self.folder / name).folder
        session.engine.close()
        return folder

    def grown(self, before: Path, then: World, now: World, names: Sequence[str], name: str) -> Path:
        told = [self.shelf.delivered(world) for world in (then, now)]
        models = self.models(now, names)
        states = States(*told, (then.as_of, now.as_of), {model.id: model for model in models}, self.opener(now))
        earlier = Earlier(before, read(before), states)
        folder = run_models(earlier.session, models, BASIS, self.folder / name, earlier=earlier).folder
        states.close()
        return folder

    def models(self, world: World, names: Sequence[str]) -> list[Model]:
        """The models of a world that are asked for."""
        return models_of(names, world.settings, world.as_of, self.shelf.dictionary, self.law)

    def opener(self, world: World) -> Open:
        law = the_law(self.law, world.law)

        def opens(tables: Mapping[str, pa.Table], coverage: pa.Table, day: date, _: bool) -> Session:
            return open_session(tables, coverage, self.shelf.dictionary, law, day, only=True)

        return opens


@pytest.fixture
def runs(sample: Dictionary, law: dict[str, LawTable], tmp_path: Path) -> Runs:
    return Runs(Shelf(tmp_path / "batches", sample), law, tmp_path / "runs")


@pytest.fixture(autouse=True)
def however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small worlds change by large shares."""
    monkeypatch.setattr(few, "MOST", 1e9)


@pytest.mark.parametrize("seed", range(FIRST_SEED, FIRST_SEED + SEEDS))
def test_whatever_changes(seed: int, runs: Runs) -> None:
    """Each run grows from the one before, which grew itself; now and then from one that lies farther back."""
    random = Random(seed)
    names = some_names(random)
    world = a_world(random)
    kept = [(runs.full(world, names, "0"), world)]
    taken = 0
    for step in range(1, STEPS + 1):
        last = step == STEPS
        world = a_row_changed(world, random, random.choice(ROWS[1:])) if last else changed_often(world, random)
        if not last and random.random() < 0.2:
            names = some_names(random)
        before = kept[-1] if last or random.random() < 0.7 else random.choice(kept)
        full = runs.full(world, names, f"{step}-full")
        grown = runs.grown(*before, world, names, f"{step}-grown")
        same(full, grown, world.log)
        taken += sum(told["taken"] for told in read(grown)["grown"]["models"].values())
        kept.append((grown, world))
    assert taken, "nothing was ever taken over"


def some_names(random: Random) -> list[str]:
    """Models to run; one among them looks at its acts alone, so that there is always something to take over."""
    return ["own", *random.sample(sorted(PARTS.keys() - {"own"}), MODELS)]


def read(folder: Path) -> dict[str, Any]:
    told: dict[str, Any] = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    return told


def same(full: Path, grown: Path, log: tuple[str, ...] = ()) -> None:
    """Equal in every answer and explanation, and in every line of the manifest but where they lie."""
    one, other = ({key: told for key, told in read(run).items() if key != "files"} for run in (full, grown))
    assert other.pop("grown")["models"].keys() == one["counts"].keys()
    assert one == other, log[-8:]
    assert differences(full, grown) == [], log[-8:]


def test_the_acts_that_ask_a_unit_follow_what_it_delivered(runs: Runs) -> None:
    deeds = {f"r{unit}": DEED | {"unit": unit, "deed_no": unit} for unit in ("U", "V")}
    short = {"tbl": "visit", "unit": "U", "person": None, "from_on": None, "until_on": date(2024, 1, 15)}
    other = short | {"unit": "V"}
    then, now = (World({"deed": deeds}, (period, other), date(2024, 5, 1)) for period in (short, short | LONGER))
    first = runs.full(then, ["seen"], "0")
    full = runs.full(now, ["seen"], "1")
    grown = runs.grown(first, then, now, ["seen"], "2")
    assert read(grown)["grown"]["models"]["demo/seen"] == {"taken": 1, "examined": 1}
    assert read(full)["counts"] != read(first)["counts"]
    same(full, grown)


def test_the_law_that_only_the_period_of_a_grouping_asks_is_read_too(runs: Runs) -> None:
    visits = {
        f"r{n}": VISIT | {"day": date(2024, 2, day), "hue": hue} for n, day, hue in ((1, 5, "red"), (2, 25, "blue"))
    }
    then = World({"visit": visits}, (), date(2024, 5, 1))
    now = replace(then, law=1)
    first = runs.full(then, ["period"], "0")
    full = runs.full(now, ["period"], "1")
    assert sum(read(full)["counts"]["demo/period"].values()) == 2
    assert sum(read(first)["counts"]["demo/period"].values()) == 1
    same(full, runs.grown(first, then, now, ["period"], "2"))


@pytest.mark.parametrize("ended", [0, 1, 20])
def test_a_day_passes_over_a_duty_that_ended(runs: Runs, ended: int) -> None:
    """What a slot taken over says of the next one must not hang on the day on which it was worked out."""
    day = date(2024, 5, 10)
    stays = {
        f"r{n}": {"person": f"id:{n}", "unit": "U", "from_on": date(2024, 1, 1), "until_on": until, "recorded_by": "A"}
        for n, until in enumerate((None, day - timedelta(days=ended)))
    }
    then = World({"stay": stays}, (), day)
    now = replace(then, as_of=day + timedelta(days=1))
    first = runs.full(then, ["slots", "own"], "0")
    grown = runs.grown(first, then, now, ["slots", "own"], "1")
    assert read(grown)["grown"]["models"]["demo/slots"]["taken"] > 0
    same(runs.full(now, ["slots", "own"], "2"), grown)


def test_a_day_is_examined_for_those_alone_whom_it_concerns(runs: Runs) -> None:
    stays = {
        f"r{n}": {"person": f"id:{n}", "unit": "U", "from_on": date(2024, 1, 1), "until_on": until, "recorded_by": "A"}
        for n, until in enumerate((None, date(2024, 2, 1), date(2024, 5, 11)))
    }
    then = World({"stay": stays}, (), date(2024, 5, 10))
    now = replace(then, as_of=date(2024, 5, 11))
    grown = runs.grown(runs.full(then, ["open"], "0"), then, now, ["open"], "1")
    assert read(grown)["grown"]["models"]["demo/open"] == {"taken": 1, "examined": 2}
    same(runs.full(now, ["open"], "2"), grown)
