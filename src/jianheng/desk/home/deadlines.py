"""The list behind the grid of deadlines: narrowed by day, duty, area and institution, told by institution."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.db.models import Count, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.dateparse import parse_date

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.casework.models import Upcoming
from jianheng.desk.casework.words import area_title
from jianheng.desk.home.warning_grid import day_of_data, upcoming_for

A_PAGE = 100


@dataclass(frozen=True)
class Asked:
    """What the list is narrowed to; what is empty asks nothing.

    Args:
        day: the day on which they are due.
        model: the model.
        area: the area of the law.
        unit: id of the institution.
    """

    day: date | None
    model: str
    area: str
    unit: int | None

    @classmethod
    def of(cls, query: QueryDict) -> Asked:
        """Read an address; a day or an id that is none asks nothing."""
        try:
            day = parse_date(query.get("day", ""))
        except ValueError:
            day = None
        unit = query.get("unit", "")
        known = unit.isascii() and unit.isdecimal() and len(unit) <= 9  # noqa: PLR2004  # fits any column
        return cls(day, query.get("model", ""), query.get("area", ""), int(unit) if known else None)

    def among(self, rows: QuerySet[Upcoming]) -> QuerySet[Upcoming]:
        """The rows that fit."""
        wanted = {"due": self.day, "model": self.model, "area": self.area, "institution": self.unit}
        return rows.filter(**{field: value for field, value in wanted.items() if value})

    def without(self, name: str) -> str:
        """The address without one of the conditions."""
        told = {"day": self.day, "model": self.model, "area": self.area, "unit": self.unit}
        return urlencode({field: value for field, value in told.items() if value and field != name})


@dataclass(frozen=True)
class Chip:
    """A condition in words, and the address without it."""

    words: str
    rest: str


@needs(Can.CLUE_READ)
def upcoming(request: HttpRequest) -> HttpResponse:
    """The list."""
    asked = Asked.of(request.GET)
    rows = asked.among(upcoming_for(reader(request)).select_related("institution"))
    rows = rows.order_by("institution__name", "due", "id")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    each = rows.order_by().values_list("institution").annotate(n=Count("id"))
    first = page.object_list[0] if page.object_list else None
    context = {
        "page": page,
        "kept": asked.without(""),
        "chips": _chips(asked, first),
        "each": dict(each),
        "as_of": day_of_data(),
    }
    return render(request, "home/upcoming.html", context)


def _chips(asked: Asked, first: Upcoming | None) -> list[Chip]:
    """Conditions in words; a model and an institution are called as in the first row, which is theirs."""
    told = [
        ("day", asked.day.isoformat() if asked.day else ""),
        ("area", asked.area and area_title(asked.area)),
        ("model", asked.model and (first.title if first else asked.model)),
        ("unit", first.institution.name if asked.unit and first else str(asked.unit or "")),
    ]
    return [Chip(words, asked.without(name)) for name, words in told if words]
