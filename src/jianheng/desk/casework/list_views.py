"""The lists of clues and of prompts."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import in_scope, institutions_of
from jianheng.desk.casework.bulk_acts import acts_for
from jianheng.desk.casework.catalogue import known_models, workers
from jianheng.desk.casework.chips import chips_of
from jianheng.desk.casework.kept_counts import kept_count
from jianheng.desk.casework.list_state import ListState, state_of
from jianheng.desk.casework.listing import COUNT_TO, GROUPS_A_PAGE, grouped, page_of
from jianheng.desk.casework.looking_up import log_person
from jianheng.desk.casework.models import Arrival, Clue
from jianheng.desk.casework.orders import ORDERS
from jianheng.desk.casework.saved_views import tabs_of
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, GRADES, STATUSES, area_title
from jianheng.desk.words import Words

GROUPINGS = (
    ("", Words("不分组", "Not grouped")),
    ("institution", Words("按单位分组", "By institution")),
    ("model", Words("按模型分组", "By model")),
    ("person", Words("按人员分组", "By person")),
)
DUE_DAYS = ("3", "7", "15", "30", "60")


@needs(Can.CLUE_READ)
@require_GET
def clues(request: HttpRequest) -> HttpResponse:
    """The list of clues."""
    return show_list(request, Clue.CLUE)


@needs(Can.CLUE_READ)
@require_GET
def prompts(request: HttpRequest) -> HttpResponse:
    """The list of prompts."""
    return show_list(request, Clue.PROMPT)


def show_list(request: HttpRequest, section: str) -> HttpResponse:
    """A list as its address says.

    Args:
        request: the request.
        section: clues or prompts.
    """
    user, state = reader(request), state_of(request.GET, section)
    log_person(user, state)
    reach = in_scope(Clue.objects.all(), user)
    rows = state.conditions.among(reach, user)
    total = kept_count(state.conditions, lambda: rows, user, COUNT_TO)
    context: dict[str, Any] = {
        **frame_of(section),
        "state": state,
        "total": total,
        "tabs": tabs_of(state, reach, user),
        "chips": [(chip, state.narrowed(chip.rest).query) for chip in chips_of(state.conditions, user)],
        "heads": _heads(state),
        "groupings": [(name, words, state.grouped_by(name).query) for name, words in GROUPINGS],
        "next_grouping": _next_grouping(state),
        "acts": acts_for(user, section),
        "may_export": Can.CLUE_EXPORT in user.capabilities,
        "may_work": Can.CLUE_WORK in user.capabilities,
        "may_draft": section == Clue.CLUE and Can.PAPER_WORK in user.capabilities,
        "today": timezone.localdate(),
        "as_of": data_day(),
        "kept_pairs": [pair for pair in (*state.conditions.pairs, *state.kept) if pair[0] not in ("q", "who")],
    }
    if state.group and total.n:
        context |= _grouped(state, rows)
    else:
        context |= _paged(state, rows)
    return render(request, "casework/list.html", context)


def frame_of(section: str) -> dict[str, Any]:
    """What the pages of a list share."""
    return {"section": section, "part_of": "prompts" if section == Clue.PROMPT else "clues"}


def _paged(state: ListState, rows: Any) -> dict[str, Any]:
    page = page_of(rows, state.order, state.after, state.before)
    first = state.first
    return {
        "page": page,
        "page_before": page.before and _at(first, "before", str(page.before)),
        "page_after": page.after and _at(first, "after", str(page.after)),
        "rows": page.rows,
    }


def _at(state: ListState, name: str, place: str) -> str:
    return "&".join(filter(None, (state.query, urlencode({name: place}))))


def _grouped(state: ListState, rows: Any) -> dict[str, Any]:
    found = grouped(rows, state.order, state.group, state.begin, set(state.folded))
    name = "who" if state.group == "person" else state.group
    told = []
    for group in found.groups:
        alone = state.conditions.but(name, group.key) if group.key else state.conditions
        told.append((group, state.toggled(group.key).query, state.narrowed(alone).grouped_by("").query))
    return {"grouped": found, "groups": told, "more_groups": _more_groups(state, found.begin, found.total)}


def _more_groups(state: ListState, begin: int, total: int) -> tuple[str, str]:
    first = state.first.query
    before, after = max(0, begin - GROUPS_A_PAGE), begin + GROUPS_A_PAGE
    return (f"{first}&begin={before}" if begin else "", f"{first}&begin={after}" if after < total else "")


def _heads(state: ListState) -> dict[str, tuple[str, str]]:
    """Each order's address, and how it is sorted now."""
    now = state.order
    sorted_now = "descending" if now.falls else "ascending"
    return {name: (state.sorted_by(name).query, sorted_now if name == now.name else "") for name in ORDERS}


def _next_grouping(state: ListState) -> str:
    names = [name for name, _ in GROUPINGS]
    return state.grouped_by(names[(names.index(state.group) + 1) % len(names)]).query


def data_day() -> date | None:
    """The day of the data: of the last run that was taken up."""
    return Arrival.objects.order_by("-as_of").values_list("as_of", flat=True).first()


@needs(Can.CLUE_READ)
@require_GET
def conditions(request: HttpRequest, section: str) -> HttpResponse:
    """The form of all conditions; by itself, or for the dialog of a list."""
    user, state = reader(request), state_of(request.GET, section)
    models = known_models()
    areas = sorted({one.area for one in models})
    context = {
        **frame_of(section),
        "state": state,
        "values": {name: state.conditions.values.get(name, ()) for name in state.conditions.values},
        "statuses": STATUSES,
        "answers": {name: words for name, words in ANSWERS.items() if name != "note"},
        "conclusions": CONCLUSIONS,
        "grades": GRADES,
        "areas": [(area, area_title(area)) for area in areas],
        "models": models,
        "institutions": institutions_of(user).order_by("name").values_list("pk", "name"),
        "owners": [one for one in workers() if one.pk != user.pk],
        "kept": state.kept,
        "due_days": _due_days(state),
        "chosen_units": {int(pk) for pk in state.conditions.values.get("institution", ())},
    }
    whole = not getattr(request, "htmx", False)
    return render(request, "casework/conditions_page.html" if whole else "casework/conditions.html", context)


def _due_days(state: ListState) -> list[str]:
    """The days to choose from; a number that was typed into an address stays among them."""
    asked = state.conditions.one("due")
    return sorted({*DUE_DAYS, *([asked] if asked.isdecimal() else [])}, key=int)
