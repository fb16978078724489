"""The page of the screen."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.casework.list_views import data_day
from jianheng.desk.statistics.asked import asked_of
from jianheng.desk.statistics.figures_page import in_words
from jianheng.desk.statistics.hall.screen import screen


@needs(Can.STATISTICS_READ)
@require_GET
def hall(request: HttpRequest) -> HttpResponse:
    """The screen, as its address asks."""
    user, asked = reader(request), asked_of(request.GET)
    context = {
        "screen": screen(asked, user),
        "asked": asked,
        "conditions": in_words(asked, user),
        "as_of": data_day(),
        "today": timezone.localdate(),
        "office": user.office.name if user.office else "",
    }
    return render(request, "statistics/hall.html", context)
