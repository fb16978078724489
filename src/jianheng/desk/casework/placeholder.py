"""The page of a clue in its barest form."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.audit.record import record
from jianheng.desk.casework.models import Clue


@needs(Can.CLUE_READ)
def clue(request: HttpRequest, clue_id: int) -> HttpResponse:
    """The page."""
    found = get_object_or_404(in_scope(Clue.objects.all(), reader(request)), pk=clue_id)
    record(reader(request), "view", "clue", found.number)
    return render(request, "casework/placeholder.html", {"clue": found})
