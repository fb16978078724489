"""The audit log: its lines, its state, checking and exporting it."""

from __future__ import annotations

import json
from typing import Any

from django.http import HttpRequest, StreamingHttpResponse
from ninja import Field, Query, Router, Schema
from ninja.responses import Status

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, as_file
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import Day, In, Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.audit import finding
from jianheng.desk.audit.checking import KIND
from jianheng.desk.audit.exporting import export as export_log
from jianheng.desk.audit.models import Entry, Head
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.place import desk_folder
from jianheng.desk.words import say

router = Router(tags=["audit"])


class AskedOfLog(In):
    """What somebody looks for; empty for everything. `about` fits from its beginning; `before` is a line's number."""

    actor: Line = ""
    action: Line = ""
    kind: Line = ""
    about: Line = ""
    since: Day | None = None
    until: Day | None = None
    before: int = Field(0, ge=0, lt=2**63)


class LogLine(Schema):
    """A line of the log, as it is kept and hashed."""

    number: int
    at: str
    actor: str
    action: str
    kind: str
    about: str
    detail: Any
    before: str
    hash: str

    @staticmethod
    def resolve_detail(entry: Entry) -> Any:
        """The rest, read where it is JSON."""
        try:
            return json.loads(entry.detail)
        except ValueError:
            return entry.detail


class LogPage(Schema):
    """Some lines, newest first; `before` of the next page, 0 where there is none."""

    lines: list[LogLine]
    before: int


class LogHead(Schema):
    """The last line: its number and its hash."""

    number: int
    hash: str


@router.get("", response=LogPage, auth=Needs(Can.AUDIT_READ), summary="审计日志 the audit log")
def lines(request: HttpRequest, asked: Query[AskedOfLog]) -> dict[str, object]:
    """A page of the log."""
    days = {name: day.isoformat() if day else "" for name, day in (("since", asked.since), ("until", asked.until))}
    wanted = finding.Asked(asked.actor, asked.action, asked.kind, asked.about, **days)
    page = finding.page(wanted, asked.before)
    return {"lines": [shown.entry for shown in page.lines], "before": page.before}


@router.get("/head", response=LogHead, auth=Needs(Can.AUDIT_READ), summary="日志末行 the last line")
def head(request: HttpRequest) -> LogHead:
    """Number and hash of the last line, to be written down elsewhere."""
    found = Head.objects.filter(pk=1).first()
    return LogHead(number=found.number if found else 0, hash=found.hash if found else "")


@router.post("/check", response={202: JobState}, auth=Needs(Can.AUDIT_READ), summary="核验日志 check the log")
def check(request: HttpRequest) -> Status[Job]:
    """Have the whole log checked against its chain and its anchors, as long work."""
    return Status(202, ask_for(KIND, say("全部日志", "The whole log"), {}, reader(request)))


@router.post("/export", auth=Needs(Can.AUDIT_READ), summary="导出日志 export the log", openapi_extra=FILE)
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The whole log as lines of JSON, its head at the end."""
    made = export_log(reader(request), desk_folder())
    answer = StreamingHttpResponse(made.lines, content_type="application/jsonl; charset=utf-8")
    return as_file(answer, f"audit-{made.number}-{made.head[:12]}.jsonl")
