"""Reports on the quality of the data: the latest, asking for one, their files."""

from __future__ import annotations

import json
import uuid
from pathlib import Path
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import QualityReport
from jianheng.desk.data.quality.job import FOUND, LETTERS, QUALITY
from jianheng.desk.data.units import Sight
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.words import lang, say

FILES = {"html": "quality.{lang}.html", "xlsx": "quality.{lang}.xlsx"}


def latest() -> tuple[QualityReport, dict[str, Any]] | None:
    """The latest report that is done, and what it says; None where there is none that can be read."""
    report = QualityReport.objects.filter(done=True).first()
    told = read(report) if report is not None else None
    return (report, told) if report is not None and told is not None else None


def pending() -> QualityReport | None:
    """The report that is being made, or whose making failed, since the latest one was done."""
    made = QualityReport.objects.filter(done=False, job__isnull=False).select_related("job").first()
    last = QualityReport.objects.filter(done=True).first()
    return made if made is not None and (last is None or made.at > last.at) else None


def read(report: QualityReport) -> dict[str, Any] | None:
    """What a report says; None where its file is gone."""
    try:
        told: dict[str, Any] = json.loads((report.folder / FOUND).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return told


def ask_for_report(user: User) -> QualityReport:
    """Ask for a new report, as long work."""
    report = QualityReport.objects.create(by=user)
    report.job = ask_for(QUALITY, say("全部在用批次", "All batches in use"), {"report": str(report.pk)}, user)
    report.save(update_fields=["job"])
    return report


def letters_of(told: dict[str, Any], sight: Sight) -> list[dict[str, Any]]:
    """The letters to units that a person sees, each with its number."""
    return [each | {"number": n} for n, each in enumerate(told["letters"]) if sight.of_unit(each["unit"])]


def report_file(user: User, report_id: uuid.UUID, kind: str) -> tuple[Path, str]:
    """The whole report and what it is called; it names every unit, so that it is for those who see them all.

    Raises:
        Http404: there is none such, or the person does not see everything.
    """
    report = get_object_or_404(QualityReport, pk=report_id, done=True)
    path = report.folder / FILES.get(kind, "?").format(lang=lang())
    if not Sight(user).everything or not path.is_file():
        raise Http404
    record(user, "download", "quality", report.pk, file=path.name)
    return path, f"{say('数据质量', 'data-quality')}-{report.at:%Y-%m-%d}{path.suffix}"


def letter_file(user: User, report_id: uuid.UUID, number: int) -> tuple[Path, str]:
    """The letter to one unit and what it is called.

    Raises:
        Http404: there is none such, or the person does not see the unit.
    """
    report = get_object_or_404(QualityReport, pk=report_id, done=True)
    letters = (read(report) or {"letters": []})["letters"]
    if number >= len(letters) or not Sight(user).of_unit(letters[number]["unit"]):
        raise Http404
    path = report.folder / LETTERS / letters[number]["file"]
    if not path.is_file():
        raise Http404
    record(user, "download", "letter", report.pk, file=number)
    return path, f"补正函-{path.name}"
