"""A small county, run once, and taken up by a workbench: clues with proofs that are really there."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from jianheng.arena import LAST_DAY, Plan, write_deliveries
from jianheng.arena.world.life import Life
from jianheng.desk.accounts.models import Office
from jianheng.desk.casework.arrivals import take_up
from jianheng.desk.casework.models import Clue
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.add import add_files
from jianheng.running import chosen_models
from jianheng.running.law_here import law_of
from jianheng.running.run import Ask, run_workspace
from jianheng.workspace import create_workspace

# Two days compared, an absence, and a person's custody.
INTERVAL, NEVER, HELD = (
    "commutation/interval-too-short",
    "correction/never-registered",
    "custody/held-after-end",
)
# Persons of the great county of whom these models find something, and some of whom they do not.
PERSONS = (*range(10), 64, 68, 358, 359, 578, 579)


class Few(Plan):
    """A county of a few chosen persons."""

    def lives(self, dictionary: Dictionary, numbers: Iterable[int] | None = None) -> Iterator[Life]:
        """Their lives."""
        return super().lives(dictionary, PERSONS if numbers is None else numbers)


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with a finished run; nobody changes it."""
    root = tmp_path_factory.mktemp("county")
    workspace = create_workspace(root / "工作区", "江州市人民检察院")
    folders, _ = write_deliveries(root / "files", Few(len(PERSONS), 1), load_dictionary())
    for folder in folders:
        add_files(workspace, [folder])
    models = chosen_models([INTERVAL, NEVER, HELD])
    ask = Ask(LAST_DAY, models, law_of(workspace.local_law, LAST_DAY))
    run_workspace(workspace, ask, lambda *_: None)
    return workspace.root


@pytest.fixture
def taken_up(county: Path, tmp_path: Path, settings: object, office: Office) -> Path:
    """The county as the workspace of this workbench, its clues taken up; a copy of its own."""
    root = tmp_path / "县"
    shutil.copytree(county, root)
    (root / "desk").mkdir(exist_ok=True)
    settings.WORKSPACE = root
    for run in sorted((root / "runs").iterdir()):
        if not run.name.startswith("."):
            take_up(run)
    return root


@pytest.fixture
def found(taken_up: Path) -> Callable[[str], Clue]:
    """The first clue of a model: `found(INTERVAL)`."""

    def first(model: str) -> Clue:
        clue = Clue.objects.filter(model=model, section=Clue.CLUE).order_by("pk").first()
        assert clue is not None, f"the county holds no clue of {model}"
        return clue

    return first
