"""The quality of the data: what is missing, unread, doubled, late or contradictory, and what it costs the models."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import QualityReport
from jianheng.desk.data.quality import reports
from jianheng.desk.data.quality.told import MOST_FINDINGS, Wanted, costs_of, findings_of, kinds_of, units_of
from jianheng.desk.data.units import Sight


@needs(Can.DATA_READ)
@require_GET
def quality(request: HttpRequest) -> HttpResponse:
    """The latest report, and the work that makes the next one."""
    user = reader(request)
    latest = reports.latest()
    sight = Sight(user)
    wanted = Wanted.of(request.GET)
    context: dict[str, Any] = {
        "report": latest[0] if latest else None,
        "pending": reports.pending(),
        "wanted": wanted,
        "may_make": Can.DATA_ADD in user.capabilities,
        "sees_all": sight.everything,
    }
    if latest is not None:
        report, told = latest
        record(user, "view", "quality", report.pk)
        findings = findings_of(told, sight)
        context |= {
            "kinds": kinds_of(findings),
            "findings": [each for each in findings if wanted.fits(each)][:MOST_FINDINGS],
            "units": units_of(findings),
            "tables": sorted({(each.table, each.title) for each in findings if each.table}),
            "costs": costs_of(told),
            "models": told["models"],
            "batches": len(told["batches"]),
            "letters": reports.letters_of(told, sight),
        }
    return render(request, "data/quality.html", context)


@needs(Can.DATA_ADD)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Ask for a new report."""
    reports.ask_for_report(reader(request))
    return redirect("data:quality")


@needs(Can.DATA_READ)
@require_GET
def state(request: HttpRequest, report_id: uuid.UUID) -> HttpResponse:
    """The part that renews itself while the report is made."""
    report = get_object_or_404(QualityReport, pk=report_id)
    response = render(request, "data/quality_state.html", {"pending": report})
    if report.job is None or not report.job.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


@needs(Can.DATA_READ)
@require_GET
def download(request: HttpRequest, report_id: uuid.UUID, kind: str) -> HttpResponseBase:
    """The whole report."""
    path, name = reports.report_file(reader(request), report_id, kind)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@needs(Can.DATA_READ)
@require_GET
def letter(request: HttpRequest, report_id: uuid.UUID, number: int) -> HttpResponseBase:
    """The letter to one unit."""
    path, name = reports.letter_file(reader(request), report_id, number)
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)
