"""A clue beside its list: what is so, what it rests on, what happened last."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.audit.record import record
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import EVENTS

LAST_EVENTS = 4


@needs(Can.CLUE_READ)
@require_GET
def preview(request: HttpRequest, clue_id: int) -> HttpResponse:
    """The part of a page."""
    user = reader(request)
    clue = get_object_or_404(in_scope(Clue.objects.select_related("institution", "owner"), user), pk=clue_id)
    record(user, "view", "clue", clue.number, part="preview")
    events = list(clue.events.select_related("by").order_by("-id")[:LAST_EVENTS])
    context = {
        "clue": clue,
        "events": [(event, EVENTS[event.kind]) for event in reversed(events)],
        "today": timezone.localdate(),
        "may_work": Can.CLUE_WORK in user.capabilities,
    }
    answer = render(request, "casework/preview.html", context)
    answer["Cache-Control"] = "no-store"
    return answer
