"""Runs: all of them, one, asking for one, and two held against each other."""

from __future__ import annotations

from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Annotated, Literal

from django.http import Http404, HttpRequest
from django.utils import timezone
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from jianheng.clues.act_name import names_of
from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import Code, Day, In, PageNumber
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import Refusal
from jianheng.desk.audit.record import record
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.jobs.models import Job
from jianheng.desk.runs.acts import act_key
from jianheng.desk.runs.asking import Form, ask
from jianheng.desk.runs.compared import changed_acts, changes
from jianheng.desk.runs.counts import ORDER, Counts
from jianheng.desk.runs.folders import folder_of
from jianheng.desk.runs.models import Ran, Run
from jianheng.desk.runs.seen import counts_by_model, counts_by_run, tallies, units_of
from jianheng.desk.words import lang

router = Router(tags=["runs"])
A_PAGE = 30
ACTS_A_PAGE = 100
Answer = Literal["unlawful", "undetermined", "pending", "exempt", "lawful", "gone"]


class Answers(Schema):
    """Acts by answer, and all of them: the denominator."""

    total: int
    unlawful: int
    undetermined: int
    pending: int
    exempt: int
    lawful: int

    @staticmethod
    def of(counts: Counts) -> Answers:
        """Read counts."""
        return Answers(total=counts.total, **{answer: counts[answer] for answer in ORDER})


class RunOut(Schema):
    """A run: its day, when and by whom it was made, and its answers in the caller's scope."""

    name: str
    as_of: date
    at: datetime
    by: str | None
    grown_from: str
    models: int
    answers: Answers


class Runs(Schema):
    """A page of runs, the latest first."""

    total: int
    rows: list[RunOut]


class ModelAnswers(Schema):
    """What one model of a run answered."""

    model: str
    version: str
    title_zh: str
    title_en: str
    answers: Answers


class OneRun(RunOut):
    """A run with its answers by model."""

    by_model: list[ModelAnswers]


class AskedPage(In):
    """Which page."""

    page: PageNumber = 1


class AskedRun(In):
    """A run to make: its day (today if left out), models or areas (all if none), a run to grow from."""

    as_of: Day | None = None
    models: Annotated[list[Code], Field(max_length=500)] = []
    since: Code = ""


class AskedComparison(In):
    """Two runs by name."""

    before: Annotated[Code, Field(min_length=1)]
    after: Annotated[Code, Field(min_length=1)]


class AskedChange(AskedComparison):
    """Two runs, a model, and from which answer to which."""

    model: Code
    was: Answer
    now: Answer
    page: PageNumber = 1


class Change(Schema):
    """How many acts of a model went from one answer to another; `gone` where an act is not examined."""

    model: str
    before: str
    after: str
    number: int


class Comparison(Schema):
    """The changes, and the acts that were held against each other, by model."""

    compared: dict[str, int]
    changes: list[Change]


class ChangedAct(Schema):
    """An act with another answer; names hidden."""

    key: str
    act: str
    person: str
    institution: str


class ChangedActs(Schema):
    """A page of them."""

    total: int
    rows: list[ChangedAct]


@router.get("", response=Runs, auth=Needs(Can.MODEL_READ), summary="运行列表 list of runs")
def listed(request: HttpRequest, asked: Query[AskedPage]) -> dict[str, object]:
    """All runs, the latest first."""
    rows = Run.objects.select_related("by").prefetch_related("models")
    first = (asked.page - 1) * A_PAGE
    page = list(rows[first : first + A_PAGE])
    counts = counts_by_run(tallies(reader(request), page))
    return {"total": rows.count(), "rows": [_told(run, counts.get(run.pk, Counts())) for run in page]}


@router.post("", response={202: JobState}, auth=Needs(Can.MODEL_RUN), summary="运行模型 ask for a run")
def new(request: HttpRequest, asked: AskedRun) -> Status[Job]:
    """Ask for a run; the answer is the long work that makes it."""
    form = Form((asked.as_of or timezone.localdate()).isoformat(), list(asked.models), asked.since)
    runs = [run.name for run in Run.objects.all()[:A_PAGE] if folder_of(run.name) is not None]
    if not form.check(runs):
        said = " ".join(form.errors.values())
        raise Refusal(422, said, said)
    return Status(202, ask(form, reader(request)))


@router.get("/compare", response=Comparison, auth=Needs(Can.MODEL_READ), summary="比较两次运行 compare two runs")
def compare(request: HttpRequest, asked: Query[AskedComparison]) -> Comparison:
    """What changed from one run to another, by model."""
    found, compared = changes(_folder(asked.before), _folder(asked.after), units_of(reader(request)))
    return Comparison(compared=compared, changes=[Change.from_orm(each) for each in found])


@router.get("/compare/acts", response=ChangedActs, auth=Needs(Can.MODEL_READ), summary="变了的行为 changed acts")
def compare_acts(request: HttpRequest, asked: Query[AskedChange]) -> ChangedActs:
    """The acts of one change."""
    before, after, user = _folder(asked.before), _folder(asked.after), reader(request)
    for name in (asked.before, asked.after):
        Ran.objects.get(run__name=name, model=asked.model)
    found = list(changed_acts(before, after, (asked.model, asked.was, asked.now), units_of(user)))
    names = names_of([asked.model], lang(), reveal=False)[asked.model]
    record(user, "view", "changed acts", asked.model, before=asked.before, after=asked.after, by="api")
    first = (asked.page - 1) * ACTS_A_PAGE
    rows = [
        ChangedAct(
            key=act_key(asked.model, act.key),
            act=names(act.key, act.slot).act,
            person=names(act.key, act.slot).person,
            institution=act.unit or UNKNOWN_UNIT,
        )
        for act in islice(found, first, first + ACTS_A_PAGE)
    ]
    return ChangedActs(total=len(found), rows=rows)


@router.get("/{name}", response=OneRun, auth=Needs(Can.MODEL_READ), summary="一次运行 one run")
def one(request: HttpRequest, name: Code) -> dict[str, object]:
    """One run: its answers by model."""
    run = Run.objects.select_related("by").prefetch_related("models").get(name=name)
    counts = counts_by_model(tallies(reader(request), [run]))
    by_model = [
        ModelAnswers(
            model=ran.model,
            version=ran.version,
            title_zh=ran.title_zh,
            title_en=ran.title_en,
            answers=Answers.of(counts.get(ran.model, Counts())),
        )
        for ran in run.models.all()
    ]
    return _told(run, Counts.sum(counts.values())) | {"by_model": by_model}


def _told(run: Run, counts: Counts) -> dict[str, object]:
    return {
        "name": run.name,
        "as_of": run.as_of,
        "at": run.at,
        "by": run.by.username if run.by else None,
        "grown_from": run.grown_from,
        "models": len(run.models.all()),
        "answers": Answers.of(counts),
    }


def _folder(name: str) -> Path:
    """The folder of a run that the workbench knows.

    Raises:
        Http404: there is none.
    """
    folder = folder_of(name) if Run.objects.filter(name=name).exists() else None
    if folder is None:
        raise Http404
    return folder
