"""The lists of clues and of prompts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Clue


@needs(Can.CLUE_READ)
def clues(request: HttpRequest) -> HttpResponse:
    """The list of clues."""
    return _list(request, Clue.CLUE)


@needs(Can.CLUE_READ)
def prompts(request: HttpRequest) -> HttpResponse:
    """The list of prompts."""
    return _list(request, Clue.PROMPT)


def _list(request: HttpRequest, section: str) -> HttpResponse:
    rows = in_scope(Clue.objects.filter(section=section), reader(request)).order_by("-pk")[:50]
    return render(request, "casework/list.html", {"rows": rows, "section": section})
