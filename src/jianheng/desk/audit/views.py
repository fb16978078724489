"""The log, its state, and its export."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.http import urlencode
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.audit import finding, words
from jianheng.desk.audit.anchors import Anchor, anchors
from jianheng.desk.audit.checking import KIND
from jianheng.desk.audit.exporting import export
from jianheng.desk.audit.models import Head
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.place import desk_folder
from jianheng.desk.words import say

ASKED = ("actor", "action", "kind", "about", "since", "until")


@needs(Can.AUDIT_READ)
@require_GET
def log(request: HttpRequest) -> HttpResponse:
    """The log, newest first."""
    asked = finding.Asked(**{name: request.GET.get(name, "").strip() for name in ASKED})
    before = request.GET.get("before", "")
    kept = {name: value for name in ASKED if (value := getattr(asked, name))}
    context = {
        "page": finding.page(asked, int(before) if before.isdecimal() else 0),
        "asked": asked,
        "is_first": not before,
        "kept": urlencode(kept),
        "people": User.objects.order_by("username").values_list("username", "name"),
        "actions": words.ACTIONS,
        "kinds": words.KINDS,
        "head": Head.objects.filter(pk=1).first(),
        "anchor": _last_anchor(),
        "checked": Job.objects.filter(kind=KIND).order_by("-asked_at").first(),
    }
    return render(request, "audit/log.html", context)


def _last_anchor() -> Anchor | None:
    try:
        return next(iter(anchors(desk_folder())[-1:]), None)
    except ValueError:
        return None  # the check tells of it


@needs(Can.AUDIT_READ)
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Have the whole log checked."""
    job = ask_for(KIND, say("全部日志", "The whole log"), {}, reader(request))
    return redirect("jobs:show", job.pk)


@needs(Can.AUDIT_READ)
@require_POST
def download(request: HttpRequest) -> StreamingHttpResponse:
    """The whole log as lines of JSON."""
    made = export(reader(request), desk_folder())
    answer = StreamingHttpResponse(made.lines, content_type="application/jsonl; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="audit-{made.number}-{made.head[:12]}.jsonl"'
    answer["Cache-Control"] = "no-store"
    return answer
