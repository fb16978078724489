"""The pages of runs: all of them, one, and the form that asks for another."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import sees_everything
from jianheng.desk.audit.record import record
from jianheng.desk.casework.words import area_title
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.modelling.shelf import models, words_of
from jianheng.desk.runs.arrived import failed, notice
from jianheng.desk.runs.asking import Form, ask, going_on
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.folders import attrition_of, folder_of, manifest_of
from jianheng.desk.runs.models import Run
from jianheng.desk.runs.seen import counts_by_model, counts_by_run, tallies
from jianheng.desk.runs.work import REPORT, TAKE_UP
from jianheng.desk.words import lang

PAGE = 30


@needs(Can.MODEL_READ)
def listed(request: HttpRequest) -> HttpResponse:
    """All runs, the latest first."""
    waiting = notice()
    page = Paginator(Run.objects.select_related("by").prefetch_related("models"), PAGE).get_page(
        request.GET.get("page")
    )
    counts = counts_by_run(tallies(reader(request), page))
    rows = [(run, counts.get(run.pk, Counts())) for run in page]
    context = {"page": page, "rows": rows, "waiting": waiting, "failed": failed(), "job": going_on()}
    return render(request, "runs/list.html", context)


@needs(Can.MODEL_READ)
def one(request: HttpRequest, name: str) -> HttpResponse:
    """One run: its answers by model, and what it was made of."""
    user = reader(request)
    run = get_object_or_404(Run.objects.select_related("by"), name=name)
    counts = counts_by_model(tallies(user, [run]))
    folder = folder_of(name)
    steps = attrition_of(folder) if folder is not None and sees_everything(user) else {}
    told = {model: [(step.words.pick(lang()), step.rows) for step in each] for model, each in steps.items()}
    rows = [(ran, counts.get(ran.model, Counts()), told.get(ran.model, [])) for ran in run.models.all()]
    context = {
        "run": run,
        "rows": rows,
        "total": Counts.sum(counts.values()),
        "whole": sees_everything(user),
        "manifest": None if folder is None else manifest_of(folder),
        "has_report": folder is not None and (folder / REPORT).is_file(),
        "others": Run.objects.exclude(pk=run.pk)[:PAGE],
    }
    return render(request, "runs/one.html", context)


@needs(Can.MODEL_RUN)
def new(request: HttpRequest) -> HttpResponse:
    """The form that asks for a run, and taking it."""
    runs = [run.name for run in Run.objects.all()[:PAGE] if folder_of(run.name) is not None]
    form = Form.read(request.POST if request.method == "POST" else request.GET)
    if request.method == "POST" and form.check(runs):
        return redirect("jobs:show", ask(form, reader(request)).pk)
    context = {"form": form, "runs": runs, "job": going_on(), "choices": _choices(), "count": len(models())}
    return render(request, "runs/new.html", context, status=400 if form.errors else 200)


@needs(Can.MODEL_RUN)
@require_POST
def again(request: HttpRequest, name: str) -> HttpResponse:
    """Try once more to take up a run that could not be taken up."""
    if folder_of(name) is None:
        raise Http404
    return redirect("jobs:show", ask_for(TAKE_UP, name, {"run": name}, reader(request)).pk)


@needs(Can.MODEL_READ)
def report(request: HttpRequest, name: str) -> FileResponse:
    """The report of a run, names hidden; it tells of every institution, so only those get it who see them all."""
    user = reader(request)
    folder = folder_of(name)
    if folder is None or not sees_everything(user) or not (folder / REPORT).is_file():
        raise Http404
    record(user, "download", "run report", name)
    return FileResponse((folder / REPORT).open("rb"), as_attachment=True, filename=f"{name}.html")


def _choices() -> list[tuple[str, list[tuple[str, str]]]]:
    """The models that can be chosen, with their titles, by area."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, model in models().items():
        found.setdefault(area_title(name.partition("/")[0]), []).append((name, words_of(model.title)))
    return list(found.items())
