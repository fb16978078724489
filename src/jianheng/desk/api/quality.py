"""The quality of the data: the latest report, making one, letters to those who delivered it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

from django.http import FileResponse, HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, path_answer
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import Code, In, Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import QualityReport
from jianheng.desk.data.quality import reports
from jianheng.desk.data.quality.told import MOST_FINDINGS, Found, Wanted, costs_of, findings_of, kinds_of
from jianheng.desk.data.units import Sight

router = Router(tags=["data: quality"])
LetterNumber = Annotated[int, Field(ge=0, lt=100_000)]


class AskedFindings(In):
    """Which findings; empty for all."""

    kind: Code = ""
    unit: Line = ""
    table: Code = ""
    batch: Code = ""


class ReportOut(Schema):
    """A report: when and by whom it was made, on which run it looked; its work while it is made."""

    id: uuid.UUID
    at: datetime
    by: str
    run: str
    done: bool
    job: JobState | None

    @staticmethod
    def resolve_by(report: QualityReport) -> str:
        """Who asked for it."""
        return report.by.username if report.by else ""


class KindFound(Schema):
    """A kind of finding: in how many places, in how many findings."""

    kind: str
    words: str
    places: int
    findings: int


class Finding(Schema):
    """Something that is missing, unread, doubled, late or contradictory: how often, of how many, and what to do."""

    kind: str
    unit: str
    batch: str
    table: str
    field: str
    title: str
    label: str
    count: int
    of: int
    says: str
    mend: str
    spots: list[dict[str, Any]]


class CostOfGap(Schema):
    """What a missing fact costs: answers that it leaves undetermined, alone or with others, by model."""

    says: str
    mend: str
    answers: int
    alone: int
    models: dict[str, int]


class LetterOut(Schema):
    """A letter to a unit."""

    number: int
    unit: str
    file: str


class QualityOut(Schema):
    """The latest report, null where there is none yet; `pending` is the one that is being made."""

    report: ReportOut | None
    pending: ReportOut | None
    batches: int = 0
    kinds: list[KindFound] = []
    total: int = 0
    findings: list[Finding] = []
    costs: list[CostOfGap] = []
    letters: list[LetterOut] = []


@router.get("", response=QualityOut, auth=Needs(Can.DATA_READ), summary="数据质量 quality of the data")
def quality(request: HttpRequest, asked: Query[AskedFindings]) -> dict[str, object]:
    """The latest report, as far as one's scope reaches; at most 500 findings, the most frequent first."""
    user = reader(request)
    latest, pending, sight = reports.latest(), reports.pending(), Sight(user)
    if latest is None:
        return {"report": None, "pending": pending}
    report, told = latest
    record(user, "view", "quality", report.pk, by="api")
    every = findings_of(told, sight)
    wanted = Wanted(asked.kind, asked.unit, asked.table, asked.batch)
    found = [each for each in every if wanted.fits(each)]
    names = ("kind", "words", "places", "findings")
    return {
        "report": report,
        "pending": pending,
        "batches": len(told["batches"]),
        "kinds": [dict(zip(names, each, strict=True)) for each in kinds_of(every)],
        "total": len(found),
        "findings": [_finding(each) for each in found[:MOST_FINDINGS]],
        "costs": [each | {"models": dict(each["models"])} for each in costs_of(told)],
        "letters": reports.letters_of(told, sight),
    }


@router.post("", response={202: ReportOut}, auth=Needs(Can.DATA_ADD), summary="检查数据质量 make a report")
def make(request: HttpRequest) -> Status[QualityReport]:
    """Ask for a new report, as long work."""
    return Status(202, reports.ask_for_report(reader(request)))


@router.get(
    "/{uuid:report_id}/files/{kind}",
    auth=Needs(Can.DATA_READ),
    summary="下载报告 download the report",
    openapi_extra=FILE,
)
def download(request: HttpRequest, report_id: uuid.UUID, kind: Literal["html", "xlsx"]) -> FileResponse:
    """The whole report, for those who see every unit."""
    return path_answer(*reports.report_file(reader(request), report_id, kind))


@router.get(
    "/{uuid:report_id}/letters/{int:number}",
    auth=Needs(Can.DATA_READ),
    summary="下载补正函 download a letter",
    openapi_extra=FILE,
)
def letter(request: HttpRequest, report_id: uuid.UUID, number: LetterNumber) -> FileResponse:
    """The letter to one unit."""
    return path_answer(*reports.letter_file(reader(request), report_id, number))


def _finding(found: Found) -> dict[str, object]:
    return {name: getattr(found, name) for name in Finding.model_fields} | {"spots": [*found.spots]}
