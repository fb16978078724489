"""A model tried on its own cases."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jianheng.desk.jobs.models import Job
from jianheng.desk.modelling.shelf import model_of
from jianheng.desk.modelling.trying import TRY, cases_of, last_trial, trial_hash, try_cases

MODEL = "judgment/probation-outside-law"


def nothing(*_: object) -> None:
    """Nobody is told."""


def test_every_case_passes_and_the_page_says_so(client_of: Callable[..., Client], office: object) -> None:
    result = try_cases({"model": MODEL}, "", nothing)
    model = model_of(MODEL)
    assert result["zh"] == f"{len(model.cases)} 个案例，{len(model.cases)} 个通过。"
    Job.objects.create(kind=TRY, about="", options={"model": MODEL}, state=Job.DONE, result=result)
    shown = client_of("viewer").get(f"/models/{MODEL}/").content.decode()
    assert "全部通过" in shown
    assert "未试" not in shown


def test_what_differs_stands_first_with_what_came_out(db: None) -> None:
    model = model_of(MODEL)
    last = model.cases[-1]
    row = last.expect[0][0]
    wrong = [{"case": last.name, "row": row, "what": "answer", "wanted": "lawful", "got": "unlawful"}]
    result = {"hash": trial_hash(model), "wrong": wrong}
    Job.objects.create(kind=TRY, about="", options={"model": MODEL}, state=Job.DONE, result=result)
    first = cases_of(model, last_trial(model))[0]
    assert (first.name, first.got, first.wrong) == (last.name, "unlawful", ("answer: lawful ≠ unlawful",))


def test_a_trial_of_another_text_tells_nothing(db: None) -> None:
    Job.objects.create(kind=TRY, about="", options={"model": MODEL}, state=Job.DONE, result={"hash": "x", "wrong": []})
    assert last_trial(model_of(MODEL)) is None
