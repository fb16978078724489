"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.home.administrators import administrators_home
from jianheng.desk.home.areas import answers_by_area, institutions_with_most, latest_tallies
from jianheng.desk.home.arrived import SHOWN, delivered_for, latest_of_each
from jianheng.desk.home.changes import since_yesterday
from jianheng.desk.home.first_steps import first_steps
from jianheng.desk.home.funnel import funnel
from jianheng.desk.home.waiting import waiting_for
from jianheng.desk.home.warning_grid import warning_grid
from jianheng.desk.home.ways import way


@needs(Can.HOME)
def home(request: HttpRequest) -> HttpResponse:
    """What waits for the reader; for an administrator, what their office asks of them."""
    user = reader(request)
    if Can.CLUE_READ not in user.capabilities:
        return render(request, "home/administrator.html", administrators_home(user))
    grid = warning_grid(user)
    everybody = request.GET.get("whose", "" if _works(user) else "all") == "all"
    delivered = delivered_for(user)
    arrived = latest_of_each(delivered or [], grid.as_of)
    answered = latest_tallies(user)
    context = {
        "today": timezone.localdate(),
        "waiting": waiting_for(user, everybody),
        "everybody": everybody,
        "grid": grid,
        "since": since_yesterday(user, delivered or []),
        "areas": answers_by_area(answered),
        "most": institutions_with_most(user, answered),
        "funnel": funnel(user),
        "unreadable": delivered is None,
        "arrived": arrived[:SHOWN],
        "units": len(arrived),
        "ways": {
            "data": way(user, Can.DATA_READ, "data:overview"),
            "models": way(user, Can.MODEL_READ, "models:library"),
        },
        "steps": first_steps(user, has_data=bool(arrived), has_run=grid.as_of is not None),
    }
    return render(request, "home/home.html", context)


def _works(user: User) -> bool:
    """Whether clues can wait for this person; who only reads sees those of everybody."""
    return bool({Can.CLUE_WORK, Can.CLUE_REVIEW} & set(user.capabilities))
