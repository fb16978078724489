"""Recognising: the second step, which is waited for."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import bringing
from jianheng.desk.data.taking.found import ASK, KNOWN, REFUSED
from jianheng.desk.data.taking.steps import found_of, intake_of, stepper
from jianheng.desk.jobs.models import Job
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary


@needs(Can.DATA_ADD)
@require_GET
def recognise(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """What the files are, or how far the looking is."""
    intake = intake_of(reader(request), intake_id)
    if intake.look_job is None and not intake.looked:
        return redirect("data:in_files", intake.pk)
    found = found_of(intake) if intake.looked else None
    tables = load_dictionary().tables
    rows = [
        {"table": table, "titles": [tables[name] for name in table.tables if name in tables]}
        for table in (found.tables if found else ())
    ]
    files = found.files if found else ()
    context = {
        "intake": intake,
        "steps": stepper(intake, Intake.LOOKING),
        "job": intake.look_job,
        "found": found,
        "rows": rows,
        "asked": sum(table.kind == ASK for table in found.tables) if found else 0,
        "refused": sum(file.state == REFUSED for file in files),
        "nothing_new": bool(files) and all(file.state in (KNOWN, REFUSED) for file in files),
    }
    return render(request, "data/in_recognise.html", context)


@needs(Can.DATA_ADD)
@require_GET
def state(request: HttpRequest, intake_id: uuid.UUID, which: str) -> HttpResponse:
    """The part that renews itself while a job of the intake runs, and the whole page once it has ended."""
    intake = intake_of(reader(request), intake_id)
    job: Job | None = intake.look_job if which == "look" else intake.add_job
    response = render(request, "data/job_state.html", {"intake": intake, "job": job, "which": which})
    if job is None or not job.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


@needs(Can.DATA_ADD)
@require_POST
def again(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """Look once more, after a failure or a cancellation."""
    intake = intake_of(reader(request), intake_id)
    try:
        bringing.look_again(reader(request), intake)
    except Refused as refused:
        messages.error(request, say(refused.zh, refused.en))
        return redirect("data:in", intake.pk)
    return redirect("data:in_recognise", intake.pk)
