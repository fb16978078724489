"""The quality of the data: what is missing, unread, doubled, late or contradictory, and what it costs the models."""

from __future__ import annotations

import json
import uuid
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import QualityReport
from jianheng.desk.data.quality.job import FOUND, LETTERS, QUALITY
from jianheng.desk.data.quality.told import Wanted, costs_of, findings_of, kinds_of, units_of
from jianheng.desk.data.units import Sight
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.words import lang, say

FILES = {"html": "quality.{lang}.html", "xlsx": "quality.{lang}.xlsx"}


@needs(Can.DATA_READ)
@require_GET
def quality(request: HttpRequest) -> HttpResponse:
    """The latest report, and the work that makes the next one."""
    user = reader(request)
    latest = QualityReport.objects.filter(done=True).first()
    pending = QualityReport.objects.filter(done=False, job__isnull=False).select_related("job").first()
    told = _read(latest) if latest is not None else None
    sight = Sight(user)
    wanted = Wanted.of(request.GET)
    context: dict[str, Any] = {
        "report": latest if told else None,
        "pending": pending if pending is not None and (latest is None or pending.at > latest.at) else None,
        "wanted": wanted,
        "may_make": Can.DATA_ADD in user.capabilities,
        "sees_all": sight.everything,
    }
    if told is not None:
        record(user, "view", "quality", latest.pk if latest else "")
        findings = findings_of(told, sight)
        context |= {
            "kinds": kinds_of(findings),
            "findings": [each for each in findings if wanted.fits(each)][:500],
            "units": units_of(findings),
            "tables": sorted({(each.table, each.title) for each in findings if each.table}),
            "costs": costs_of(told),
            "models": told["models"],
            "batches": len(told["batches"]),
            "letters": [
                each | {"number": number} for number, each in enumerate(told["letters"]) if sight.of_unit(each["unit"])
            ],
        }
    return render(request, "data/quality.html", context)


def _read(report: QualityReport) -> dict[str, Any] | None:
    try:
        told: dict[str, Any] = json.loads((report.folder / FOUND).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told


@needs(Can.DATA_ADD)
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Ask for a new report."""
    report = QualityReport.objects.create(by=reader(request))
    report.job = ask_for(
        QUALITY, say("全部在用批次", "All batches in use"), {"report": str(report.pk)}, reader(request)
    )
    report.save(update_fields=["job"])
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
    """The whole report; it names every unit, so that it is for those who see them all."""
    report = get_object_or_404(QualityReport, pk=report_id, done=True)
    path = report.folder / FILES.get(kind, "?").format(lang=lang())
    if not Sight(reader(request)).everything or not path.is_file():
        raise Http404
    record(reader(request), "download", "quality", report.pk, file=path.name)
    name = f"{say('数据质量', 'data-quality')}-{report.at:%Y-%m-%d}{path.suffix}"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name)


@needs(Can.DATA_READ)
@require_GET
def letter(request: HttpRequest, report_id: uuid.UUID, number: int) -> HttpResponseBase:
    """The letter to one unit."""
    report = get_object_or_404(QualityReport, pk=report_id, done=True)
    letters = (_read(report) or {"letters": []})["letters"]
    if number >= len(letters) or not Sight(reader(request)).of_unit(letters[number]["unit"]):
        raise Http404
    path = report.folder / LETTERS / letters[number]["file"]
    record(reader(request), "download", "letter", report.pk, file=number)
    return FileResponse(path.open("rb"), as_attachment=True, filename=f"补正函-{path.name}")
