"""The library of models: what each says, whether it can run here, what it answered, and why."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from typing import Any, Literal

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Query, Router, Schema
from ninja.responses import Status

from jianheng.clues.problem import RunError
from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import Code, In, Line, PageNumber
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.runs import Answers
from jianheng.desk.api.told import Refusal
from jianheng.desk.audit.record import record
from jianheng.desk.casework.words import area_title
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.modelling.act_rows import PAGE, act_rows, run_of
from jianheng.desk.modelling.answered import by_unit
from jianheng.desk.modelling.law_rows import grounds, tables_of
from jianheng.desk.modelling.precision import precisions
from jianheng.desk.modelling.shelf import DIRECTIONS, holder_title, model_of, words_of
from jianheng.desk.modelling.shelved import Shelved, shelved
from jianheng.desk.modelling.trying import TRY, cases_of, last_trial
from jianheng.desk.modelling.why import explained
from jianheng.desk.runs.acts import find_act
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Ran
from jianheng.desk.runs.seen import latest_ran, tallies, units_of
from jianheng.desk.words import lang
from jianheng.dictionary import load_dictionary
from jianheng.language.sentences import Sentences
from jianheng.law import load_tables
from jianheng.running import TOLD_ERRORS, Refused

router = Router(tags=["models"])


class Precise(Schema):
    """Clues upheld among those that were concluded for or against, with a 95 % interval in percent."""

    upheld: int
    concluded: int
    low: int
    high: int


class Shelf(Schema):
    """A model in the library: `answers` is empty where it has not run; `can_run` is whether its data are here."""

    id: str
    title: str
    point: str
    holder: str
    direction: str
    hard: bool
    read: bool
    prompts: bool
    can_run: bool
    lacks: list[str]
    answers: Answers | None
    clues_open: int
    clues: int
    precision: Precise


class Ground(Schema):
    """An article on which a model rests."""

    name: str
    says: str
    hard: bool
    read: bool
    instrument: str
    since: date
    until: date | None


class Unit(Schema):
    """What a model answered for one institution."""

    institution: str
    answers: Answers


class Case(Schema):
    """A case of a model; `wrong` tells what came out otherwise at the last trial."""

    name: str
    as_of: str
    row: str
    wanted: str
    also: str
    wrong: list[str]
    got: str


class OneModel(Schema):
    """A model: its duty in sentences, its law, its answers by institution, its cases."""

    id: str
    version: str
    title: str
    point: str
    why: str
    area: str
    holder: str
    direction: str
    sentences: str
    basis: list[Ground]
    law_tables: list[dict[str, Any]]
    run: str | None
    answers: Answers | None
    by_institution: list[Unit]
    precision: Precise
    cases: list[Case]


class AskedModel(In):
    """The run whose answers are wanted; the last one if left out."""

    run: Code = ""


class AskedActs(AskedModel):
    """Which acts: an answer, an institution by name, a finding that they fell just short of."""

    answer: Literal["", "unlawful", "undetermined", "pending", "exempt", "lawful"] = ""
    institution: Line = ""
    near: Line = ""
    page: PageNumber = 1


class ActRow(Schema):
    """An act and its answer; `why` tells what an undetermined one lacks; names hidden."""

    key: str
    unit: str
    act: str
    person: str
    day: str | date | None
    answer: str
    why: list[str]
    due: str | date | None


class Acts(Schema):
    """A page of acts; `total` of the answer that was asked for, `examined` is the denominator."""

    run: str
    total: int
    examined: int
    more: bool
    rows: list[ActRow]


class Why(Schema):
    """How the answer to an act came about: the explanation, names hidden."""

    answer: str
    now: str
    explanation: dict[str, Any]


@router.get("", response=list[Shelf], auth=Needs(Can.MODEL_READ), summary="模型库 the library")
def library(request: HttpRequest) -> list[dict[str, object]]:
    """All models of the library."""
    return [_shelf(each) for each in shelved(reader(request))]


def _shelf(each: Shelved) -> dict[str, object]:
    names = ("id", "title", "point", "holder", "hard", "read", "prompts")
    return {name: getattr(each, name) for name in names} | {
        "direction": str(each.direction),
        "can_run": each.able.can,
        "lacks": [needed.title for needed in each.able.absent],
        "answers": Answers.of(each.counts) if each.counts is not None else None,
        "clues_open": each.clues[0],
        "clues": each.clues[1],
        "precision": _precise(each.precision),
    }


def _precise(found: Any) -> Precise:
    low, high = found.interval
    return Precise(upheld=found.upheld, concluded=found.concluded, low=low, high=high)


@router.get("/{area}/{name}", response=OneModel, auth=Needs(Can.MODEL_READ), summary="一个模型 one model")
def one(request: HttpRequest, area: Code, name: Code, asked: Query[AskedModel]) -> dict[str, object]:
    """One model: what it says, on which law, what it answered, how well."""
    user, model = reader(request), model_of(f"{area}/{name}")
    ran = latest_ran([model.id]).get(model.id)
    if asked.run:
        ran = Ran.objects.select_related("run").get(model=model.id, run__name=asked.run)
    found = list(tallies(user, [ran.run], model.id)) if ran is not None else []
    trial = last_trial(model)
    return {
        "id": model.id,
        "version": model.version,
        "title": words_of(model.title),
        "point": words_of(model.point),
        "why": words_of(model.why),
        "area": area_title(area),
        "holder": holder_title(model.holder),
        "direction": str(DIRECTIONS[model.direction]),
        "sentences": Sentences(model, load_dictionary(), load_tables(), lang()).whole(),
        "basis": grounds(model),
        "law_tables": [asdict(table) for table in tables_of(model, timezone.localdate())],
        "run": ran.run.name if ran is not None else None,
        "answers": Answers.of(Counts.sum(each.counts for each in found)) if ran is not None else None,
        "by_institution": [{"institution": row.name, "answers": Answers.of(row.counts)} for row in by_unit(found)],
        "precision": _precise(precisions(user, [model.id])[model.id]),
        "cases": cases_of(model, None if trial is None or trial.is_open else trial),
    }


@router.post(
    "/{area}/{name}/cases", response={202: JobState}, auth=Needs(Can.MODEL_READ), summary="试自带案例 try its cases"
)
def try_cases(request: HttpRequest, area: Code, name: Code) -> Status[Job]:
    """Try the model on its own cases, as long work."""
    model = model_of(f"{area}/{name}")
    trial = last_trial(model)
    if trial is None or not trial.is_open:
        trial = ask_for(TRY, words_of(model.title), {"model": model.id}, reader(request))
    return Status(202, trial)


@router.get("/{area}/{name}/acts", response=Acts, auth=Needs(Can.MODEL_READ), summary="审查的行为 acts by answer")
def acts(request: HttpRequest, area: Code, name: Code, asked: Query[AskedActs]) -> dict[str, object]:
    """Acts with their answer, a page at a time."""
    user, model = reader(request), model_of(f"{area}/{name}")
    ran, folder = run_of(model.id, asked.run)
    seen = list(tallies(user, [ran.run], model.id))
    if asked.institution and asked.institution not in {tally.institution.name for tally in seen}:
        raise Http404
    here = [tally for tally in seen if not asked.institution or tally.institution.name == asked.institution]
    counts = Counts.sum(tally.counts for tally in here)
    rows = act_rows(user, folder, model.id, (asked.answer, asked.institution, asked.near), asked.page)
    record(user, "view", "acts", model.id, run=ran.run.name, answer=asked.answer, unit=asked.institution, by="api")
    return {
        "run": ran.run.name,
        "total": counts[asked.answer] if asked.answer else counts.total,
        "examined": counts.total,
        "more": len(rows) > PAGE,
        "rows": rows[:PAGE],
    }


@router.get("/{area}/{name}/acts/{key}", response=Why, auth=Needs(Can.MODEL_READ), summary="判断的由来 why")
def why(request: HttpRequest, area: Code, name: Code, key: Code, asked: Query[AskedModel]) -> Why:
    """How the answer to one act came about, worked out again; it may take seconds."""
    model = model_of(f"{area}/{name}")
    ran, folder = run_of(model.id, asked.run)
    found = find_act(folder, model.id, key, units_of(reader(request)))
    if found is None:
        raise Http404
    row, slot, _, answer = found
    record(reader(request), "view", "act", key, model=model.id, run=ran.run.name, by="api")
    try:
        told = explained(folder, model, row, slot)
    except Refused as refused:
        raise Refusal(409, refused.zh, refused.en) from refused
    except (RunError, *TOLD_ERRORS) as error:
        raise Refusal(409, str(error), str(error)) from error
    if told is None:
        raise Refusal(409, "现在的模型不再审查这件行为。", "The model as it is now does not examine this act.")
    return Why(answer=answer, now=told.answer, explanation=asdict(told))
