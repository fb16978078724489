"""Choosing files: the first step."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import Institution
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import bringing, uploads
from jianheng.desk.data.taking.limit import TOO_LARGE
from jianheng.desk.data.taking.steps import intake_of, stepper
from jianheng.desk.words import say


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The form for files; what comes becomes an intake for each delivery."""
    if request.method == "GET":
        return _form(request, None, "")
    given = request.FILES.getlist("files")
    paths = uploads.paths_told(request.POST.get("paths", ""), len(given))
    unit = request.POST.get("unit", "").strip()
    try:
        made = bringing.bring(reader(request), given, paths, unit, too_large=TOO_LARGE in request.META)
    except Refused as refused:
        return _form(request, None, say(refused.zh, refused.en))
    if len(made) > 1:
        zh = f"这些文件是 {len(made)} 份移送，各自入库。"
        messages.info(request, say(zh, f"These are {len(made)} deliveries, each taken in by itself."))
        return redirect("data:overview")
    return redirect("data:in_recognise", made[0].pk)


def _form(request: HttpRequest, intake: Intake | None, told: str) -> HttpResponse:
    context = {
        "intake": intake,
        "steps": stepper(intake, Intake.FILES),
        "told": told,
        "unit": request.POST.get("unit", intake.unit if intake else ""),
        "units": institutions_of(reader(request)).order_by("name")
        if reader(request).office
        else Institution.objects.none(),
        "most": settings.DATA_FILE_MOST_BYTES // 1_000_000,
        "uploads": intake.uploads.all() if intake else [],
    }
    return render(request, "data/in_files.html", context, status=409 if told else 200)


@needs(Can.DATA_ADD)
@require_GET
def go_on(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """To the step that is next."""
    intake = intake_of(reader(request), intake_id)
    if intake.batch:
        return redirect("data:batch", intake.batch)
    return redirect(f"data:in_{intake.step}", intake.pk)


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def files(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """The files of an intake; more can be added until it is taken in."""
    intake = intake_of(reader(request), intake_id)
    if intake.batch:
        return redirect("data:batch", intake.batch)
    if request.method == "GET":
        return _form(request, intake, "")
    given = request.FILES.getlist("files")
    try:
        bringing.add(reader(request), intake, given, too_large=TOO_LARGE in request.META)
    except Refused as refused:
        return _form(request, intake, say(refused.zh, refused.en))
    return redirect("data:in_recognise", intake.pk)


@needs(Can.DATA_ADD)
@require_POST
def remove(request: HttpRequest, intake_id: uuid.UUID, pk: int) -> HttpResponse:
    """Take one file out again."""
    intake = intake_of(reader(request), intake_id)
    try:
        bringing.take_out(reader(request), intake, pk)
    except Refused as refused:
        messages.error(request, say(refused.zh, refused.en))
        return redirect("data:in", intake.pk)
    return redirect("data:in_files", intake.pk)


@needs(Can.DATA_ADD)
@require_POST
def drop(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """Let go of an intake; what was taken in stays."""
    intake = intake_of(reader(request), intake_id)
    try:
        bringing.let_go(reader(request), intake)
    except Refused as refused:
        messages.error(request, say(refused.zh, refused.en))
        return redirect("data:in", intake.pk)
    messages.success(request, say("已放弃，上传的文件已删除。", "Dropped; the uploaded files are deleted."))
    return redirect("data:overview")
