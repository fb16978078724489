"""The resident office's own journal 内生数据: its entries, the form for a new one, and corrections."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.standing import held_by
from jianheng.desk.data.journal.entry import asked_of, first_words
from jianheng.desk.data.journal.kept import correct, entries_of, entry_of, kind_for, tables
from jianheng.desk.data.journal.kept import write as keep
from jianheng.desk.data.journal.rows import standing
from jianheng.desk.words import say

A_PAGE = 30


@needs(Can.DATA_READ)
@require_GET
def journal(request: HttpRequest) -> HttpResponse:
    """The entries, and the kinds that can be written."""
    user, kinds = reader(request), tables()
    wanted = request.GET.get("table", "")
    found = entries_of(user)
    if wanted in kinds:
        found = found.filter(table=wanted)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    held = held_by(user)
    rows = [row for row in (standing(entry, held) for entry in page.object_list) if row is not None]
    record(user, "view", "journal", wanted or "all")
    counts = {name: entries_of(user).filter(table=name).count() for name in kinds}
    context = {
        "kinds": [(table, counts[name]) for name, table in kinds.items()],
        "wanted": kinds.get(wanted),
        "page": page,
        "rows": rows,
        "may_add": Can.DATA_ADD in user.capabilities,
    }
    return render(request, "data/journal.html", context)


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, table: str) -> HttpResponse:
    """The form for one entry."""
    user = reader(request)
    kind, office = kind_for(user, table)
    wrong: Mapping[str, str] = {}
    if request.method == "POST":
        made = keep(user, office, kind, request.POST.dict())
        wrong = made.wrong
        if made.entry is not None:
            messages.success(request, say("已保存，下次运行采用。", "Saved; the next run uses it."))
            if request.POST.get("act") == "more":
                return redirect("data:journal_write", table)
            return redirect("data:journal_entry", made.entry.pk)
    written = request.POST if request.method == "POST" else first_words(kind, office)
    lines = [
        {"line": line, "value": written.get(line.name, ""), "wrong": wrong.get(line.name, "")}
        for line in asked_of(kind)
    ]
    context = {
        "kind": kind,
        "lines": lines,
        "told": wrong.get("", ""),
        "count": len(wrong),
        "units": institutions_of(user).order_by("name"),
        "office": office,
    }
    return render(request, "data/journal_write.html", context, status=409 if wrong else 200)


@needs(Can.DATA_READ)
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry as it stands, and the correction of one of its fields."""
    user = reader(request)
    row = entry_of(user, pk)
    told = ""
    may_correct = Can.DATA_ADD in user.capabilities and not row.gone
    if request.method == "POST":
        if not may_correct:
            raise Http404
        try:
            correct(user, row, *(request.POST.get(key, "").strip() for key in ("field", "words", "reason")))
        except Refused as refused:
            told = say(refused.zh, refused.en)
        else:
            messages.success(request, say("已更正；原来写的保留。", "Corrected; what was written before is kept."))
            return redirect("data:journal_entry", pk)
    else:
        record(user, "view", "journal", row.entry.batch)
    context = {
        "row": row,
        "fields": [line for line in asked_of(row.table) if not line.of_person],
        "told": told,
        "written": request.POST,
        "may_correct": may_correct,
    }
    return render(request, "data/journal_entry.html", context, status=409 if told else 200)
