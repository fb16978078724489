"""Running models as a job."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Arrival, Clue
from jianheng.desk.jobs.kinds import Cancelled, Refused
from jianheng.desk.runs import telling
from jianheng.desk.runs.models import Run, Tallied
from jianheng.desk.runs.work import REPORT, run, take_up_run
from jianheng.intake.store.lock import writing
from jianheng.running.runs import finished_runs
from jianheng.workspace import Workspace

OPTIONS = {"as_of": "2024-12-31", "models": ["commutation/new-end-wrong"], "changed_since": ""}
Person = Callable[..., User]


def told(_zh: str, _en: str, _done: float, _total: float | None) -> None:
    """Nobody calls it off."""


def test_a_run_is_kept_with_its_report_and_its_clues_are_taken_up(data: Workspace, person: Person) -> None:
    lead = person("lead")
    result = run(OPTIONS, lead.username, told)
    (folder,) = finished_runs(data)
    kept = Run.objects.get()
    assert (kept.name, kept.by, str(kept.as_of)) == (folder.name, lead, "2024-12-31")
    assert [ran.model for ran in kept.models.all()] == ["commutation/new-end-wrong"]
    assert sum(tally.counts.total for tally in Tallied.objects.all()) > 0
    assert Arrival.objects.get().run == folder.name
    assert Clue.objects.count() == Tallied.objects.filter(unlawful__gt=0).count() > 0
    assert (folder / REPORT).is_file()
    assert result["url"] == f"/runs/{folder.name}/"
    assert run(OPTIONS, lead.username, told)["run"] == folder.name, "begun anew it is the same run"
    assert Run.objects.count() == 1


def test_a_run_that_is_called_off_leaves_none(data: Workspace, person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telling, "EVERY", 0.01)

    def called_off(_zh: str, _en: str, _done: float, _total: float | None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        run(OPTIONS, person("lead").username, called_off)
    assert finished_runs(data) == []
    assert [path.name for path in data.runs.iterdir() if path.name.startswith(".unfinished")] == []
    assert Run.objects.count() == 0


def test_where_another_run_goes_on_it_is_said(data: Workspace, person: Person) -> None:
    with writing(data.runs), pytest.raises(Refused, match="另有一次运行"):
        run(OPTIONS, person("lead").username, told)


def test_what_cannot_run_is_refused_in_words(data: Workspace, person: Person) -> None:
    with pytest.raises(Refused, match="没有模型"):
        run({**OPTIONS, "models": ["commutation/none"]}, person("lead").username, told)
    (data.overrides / "none").mkdir(parents=True)
    (data.overrides / "none" / "such.yaml").write_text("{}", encoding="utf-8")
    with pytest.raises(Refused, match="没有这个模型"):
        run(OPTIONS, person("lead").username, told)


def test_a_run_made_elsewhere_is_taken_up_and_one_that_is_gone_is_not(folder: Path) -> None:
    assert take_up_run({"run": folder.name}, "", told)["url"] == f"/runs/{folder.name}/"
    assert Run.objects.get().by is None
    with pytest.raises(Refused, match="已不在工作区里"):
        take_up_run({"run": "2024-12-31-none"}, "", told)
