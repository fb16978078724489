"""Looking at papers: the lists, one paper, its files."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.casework.attachments import path_of
from jianheng.desk.casework.received import given_back
from jianheng.desk.papers.listing import SORTS, TABS, asked_of, institutions_in, of_tab, rows_of
from jianheng.desk.papers.models import EventFile, Paper
from jianheng.desk.papers.paper_page import paper_page
from jianheng.desk.papers.seen import leads_seen, paper_seen, papers_seen
from jianheng.desk.papers.words import KINDS, OPEN_KINDS, STATES

A_PAGE = 50


@needs(Can.PAPER_READ)
@require_safe
def papers(request: HttpRequest) -> HttpResponse:
    """The list of documents."""
    return _list(request, papers_seen(reader(request)), restricted=False)


@needs(Can.LEAD)
@require_safe
def leads(request: HttpRequest) -> HttpResponse:
    """The list of leads for investigation; a list of its own, logged each time."""
    record(reader(request), "view", "leads", "list")
    return _list(request, leads_seen(reader(request)), restricted=True)


@needs(Can.PAPER_READ)
@require_safe
def show(request: HttpRequest, paper_id: int) -> HttpResponse:
    """One paper."""
    return paper_page(request, paper_seen(reader(request), paper_id))


@needs(Can.PAPER_READ)
@require_safe
def file(request: HttpRequest, paper_id: int, file_id: int) -> HttpResponseBase:
    """A file that came with an event: always saved, never opened in the browser."""
    user = reader(request)
    paper = paper_seen(user, paper_id)
    found = EventFile.objects.filter(pk=file_id, event__paper=paper).first()
    if found is None or not path_of(found.sha256).is_file():
        raise Http404
    record(user, "download", "paper", paper.ref, sha256=found.sha256)
    return given_back(found.sha256, found.name)


def _list(request: HttpRequest, seen: QuerySet[Paper], *, restricted: bool) -> HttpResponse:
    user, asked = reader(request), asked_of(request.GET)
    page = Paginator(rows_of(seen, asked, user), A_PAGE).get_page(request.GET.get("page"))
    context: dict[str, Any] = {
        "restricted": restricted,
        "here": "papers:leads" if restricted else "papers:list",
        "asked": asked,
        "page": page,
        "tabs": [
            (name, title, asked.but(tab=name, state=""), of_tab(seen, name, user).count())
            for name, title in TABS.items()
        ],
        "sorts": SORTS,
        "kinds": {name: KINDS[name].title for name in OPEN_KINDS},
        "states": STATES,
        "institutions": institutions_in(seen),
        "today": timezone.localdate(),
        "may_work": Can.PAPER_WORK in user.capabilities,
        "may_leads": Can.LEAD in user.capabilities,
    }
    answer = render(request, "papers/list.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
