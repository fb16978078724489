"""Choosing files: the first step."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import Institution
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import uploads
from jianheng.desk.data.taking.limit import TOO_LARGE
from jianheng.desk.data.taking.look_job import LOOK
from jianheng.desk.data.taking.steps import intake_of, stepper
from jianheng.desk.data.units import Sight
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.words import say


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def begin(request: HttpRequest) -> HttpResponse:
    """The form for files; what comes becomes an intake for each delivery."""
    told = _wrong(request) if request.method == "POST" else ""
    if request.method == "GET" or told:
        return _form(request, None, told)
    given = request.FILES.getlist("files")
    paths = uploads.paths_told(request.POST.get("paths", ""), len(given))
    made = uploads.receive(reader(request), given, paths, request.POST.get("unit", "").strip())
    for intake in made:
        ask_to_look(request, intake)
    if len(made) > 1:
        zh = f"这些文件是 {len(made)} 份移送，各自入库。"
        messages.info(request, say(zh, f"These are {len(made)} deliveries, each taken in by itself."))
        return redirect("data:overview")
    return redirect("data:in_recognise", made[0].pk)


def _wrong(request: HttpRequest) -> str:
    """What is wrong with an upload, in the reader's words; empty where nothing is."""
    given = request.FILES.getlist("files")
    if TOO_LARGE in request.META:
        most = settings.DATA_FILE_MOST_BYTES // 1_000_000
        every = settings.DATA_UPLOAD_MOST_BYTES // 1_000_000
        return say(
            f"文件太大，没有收下：单个不超过 {most} MB，一次合计不超过 {every} MB。请分几次移入。",
            f"Too large: at most {most} MB a file, {every} MB together. Bring it in parts.",
        )
    if not given:
        return say("还没有选文件。", "No file was chosen.")
    if len(given) > uploads.MOST_FILES:
        return say(f"一次最多 {uploads.MOST_FILES} 个文件。", f"At most {uploads.MOST_FILES} files at once.")
    unit = request.POST.get("unit", "").strip()
    if unit and not Sight(reader(request)).of_unit(unit):
        return say(
            f"“{unit}”不在您的管辖范围内，没有收下。请核对名称，或请安全管理员登记这个单位。",
            f"“{unit}” lies outside your jurisdiction. Check its name, or have the security administrator add it.",
        )
    return ""


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
    told = _wrong(request) if request.method == "POST" else ""
    if request.method == "GET" or told:
        return _form(request, intake, told)
    for file in request.FILES.getlist("files"):
        uploads.keep(intake, file, file.name or "")
    record(reader(request), "upload", "intake", intake.pk, files=len(request.FILES.getlist("files")))
    ask_to_look(request, intake)
    return redirect("data:in_recognise", intake.pk)


@needs(Can.DATA_ADD)
@require_POST
def remove(request: HttpRequest, intake_id: uuid.UUID, pk: int) -> HttpResponse:
    """Take one file out again."""
    intake = intake_of(reader(request), intake_id)
    if not intake.batch and intake.add_job_id is None:
        uploads.remove(get_object_or_404(intake.uploads, pk=pk))
        record(reader(request), "remove", "intake", intake.pk)
        uploads.begin_anew(intake)
    return redirect("data:in_files", intake.pk)


@needs(Can.DATA_ADD)
@require_POST
def drop(request: HttpRequest, intake_id: uuid.UUID) -> HttpResponse:
    """Let go of an intake; what was taken in stays."""
    intake = intake_of(reader(request), intake_id)
    if intake.batch or (intake.add_job is not None and intake.add_job.is_open):
        messages.error(
            request, say("已经入库或正在入库，不能放弃；要收回请撤回批次。", "It is taken in; withdraw the batch.")
        )
        return redirect("data:in", intake.pk)
    uploads.drop(reader(request), intake)
    messages.success(request, say("已放弃，上传的文件已删除。", "Dropped; the uploaded files are deleted."))
    return redirect("data:overview")


def ask_to_look(request: HttpRequest, intake: Intake) -> None:
    """Put the looking at an intake's files into the queue."""
    uploads.begin_anew(intake)
    about = intake.unit or say("新移入的文件", "New files")
    intake.look_job = ask_for(LOOK, about, {"intake": str(intake.pk)}, reader(request))
    intake.save(update_fields=["look_job"])
