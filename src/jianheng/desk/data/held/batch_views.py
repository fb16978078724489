"""The page of a batch, and what can be done with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.anew import read_anew
from jianheng.desk.data.held.leaving import delete_with_originals, deletion, restore, take_back
from jianheng.desk.data.held.originals import originals_of
from jianheng.desk.data.held.standing import Held, beside_of, one_of
from jianheng.desk.data.models import Intake, JournalEntry
from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary


@needs(Can.DATA_READ)
@require_GET
def batch(request: HttpRequest, batch: str) -> HttpResponse:
    """The page."""
    held = one_of(reader(request), batch)
    record(reader(request), "view", "batch", batch)
    return show(request, held)


def show(request: HttpRequest, held: Held, told: str = "", act: str = "") -> HttpResponse:
    """The page of a batch; what was refused is told beside its form, with what was written kept."""
    user = reader(request)
    tables = load_dictionary().tables
    manifest = held.batch.manifest
    beside = beside_of(user, held)
    context = {
        "held": held,
        "manifest": manifest,
        "delivery": manifest.delivery,
        "tables": [(tables.get(name), name, entry) for name, entry in manifest.tables.items()],
        "covered": sorted({entry.table for entry in manifest.coverage}),
        "originals": originals_of(held.batch),
        "corrected_by": beside.corrected_by,
        "stands_for": manifest.instead,
        "replaced_by": beside.replaced_by,
        "intake": Intake.objects.filter(batch=held.id).first(),
        "journal": JournalEntry.objects.filter(batch=held.id).first(),
        "told": told,
        "act": act,
        "written": request.POST,
        "may_add": Can.DATA_ADD in user.capabilities,
        "may_withdraw": Can.DATA_WITHDRAW in user.capabilities,
        "may_delete": Can.DATA_DELETE in user.capabilities,
    }
    return render(request, "data/batch.html", context, status=409 if told else 200)


@needs(Can.DATA_WITHDRAW)
@require_POST
def withdraw(request: HttpRequest, batch: str) -> HttpResponse:
    """Let a batch count no more, or again."""
    held = one_of(reader(request), batch)
    restores = request.POST.get("act") == "restore"
    reason = request.POST.get("reason", "").strip()
    if not reason:
        return show(request, held, say("请写明理由。", "Say why."), "withdraw")
    try:
        (restore if restores else take_back)(reader(request), held, reason)
    except Refused as refused:
        return show(request, held, say(refused.zh, refused.en), "withdraw")
    zh, en = "已撤回。以后的运行不再使用这一批，文件全部保留。", "Withdrawn. Later runs leave it out; its files stay."
    if restores:
        zh, en = "已恢复。以后的运行重新使用这一批。", "Restored. Later runs use it again."
    messages.success(request, say(zh, en))
    return redirect("data:batch", batch)


@needs(Can.DATA_ADD)
@require_POST
def again(request: HttpRequest, batch: str) -> HttpResponse:
    """Read the same files anew, with other columns or another statement; the new batch takes the old one's place."""
    held = one_of(reader(request), batch)
    try:
        new = read_anew(reader(request), held, request.POST.get("reason", "").strip())
    except Refused as refused:
        return show(request, held, say(refused.zh, refused.en), "again")
    return redirect("data:in_recognise", new.pk)


@needs(Can.DATA_DELETE)
@require_GET
def plan(request: HttpRequest, batch: str) -> HttpResponse:
    """All that would go with a batch, before it goes."""
    held = one_of(reader(request), batch)
    return _plan(request, held, "")


def _plan(request: HttpRequest, held: Held, told: str) -> HttpResponse:
    would = deletion(reader(request), held)
    context = {"held": held, "plan": would, "rows": sum(would.tables.values()), "told": told, "written": request.POST}
    context["originals"] = [each for each in originals_of(held.batch) if each.is_here]
    return render(request, "data/delete.html", context, status=409 if told else 200)


@needs(Can.DATA_DELETE)
@require_POST
def delete(request: HttpRequest, batch: str) -> HttpResponse:
    """Delete a batch with everything that holds its rows, and its originals; the certificate stays."""
    held = one_of(reader(request), batch)
    reason = request.POST.get("reason", "").strip()
    if not reason:
        return _plan(request, held, say("请写明删除的理由。", "Say why it is deleted."))
    try:
        delete_with_originals(reader(request), held, reason, typed=request.POST.get("typed", "").strip())
    except Refused as refused:
        return _plan(request, held, say(refused.zh, refused.en))
    messages.success(request, say("已删除，销毁证明在下面。", "Deleted; the certificate is below."))
    return redirect("data:certificates")
