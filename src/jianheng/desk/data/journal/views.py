"""The resident office's own journal 内生数据: its entries, the form for a new one, and corrections."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.standing import held_by
from jianheng.desk.data.journal.entry import asked_of, check, first_words, save
from jianheng.desk.data.journal.rows import standing
from jianheng.desk.data.models import JournalEntry
from jianheng.desk.place import workspace
from jianheng.desk.words import say
from jianheng.dictionary import Table, load_dictionary
from jianheng.intake import IntakeError
from jianheng.intake.correcting import Correction, correct_rows
from jianheng.requests.journal import journal_tables

A_PAGE = 30


def entries_of(user: User) -> QuerySet[JournalEntry]:
    """The entries of the offices that a person sees: their own and those below it."""
    if user.office is None:
        return JournalEntry.objects.none()
    return JournalEntry.objects.filter(office__path__startswith=user.office.path).select_related("by", "office")


def tables() -> dict[str, Table]:
    """The kinds of entries."""
    return {table.name: table for table in journal_tables(load_dictionary())}


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
    kind = tables().get(table)
    user = reader(request)
    if kind is None or user.office is None:
        raise Http404
    wrong: dict[str, str] = {}
    if request.method == "POST":
        checked = check(kind, request.POST.dict())
        wrong = checked.wrong
        if not wrong:
            try:
                entry = save(user, user.office, kind, checked.words)
            except IntakeError as error:
                wrong = {"": "；".join(say(problem.zh(), problem.en()) for problem in error.problems)}
            else:
                messages.success(request, say("已保存，下次运行采用。", "Saved; the next run uses it."))
                if request.POST.get("act") == "more":
                    return redirect("data:journal_write", table)
                return redirect("data:journal_entry", entry.pk)
    written = request.POST if request.method == "POST" else first_words(kind, user.office)
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
        "office": user.office,
    }
    return render(request, "data/journal_write.html", context, status=409 if wrong else 200)


@needs(Can.DATA_READ)
@require_http_methods(["GET", "POST"])
def entry(request: HttpRequest, pk: int) -> HttpResponse:
    """One entry as it stands, and the correction of one of its fields."""
    user = reader(request)
    found = get_object_or_404(entries_of(user), pk=pk)
    row = standing(found, held_by(user))
    if row is None:
        raise Http404
    told = ""
    may_correct = Can.DATA_ADD in user.capabilities and not row.gone
    if request.method == "POST":
        if not may_correct:
            raise Http404
        told = _correct(request, str(row.row["row_id"]), row.table)
        if not told:
            messages.success(request, say("已更正；原来写的保留。", "Corrected; what was written before is kept."))
            return redirect("data:journal_entry", pk)
    else:
        record(user, "view", "journal", found.batch)
    context = {
        "row": row,
        "fields": [line for line in asked_of(row.table) if not line.of_person],
        "told": told,
        "written": request.POST,
        "may_correct": may_correct,
    }
    return render(request, "data/journal_entry.html", context, status=409 if told else 200)


def _correct(request: HttpRequest, row_id: str, table: Table) -> str:
    name, words, reason = (request.POST.get(key, "").strip() for key in ("field", "words", "reason"))
    if name not in table.fields:
        return say("请选择要更正哪一项。", "Choose what is to be corrected.")
    if not reason:
        return say("请写明理由。", "Say why.")
    try:
        made = correct_rows(
            workspace(), [Correction(row_id, name, words, reason)], reader(request).shown_name, date.today()
        )
    except IntakeError as error:
        return "；".join(say(problem.zh(), problem.en()) for problem in error.problems)
    record(reader(request), "correct", "row", row_id, field=name, batch=made)
    return ""
