"""The problems of a batch, and the correction of one cell."""

from __future__ import annotations

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.correcting import correct as correct_cell
from jianheng.desk.data.held.correcting import correctable
from jianheng.desk.data.held.problems import Asked, Told, kinds, listed
from jianheng.desk.data.held.standing import Held, held_by, one_of
from jianheng.desk.words import say
from jianheng.dictionary import Field, load_dictionary
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
    told, row = correctable(held, number)
    wrong = ""
    if request.method == "POST":
        words, reason = (request.POST.get(name, "").strip() for name in ("words", "reason"))
        try:
            correct_cell(reader(request), row, told.problem.field, words, reason)
        except Refused as refused:
            wrong = say(refused.zh, refused.en)
        else:
            messages.success(request, say("已更正，下次运行采用；原件和原值保留。", "Corrected; the next run uses it."))
            return redirect("data:problems", batch)
    context = _context(request, held, told, row, wrong)
    return render(request, "data/correct.html", context, status=409 if wrong else 200)


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
