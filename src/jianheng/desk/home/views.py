"""The first page, and the lists behind its figures."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_date

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.home.administrators import administrators_home
from jianheng.desk.home.areas import answers_by_area
from jianheng.desk.home.arrived import SHOWN, arrived_for
from jianheng.desk.home.changes import since_yesterday
from jianheng.desk.home.first_steps import first_steps
from jianheng.desk.home.funnel import funnel
from jianheng.desk.home.waiting import waiting_for
from jianheng.desk.home.warning_grid import upcoming_for, warning_grid

A_PAGE = 100


@needs(Can.HOME)
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the reader; for an administrator, what their office asks of them."""
    user = reader(request)
    if Can.CLUE_READ not in user.capabilities:
        return render(request, "home/administrator.html", administrators_home(user))
    grid = warning_grid(user)
    everybody = request.GET.get("whose") == "all"
    arrived = arrived_for(user, grid.as_of)
    context = {
        "today": timezone.localdate(),
        "waiting": waiting_for(user, everybody),
        "everybody": everybody,
        "grid": grid,
        "since": since_yesterday(user),
        "areas": answers_by_area(user),
        "funnel": funnel(user),
        "arrived": arrived[:SHOWN],
        "units": len(arrived),
        "steps": first_steps(user, has_data=bool(arrived), has_run=grid.as_of is not None),
    }
    return render(request, "home/home.html", context)


@needs(Can.CLUE_READ)
def upcoming(request: HttpRequest) -> HttpResponse:
    """The deadlines behind the grid: by day, kind and institution."""
    user = reader(request)
    rows = upcoming_for(user).select_related("institution").order_by("due", "institution__name", "id")
    day, model, unit = parse_date(request.GET.get("day", "")), request.GET.get("model", ""), request.GET.get("unit", "")
    if day:
        rows = rows.filter(due=day)
    if model:
        rows = rows.filter(model=model)
    if unit:
        rows = rows.filter(institution__name=unit)
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    chosen = {"day": day.isoformat() if day else "", "model": model, "unit": unit}
    return render(request, "home/upcoming.html", {"page": page, "chosen": chosen, "grid": warning_grid(user)})
