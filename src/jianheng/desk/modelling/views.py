"""The library of models, and the page of one."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import sees_everything
from jianheng.desk.casework.words import area_title
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.modelling.able import Able, delivered_rows, lacking_facts, needed_tables
from jianheng.desk.modelling.answered import by_unit, near_misses, stairs
from jianheng.desk.modelling.law_rows import grounds, tables_of
from jianheng.desk.modelling.picture import picture
from jianheng.desk.modelling.precision import precisions
from jianheng.desk.modelling.shelf import DIRECTIONS, holder_title, model_of, words_of
from jianheng.desk.modelling.shelved import Shelved, shelved
from jianheng.desk.modelling.trying import TRY, cases_of, last_trial
from jianheng.desk.runs.arrived import notice
from jianheng.desk.runs.asking import going_on
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.folders import attrition_of, folder_of
from jianheng.desk.runs.models import Ran
from jianheng.desk.runs.seen import latest_ran, tallies
from jianheng.desk.words import lang
from jianheng.dictionary import load_dictionary
from jianheng.language.sentences import Sentences
from jianheng.language.tree import Model
from jianheng.law import load_tables

# Cases that stand open on the page.
FIRST = 10


@needs(Can.MODEL_READ)
def library(request: HttpRequest) -> HttpResponse:
    """All models, by area."""
    user = reader(request)
    found_models = shelved(user)
    areas: dict[str, list[Shelved]] = {}
    for each in found_models:
        areas.setdefault(each.id.partition("/")[0], []).append(each)
    context = {
        "areas": [(area, area_title(area), found) for area, found in areas.items()],
        "models": len(found_models),
        "can": sum(each.able.can for each in found_models),
        "total": Counts.sum(each.counts for each in found_models if each.counts is not None),
        "ran": any(each.counts is not None for each in found_models),
        "waiting": notice(),
        "job": going_on(),
        "today": timezone.localdate(),
    }
    return render(request, "models/library.html", context)


@needs(Can.MODEL_READ)
def one(request: HttpRequest, model: str) -> HttpResponse:
    """One model: what it says, what it answered, how well, and whether it can run here."""
    found = model_of(model)
    user = reader(request)
    context = _about(found) | _answers(user, found, request.GET.get("run", "")) | _trial(found)
    context |= {
        "precision": precisions(user, [found.id])[found.id],
        "versions": Ran.objects.filter(model=found.id).select_related("run").order_by("-run__at")[:20],
        "job": going_on(),
        "today": timezone.localdate(),
    }
    return render(request, "models/model.html", context)


def _about(model: Model) -> dict[str, Any]:
    """What a model says, whatever it answered."""
    dictionary = load_dictionary()
    return {
        "model": model,
        "title": words_of(model.title),
        "point": words_of(model.point),
        "why": words_of(model.why),
        "area_id": model.id.partition("/")[0],
        "area": area_title(model.id.partition("/")[0]),
        "holder": holder_title(model.holder, dictionary),
        "direction": DIRECTIONS[model.direction],
        "duty": Sentences(model, dictionary, load_tables(), lang()).parts(),
        "text": files("jianheng.library").joinpath(f"{model.id}.yaml").read_text(encoding="utf-8"),
        "picture": picture(model),
        "grounds": grounds(model),
        "tables": tables_of(model, timezone.localdate()),
    }


def _answers(user: User, model: Model, wanted: str) -> dict[str, Any]:
    """What a model answered, in the run that is wanted or else the last that examined it."""
    ran = Ran.objects.filter(model=model.id, run__name=wanted).select_related("run").first() if wanted else None
    if wanted and ran is None:
        raise Http404
    ran = ran or latest_ran([model.id]).get(model.id)
    found = list(tallies(user, [ran.run], model.id)) if ran is not None else []
    counts = Counts.sum(each.counts for each in found)
    able = Able(
        needed_tables(model, delivered_rows(), load_dictionary()),
        counts if ran is not None else None,
        lacking_facts(model, found),
    )
    whole = sees_everything(user)
    return {
        "ran": ran,
        "run": ran.run.name if ran is not None else "",
        "counts": counts,
        "units": by_unit(found),
        "stairs": stairs(_steps(ran, model.id) if whole else (), counts),
        "near": near_misses(model, found),
        "able": able,
        "whole": whole,
    }


def _steps(ran: Ran | None, model: str) -> tuple[Any, ...]:
    folder = folder_of(ran.run.name) if ran is not None else None
    return attrition_of(folder).get(model, ()) if folder is not None else ()


def _trial(model: Model) -> dict[str, Any]:
    trial = last_trial(model)
    cases = cases_of(model, None if trial is None or trial.is_open else trial)
    failed = len({each.name for each in cases if each.wrong})
    return {"cases": cases, "more_cases": len(cases) - FIRST, "trial": trial, "failed": failed}


@needs(Can.MODEL_READ)
@require_POST
def try_cases(request: HttpRequest, model: str) -> HttpResponse:
    """Try the model on its own cases."""
    found = model_of(model)
    trial = last_trial(found)
    if trial is None or not trial.is_open:
        trial = ask_for(TRY, words_of(found.title), {"model": found.id}, reader(request))
    return redirect("jobs:show", trial.pk)
