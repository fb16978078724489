"""The form for taking a list out of the workbench, and the file."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.casework.chips import in_words
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.export import MOST
from jianheng.desk.casework.exporting import Taken, take_out
from jianheng.desk.casework.list_state import state_of
from jianheng.desk.casework.list_views import frame_of
from jianheng.desk.casework.listing import count
from jianheng.desk.words import say


@needs(Can.CLUE_EXPORT)
@require_http_methods(["GET", "POST"])
def export(request: HttpRequest, section: str) -> HttpResponse:
    """The form, and the file.

    Args:
        request: the list's address; by POST with the purpose and the format.
        section: clues or prompts.
    """
    query = request.POST.get("query", "") if request.method == "POST" else request.GET.urlencode()
    state = state_of(QueryDict(query), section)
    total = count(state.conditions.rows(reader(request)), MOST)
    told = ""
    if request.method == "POST":
        try:
            return _file(take_out(reader(request), state, request.POST.get("why", ""), request.POST.get("format", "")))
        except NotAllowed as refused:
            told = say(refused.zh, refused.en)
    context = {
        **frame_of(section),
        "state": state,
        "total": total,
        "most": MOST,
        "told": told,
        "written": request.POST,
        "in_words": in_words(state.conditions, reader(request)),
    }
    return render(request, "casework/export.html", context, status=409 if told else 200)


def _file(taken: Taken) -> HttpResponse:
    answer = HttpResponse(taken.content, content_type=taken.kind)
    answer["Content-Disposition"] = content_disposition_header(True, taken.name)
    answer["Cache-Control"] = "no-store"
    return answer
