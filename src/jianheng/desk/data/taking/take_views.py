"""Taking in: the last step."""

from __future__ import annotations

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking.asking import ask_to_take, replaceable
from jianheng.desk.data.taking.found import KNOWN, REFUSED
from jianheng.desk.data.taking.stating import tables_in
from jianheng.desk.data.taking.steps import found_of, intake_of, stepper
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary
from jianheng.intake.store import Batch


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def take(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """What will be taken in; asking for it, and how far it is."""
    intake = intake_of(reader(request), intake_id)
    found = found_of(intake)
    if intake.batch:
        return redirect("data:batch", intake.batch)
    if found is None or not intake.statement_done or not intake.columns_done:
        return redirect("data:in", intake.pk)
    told = ""
    if request.method == "POST":
        try:
            replaces, reason = request.POST.get("replaces", ""), request.POST.get("reason", "").strip()
            ask_to_take(reader(request), intake, replaces, reason)
        except Refused as refused:
            told = say(refused.zh, refused.en)
        else:
            return redirect("data:in_take", intake.pk)
    tables = load_dictionary().tables
    context = {
        "intake": intake,
        "steps": stepper(intake, Intake.TAKE),
        "job": intake.add_job,
        "form": intake.statement,
        "files": [file for file in found.files if file.state not in (KNOWN, REFUSED)],
        "known": [file for file in found.files if file.state == KNOWN],
        "refused": [file for file in found.files if file.state == REFUSED],
        "tables": [tables[name] for name in tables_in(intake, found) if name in tables],
        "stated": [tables[name] for name in intake.statement.get("tables", []) if name in tables],
        "beside": [(batch.id, _holds(batch)) for batch in replaceable(reader(request), intake)],
        "told": told,
        "replaces": request.POST.get("replaces", intake.replaces),
        "reason": request.POST.get("reason", intake.reason),
    }
    return render(request, "data/in_take.html", context, status=409 if told else 200)


def _holds(batch: Batch) -> str:
    """What a batch holds, in words."""
    tables, delivery = load_dictionary().tables, batch.manifest.delivery
    assert delivery is not None  # only batches with a statement can be replaced
    titles = "、".join(tables[name].title_zh for name in batch.manifest.tables if name in tables)
    return f"{delivery.from_on or '…'} — {delivery.until_on} {titles}"[:120]
