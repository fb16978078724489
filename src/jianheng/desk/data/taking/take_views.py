"""Taking in: the last step."""

from __future__ import annotations

import uuid

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking.add_job import ADD
from jianheng.desk.data.taking.found import KNOWN, REFUSED
from jianheng.desk.data.taking.statement_views import tables_in
from jianheng.desk.data.taking.steps import found_of, intake_of, stepper
from jianheng.desk.data.units import Sight
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.place import workspace
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary
from jianheng.intake.store import standing_batches


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
    beside = _same_unit(request, intake)
    told = ""
    if request.method == "POST":
        told = _ask(request, intake, {batch for batch, _ in beside})
        if not told:
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
        "beside": beside,
        "told": told,
        "replaces": request.POST.get("replaces", intake.replaces),
        "reason": request.POST.get("reason", intake.reason),
    }
    return render(request, "data/in_take.html", context, status=409 if told else 200)


def _same_unit(request: HttpRequest, intake: Intake) -> list[tuple[str, str]]:
    """The batches that this one could take the place of, with what they hold."""
    tables = load_dictionary().tables
    found = []
    for batch in Sight(reader(request)).of(standing_batches(workspace())).values():
        delivery = batch.manifest.delivery
        if delivery is not None and delivery.unit == intake.statement.get("unit"):
            titles = "、".join(tables[name].title_zh for name in batch.manifest.tables if name in tables)
            found.append((batch.id, f"{delivery.from_on or '…'} — {delivery.until_on} {titles}"[:120]))
    return found


def _ask(request: HttpRequest, intake: Intake, beside: set[str]) -> str:
    """Put the work into the queue, once; what is wrong is told."""
    replaces, reason = request.POST.get("replaces", ""), request.POST.get("reason", "").strip()
    if replaces and replaces not in beside:
        return say("要代替的批次不在使用中，请重新选择。", "The batch to be replaced is not in use; choose again.")
    if replaces and not reason:
        return say("请写明为什么代替原来的批次。", "Say why the batch is replaced.")
    with transaction.atomic():
        fresh = Intake.objects.select_for_update().get(pk=intake.pk)
        if fresh.batch or (fresh.add_job is not None and fresh.add_job.is_open):
            return ""
        fresh.replaces, fresh.reason = replaces, reason[:500]
        fresh.add_job = ask_for(ADD, fresh.unit, {"intake": str(fresh.pk)}, reader(request))
        fresh.save(update_fields=["replaces", "reason", "add_job", "changed_at"])
    return ""
