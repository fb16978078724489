"""Which clues, documents and items a figure counts.

Clues are counted by the conditions of their own list, so that the list shows exactly what was counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.db.models import Exists, Min, OuterRef, Q, QuerySet
from django.urls import reverse

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.conditions import DOCUMENTED, EVERY, NOBODY, Conditions, midnight_after, midnight_of
from jianheng.desk.casework.list_state import ListState
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import REFUTING, UPHOLDING
from jianheng.desk.papers.models import Ground, Item, Paper, Reply
from jianheng.desk.statistics import documents
from jianheng.desk.statistics.asked import ACT, CONCLUDED, FOUND, OWN, SERVED, Asked

Values = Mapping[str, tuple[str, ...]]
_CLOSED = (Clue.CLOSED,)
# What is not concluded, and what was upheld: everything that nobody set aside.
_LEFT = (NOBODY, *sorted(UPHOLDING))
CLUES: Mapping[str, Values] = {
    "clue": {"status": (EVERY,)},
    "concluded": {"status": _CLOSED},
    "verified": {"status": _CLOSED, "conclusion": ("confirmed",)},
    "addressed": {"status": _CLOSED, "conclusion": ("confirmed",), "document": (DOCUMENTED,)},
    "judged": {"status": _CLOSED, "conclusion": tuple(sorted(UPHOLDING | REFUTING))},
    "upheld": {"status": _CLOSED, "conclusion": tuple(sorted(UPHOLDING))},
    "repeated": {"status": (EVERY,), "conclusion": _LEFT},
    "repeated_verified": {"status": _CLOSED, "conclusion": ("confirmed",)},
}
CLUE_DAY = {"clue": FOUND, "addressed": SERVED, "repeated": FOUND, "repeated_verified": FOUND}
# Names in the address of the list of clues for the ends of a period.
_ENDS = {ACT: ("from", "to"), FOUND: ("found", "found_to"), CONCLUDED: ("concluded", "concluded_to")}
PAPER_DAY = {"document": "served_on", "withdrawn": "withdrawn_on", "replied": "first_reply"}
ITEM_DAY = {
    "item": "paper__served_on",
    "rectified": "rectified_on",
    "looked_back": "look_back_on",
    "relapsed": "look_back_on",
}
_ITEMS = {
    "item": Q(),
    "rectified": Q(rectified=Item.DONE),
    "looked_back": Q(look_back_on__isnull=False),
    "relapsed": Q(look_back_on__isnull=False, look_back_result=Item.RELAPSED),
}


def clue_conditions(name: str, asked: Asked, **more: str) -> Conditions:
    """The conditions of the list that shows the clues of a figure.

    Args:
        name: the figure.
        asked: what is asked.
        more: further conditions; `since` narrows the day of the act from below.
    """
    values = dict(CLUES[name])
    told = {"area": asked.areas, "model": asked.models, "institution": tuple(map(str, asked.institutions))}
    values |= {field: texts for field, texts in told.items() if texts}
    if asked.office is not None:
        values["office"] = (str(asked.office),)
    values |= _period(asked, CLUE_DAY.get(name, CONCLUDED) if asked.by == OWN else asked.by)
    since = more.pop("since", "")
    if since:
        values["from"] = (max(since, *values.get("from", ("",))),)
    return Conditions(Clue.CLUE, values | {field: (text,) for field, text in more.items()})


def _period(asked: Asked, by: str) -> dict[str, tuple[str, ...]]:
    first, last = (day.isoformat() if day else "" for day in (asked.first, asked.last))
    if not asked.has_period:
        return {}
    if by == SERVED:
        return {"document": (f"{first}~{last}",)}
    return {name: (text,) for name, text in zip(_ENDS[by], (first, last), strict=True) if text}


def clues(name: str, asked: Asked, user: User, **more: str) -> QuerySet[Clue]:
    """The clues of a figure that a person sees."""
    return clue_conditions(name, asked, **more).rows(user)


def clues_url(name: str, asked: Asked, **more: str) -> str:
    """Where these are listed."""
    return f"{reverse('clues:list')}?{ListState(clue_conditions(name, asked, **more)).query}"


def papers(name: str, asked: Asked, user: User) -> QuerySet[Paper]:
    """The documents of a figure that a person sees.

    Args:
        name: `document`, `withdrawn` or `replied`.
        asked: what is asked.
        user: by whom.
    """
    rows = documents.withdrawn() if name == "withdrawn" else documents.documents()
    if name == "replied":
        rows = rows.filter(Exists(Reply.objects.filter(paper=OuterRef("pk"))))
        rows = rows.annotate(first_reply=Min("replies__received_on"))
    units = asked.units(user)
    rows = rows if units is None else rows.filter(institution__in=units)
    resting = _grounds(asked)
    if resting is not None:
        rows = rows.filter(Exists(resting.filter(item__paper=OuterRef("pk"))))
    return rows.filter(_on(asked, PAPER_DAY[name], "served_on"))


def items(name: str, asked: Asked, user: User) -> QuerySet[Item]:
    """The items of a figure that a person sees.

    Args:
        name: a name of `ITEM_DAY`.
        asked: what is asked.
        user: by whom.
    """
    rows = documents.items().filter(_ITEMS[name])
    units = asked.units(user)
    rows = rows if units is None else rows.filter(paper__institution__in=units)
    resting = _grounds(asked)
    if resting is not None:
        rows = rows.filter(Exists(resting.filter(item=OuterRef("pk"))))
    return rows.filter(_on(asked, ITEM_DAY[name], "paper__served_on"))


def _on(asked: Asked, own: str, served: str) -> Q:
    """That the day lies in the period, where it is one of days of documents."""
    if asked.by not in (OWN, SERVED):
        return Q()
    field = own if asked.by == OWN else served
    ends = {f"{field}__gte": asked.first, f"{field}__lte": asked.last}
    return Q(**{name: day for name, day in ends.items() if day})


def _grounds(asked: Asked) -> QuerySet[Ground] | None:
    """What a document must rest on for the document to count; None where nothing is asked of it."""
    wanted: dict[str, object] = {}
    if asked.areas:
        wanted["clue__area__in"] = asked.areas
    if asked.models:
        wanted["clue__model__in"] = asked.models
    if asked.has_period:
        wanted |= _clue_days(asked.by, asked.first, asked.last)
    return Ground.objects.filter(**wanted) if wanted else None


def _clue_days(by: str, first: date | None, last: date | None) -> dict[str, object]:
    if by == ACT:
        ends: dict[str, object] = {"clue__day__gte": first, "clue__day__lte": last}
    elif by in (FOUND, CONCLUDED):
        field = f"clue__{by}_at"
        ends = {f"{field}__gte": first and midnight_of(first), f"{field}__lt": last and midnight_after(last)}
    else:
        return {}
    return {name: day for name, day in ends.items() if day}
