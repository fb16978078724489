"""The problems of a batch, and the correction of one cell."""

from __future__ import annotations

from datetime import date

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.problems import Asked, Told, kinds, listed, rows_at
from jianheng.desk.data.held.standing import Held, held_by, one_of
from jianheng.desk.place import workspace
from jianheng.desk.words import say
from jianheng.dictionary import Field, load_dictionary
from jianheng.intake import IntakeError
from jianheng.intake.correcting import Correction, correct_rows
from jianheng.intake.delivery import FILE

A_PAGE = 50


@needs(Can.DATA_READ)
@require_GET
def problems(request: HttpRequest, batch: str) -> HttpResponse:
    """The list."""
    user = reader(request)
    held = one_of(user, batch)
    asked = Asked.of(request.GET)
    every = held.batch.problems()
    found = listed(held.batch, asked)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    record(user, "view", "problems", batch)
    context = {
        "held": held,
        "asked": asked,
        "page": page,
        "count": len(found),
        "every": len(every),
        "errors": sum(problem.severity == "error" for problem in every),
        "kinds": kinds(every),
        "files": sorted({problem.place.source for problem in every if problem.place.source not in ("", FILE)}),
        "query": query.urlencode(),
        "may_correct": Can.DATA_ADD in user.capabilities and held.gone is None,
    }
    return render(request, "data/problems.html", context)


@needs(Can.DATA_ADD)
@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, batch: str, number: int) -> HttpResponse:
    """Correct one cell: the delivered row stays, a row by a person stands before it."""
    held = one_of(reader(request), batch)
    every = held.batch.problems()
    if number >= len(every):
        raise Http404
    told = next(each for each in listed(held.batch, Asked()) if each.number == number)
    rows = rows_at(held.batch, told.problem) if told.can_be_corrected else []
    if not rows:
        raise Http404
    wrong = _correct(request, rows[0], told) if request.method == "POST" else ""
    if request.method == "POST" and not wrong:
        messages.success(request, say("已更正，下次运行采用；原件和原值保留。", "Corrected; the next run uses it."))
        return redirect("data:problems", batch)
    return render(
        request, "data/correct.html", _context(request, held, told, rows[0], wrong), status=409 if wrong else 200
    )


def _correct(request: HttpRequest, row: str, told: Told) -> str:
    reason = request.POST.get("reason", "").strip()
    words = request.POST.get("words", "").strip()
    if not reason:
        return say("请写明依据，如“与判决书原件核对”。", "Say what it rests on, such as the original judgment.")
    asked = Correction(row, told.problem.field, words, reason)
    try:
        made = correct_rows(workspace(), [asked], reader(request).shown_name, date.today())
    except IntakeError as error:
        return "；".join(say(problem.zh(), problem.en()) for problem in error.problems)
    record(reader(request), "correct", "row", row, field=told.problem.field, batch=made)
    return ""


def _context(request: HttpRequest, held: Held, told: Told, row: str, wrong: str) -> dict[str, object]:
    dictionary = load_dictionary()
    field: Field = dictionary.tables[told.problem.table].fields[told.problem.field]
    others = held_by(reader(request)).values()
    corrected = [
        each.id for each in others if row in each.batch.manifest.replaces.get(held.id, {}).get(told.problem.table, ())
    ]
    return {
        "held": held,
        "told": told,
        "row": row,
        "field": field,
        "codes": list(dictionary.lists[field.list].codes.values()) if field.list else [],
        "corrected": corrected,
        "wrong": wrong,
        "written": request.POST,
    }
