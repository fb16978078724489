"""A run without a terminal: what it asks for, what it tells, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.engine.stage import Stage
from jianheng.intake.add import add_files
from jianheng.intake.problem import IntakeError
from jianheng.intake.store.lock import writing
from jianheng.library import UnknownModelError, sample_files
from jianheng.running import Ask, Refused, chosen_models, run_workspace
from jianheng.running.law_here import law_of
from jianheng.running.runs import UnknownRunError, find_run, finished_runs
from jianheng.workspace import Workspace, create_workspace

DAY = date(2024, 12, 31)
MODEL = "commutation/new-end-wrong"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    workspace = create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))
    add_files(workspace, sorted(path for path in sample_files()[0].iterdir() if path.suffix in {".txt", ".yaml"}))
    return workspace


def ask(place: Workspace, since: str = "") -> Ask:
    return Ask(DAY, chosen_models([MODEL]), law_of(place.local_law, DAY), since)


def nothing(_: Stage) -> None:
    """Nobody is told."""


def test_a_run_tells_its_stages_and_can_be_called_off(place: Workspace) -> None:
    stages: list[Stage] = []
    ends: list[Callable[[], None]] = []
    result = run_workspace(place, ask(place), stages.append, ends.append)
    assert finished_runs(place) == [result.folder] == [find_run(place, "")]
    assert {stage.model for stage in stages[:-1]} == {MODEL}
    assert stages[-1].model == ""
    assert stages[-1].acts == sum(result.counts[MODEL].values()) > 0
    assert len(ends) == 1


class CalledOffError(Exception):
    """As a job is."""


def test_a_run_that_is_called_off_leaves_none_and_is_taken_up(place: Workspace) -> None:
    def stop_when_it_is_done(stage: Stage) -> None:
        if stage.pieces:
            raise CalledOffError

    with pytest.raises(CalledOffError):
        run_workspace(place, ask(place), stop_when_it_is_done)
    assert finished_runs(place) == []
    stages: list[Stage] = []
    assert run_workspace(place, ask(place), stages.append).folder == find_run(place, "")
    assert stages[0].taken_up == 1


def test_what_is_not_there_is_refused_in_words(place: Workspace) -> None:
    with pytest.raises(UnknownModelError, match="没有模型"):
        chosen_models(["commutation/none"])
    with pytest.raises(UnknownRunError, match="还没有运行结果"):
        find_run(place, "")
    with pytest.raises(Refused, match="还没有运行结果"):
        run_workspace(place, ask(place, "2024-12-31-000000000000"), nothing)


def test_a_run_whose_files_were_changed_is_not_grown_from(place: Workspace) -> None:
    first = run_workspace(place, ask(place), nothing).folder
    (first / "attrition.parquet").write_bytes(b"")
    with pytest.raises(Refused) as refused:
        run_workspace(place, ask(place, first.name), nothing)
    assert "的文件改动过，不能沿用" in refused.value.zh
    assert refused.value.en == "files of the run were changed"


def test_where_another_run_goes_on_there_is_none(place: Workspace) -> None:
    with writing(place.runs), pytest.raises(IntakeError, match="正在写入"):
        run_workspace(place, ask(place), nothing)
