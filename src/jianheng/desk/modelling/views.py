"""The library of models, and the page of one."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope, sees_everything
from jianheng.desk.casework.models import Clue
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.modelling.able import Able, delivered_rows, lacking_facts, needed_tables
from jianheng.desk.modelling.answered import by_unit, near_misses, stairs
from jianheng.desk.modelling.law_rows import basis_marks, grounds, tables_of
from jianheng.desk.modelling.picture import picture
from jianheng.desk.modelling.precision import Precision, precisions
from jianheng.desk.modelling.shelf import DIRECTIONS, area_title, holder_title, model_of, models, words_of
from jianheng.desk.modelling.trying import TRY, cases_of, last_trial
from jianheng.desk.runs.arrived import notice
from jianheng.desk.runs.asking import going_on
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.folders import attrition_of, folder_of
from jianheng.desk.runs.models import Ran, Tallied
from jianheng.desk.runs.seen import latest_ran, tallies
from jianheng.desk.words import Words, lang
from jianheng.dictionary import load_dictionary
from jianheng.language.sentences import Sentences
from jianheng.language.tree import Model
from jianheng.law import load_tables

# Cases that stand open on the page.
FIRST = 10


@dataclass(frozen=True)
class Shelved:
    """A model as the library shows it.

    Args:
        id: its id.
        title, point: its title and what it watches over.
        holder: whose duty it is.
        direction: which way a violation goes.
        hard, read: its basis commands; all of it was read in full.
        prompts: it finds prompts alone.
        able: whether it can run here.
        counts: its last answers in the reader's scope; None where it has not run.
        clues: clues on which people still work, and all.
        precision: how often its clues were upheld.
    """

    id: str
    title: str
    point: str
    holder: str
    direction: Words
    hard: bool
    read: bool
    prompts: bool
    able: Able
    counts: Counts | None
    clues: tuple[int, int]
    precision: Precision


@needs(Can.MODEL_READ)
def library(request: HttpRequest) -> HttpResponse:
    """All models, by area."""
    user = reader(request)
    shelved = _shelved(user)
    areas: dict[str, list[Shelved]] = {}
    for each in shelved:
        areas.setdefault(each.id.partition("/")[0], []).append(each)
    context = {
        "areas": [(area, area_title(area), found) for area, found in areas.items()],
        "models": len(shelved),
        "can": sum(each.able.can for each in shelved),
        "total": Counts.sum(each.counts for each in shelved if each.counts is not None),
        "ran": any(each.counts is not None for each in shelved),
        "waiting": notice(),
        "job": going_on(),
        "today": timezone.localdate(),
    }
    return render(request, "models/library.html", context)


def _shelved(user: User) -> list[Shelved]:
    known = models()
    ran, rows, dictionary = latest_ran(), delivered_rows(), load_dictionary()
    found = _last_tallies(user, ran)
    precise = precisions(user, known)
    clues = _clues(user)
    shelved = []
    for name, model in known.items():
        hard, read = basis_marks(model)
        counts = Counts.sum(each.counts for each in found.get(name, ())) if name in ran else None
        able = Able(needed_tables(model, rows, dictionary), counts, lacking_facts(model, found.get(name, ()))[:2])
        shelved.append(
            Shelved(
                id=name,
                title=words_of(model.title),
                point=words_of(model.point),
                holder=holder_title(model.holder, dictionary),
                direction=DIRECTIONS[model.direction],
                hard=hard,
                read=read,
                prompts=all(finding.section == "note" for finding in model.findings),
                able=able,
                counts=counts,
                clues=clues.get(name, (0, 0)),
                precision=precise[name],
            )
        )
    return shelved


def _last_tallies(user: User, ran: dict[str, Ran]) -> dict[str, list[Tallied]]:
    """Of each model the tallies of the last run that examined it."""
    found: dict[str, list[Tallied]] = {}
    for tally in tallies(user, {each.run for each in ran.values()}):
        if tally.model in ran and ran[tally.model].run_id == tally.run_id:
            found.setdefault(tally.model, []).append(tally)
    return found


def _clues(user: User) -> dict[str, tuple[int, int]]:
    """Open clues and all clues of each model."""
    seen = in_scope(Clue.objects.filter(section=Clue.CLUE), user)
    every = dict(seen.values_list("model").annotate(n=Count("id")))
    still = dict(seen.filter(status__in=Clue.OPEN).values_list("model").annotate(n=Count("id")))
    return {model: (still.get(model, 0), number) for model, number in every.items()}


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
