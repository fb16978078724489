"""Asking units for data: letters of request, and the templates in which it is delivered."""

from __future__ import annotations

import io
import uuid

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.asking import papers as asking
from jianheng.desk.data.asking.library import by_area, titled
from jianheng.desk.data.models import Papers
from jianheng.desk.words import say


@needs(Can.DATA_READ)
@require_http_methods(["GET", "POST"])
def request_form(request: HttpRequest) -> HttpResponse:
    """The form for a letter of request."""
    return _form(request, Papers.REQUEST)


@needs(Can.DATA_READ)
@require_http_methods(["GET", "POST"])
def template_form(request: HttpRequest) -> HttpResponse:
    """The form for templates."""
    return _form(request, Papers.TEMPLATE)


def _form(request: HttpRequest, kind: str) -> HttpResponse:
    told, user = "", reader(request)
    models, kinds = request.POST.getlist("model"), request.POST.getlist("holder")
    if request.method == "POST":
        try:
            made = asking.ask_for_papers(user, kind, models, kinds, request.POST.dict())
        except Refused as refused:
            told = say(refused.zh, refused.en)
        else:
            return redirect("data:papers", made.pk)
    context = {
        "kind": kind,
        "areas": by_area(),
        "holders": asking.holders(),
        "chosen": models,
        "kinds": kinds,
        "written": request.POST,
        "told": told,
        "made": Papers.objects.filter(by=user, kind=kind)[:5],
        "office": getattr(user.office, "name", ""),
    }
    return render(request, "data/asking.html", context, status=409 if told else 200)


@needs(Can.DATA_READ)
@require_GET
def papers(request: HttpRequest, papers_id: uuid.UUID) -> HttpResponse:
    """The papers, or how far their writing is."""
    made = asking.papers_of(reader(request), papers_id)
    return render(request, "data/papers.html", {"papers": made, "files": asking.files_of(made), "titles": titled()})


@needs(Can.DATA_READ)
@require_GET
def state(request: HttpRequest, papers_id: uuid.UUID) -> HttpResponse:
    """The part that renews itself while they are written."""
    made = asking.papers_of(reader(request), papers_id)
    response = render(request, "data/papers_state.html", {"papers": made})
    if made.job is None or not made.job.is_open:
        response.headers["HX-Refresh"] = "true"
    return response


@needs(Can.DATA_READ)
@require_GET
def download(request: HttpRequest, papers_id: uuid.UUID, number: int) -> HttpResponseBase:
    """One of the papers."""
    path = asking.paper_file(reader(request), papers_id, number)
    return FileResponse(path.open("rb"), as_attachment=True, filename=path.name)


@needs(Can.DATA_READ)
@require_GET
def journal_template(request: HttpRequest) -> HttpResponseBase:
    """The template of the office's own journal."""
    book = io.BytesIO(asking.journal_template(reader(request)))
    return FileResponse(book, as_attachment=True, filename=asking.JOURNAL_TEMPLATE)
