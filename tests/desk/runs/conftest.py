"""A workspace with data, and a finished run of two models in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.desk.runs.recorded import record_run
from jianheng.intake.add import add_files
from jianheng.library import sample_files
from jianheng.running import Ask, chosen_models, run_workspace
from jianheng.running.law_here import law_of
from jianheng.workspace import Workspace, create_workspace

DAY = date(2024, 12, 31)
MODELS = ["commutation/interval-too-short", "commutation/new-end-wrong"]


@pytest.fixture(scope="session")
def ran_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace in which two models ran over the sample's rulings; it is copied, and never changed."""
    place = create_workspace(tmp_path_factory.mktemp("ran") / "ws", "江州市人民检察院", date(2025, 1, 31))
    add_files(place, sorted(path for path in sample_files()[0].iterdir() if path.suffix in {".txt", ".yaml"}))
    run_workspace(place, Ask(DAY, chosen_models(MODELS), law_of(place.local_law, DAY)), lambda _: None)
    return place.root


@pytest.fixture
def data(workspace: Workspace, ran_once: Path) -> Workspace:
    """The workbench's workspace with the sample's data, and no run."""
    shutil.copytree(ran_once / "batches", workspace.batches, dirs_exist_ok=True)
    return workspace


@pytest.fixture
def folder(data: Workspace, ran_once: Path, office: object) -> Path:
    """A run that was made elsewhere and is not taken up yet."""
    shutil.copytree(ran_once / "runs", data.runs, dirs_exist_ok=True)
    (found,) = (path for path in data.runs.iterdir() if path.name[0] != ".")
    return found


@pytest.fixture
def run(folder: Path) -> Callable[[], str]:
    """Records the run, and gives its name."""
    return lambda: record_run(folder, None).name
