"""Early warning: how much falls due where, and the lists to hand over."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from ninja import Field, Query, Router, Schema

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.api.files import FILE, file_answer
from jianheng.desk.api.limits import Day, Id, In, Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.warning.making import Order, take_warnings
from jianheng.desk.warning.overview import Line as UnitLine
from jianheng.desk.warning.overview import Overview, overview
from jianheng.desk.warning.span import MOST_DAYS, Span

router = Router(tags=["warnings"])
Days = Annotated[int, Field(ge=1, le=MOST_DAYS)]


class AskedWarnings(In):
    """Which days."""

    first: Day
    days: Days = 7


class WarnedUnit(Schema):
    """An institution: acts due, acts whose day came after the day of the data, acts looked at."""

    id: int
    name: str
    due: int
    passed: int
    acts: int

    @staticmethod
    def resolve_id(line: UnitLine) -> int:
        """Its id."""
        return line.unit.pk

    @staticmethod
    def resolve_name(line: UnitLine) -> str:
        """Its name."""
        return line.unit.name


class WarningsOut(Schema):
    """What falls due by institution; `age` is how many days old the data are."""

    as_of: date | None
    age: int
    due: int
    passed: int
    acts: int
    units: list[WarnedUnit]

    @staticmethod
    def resolve_units(found: Overview) -> list[UnitLine]:
        """The institutions."""
        return found.lines


class TakeWarnings(In):
    """A file to make: of one institution, or all in an archive; names only with a purpose."""

    first: Day
    days: Days = 7
    institution: Id | None = None
    form: Literal["docx", "xlsx", "zip"] = "zip"
    names: bool = False
    why: Line = ""


@router.get("", response=WarningsOut, auth=Needs(Can.CLUE_READ), summary="各单位将到期 due by institution")
def listed(request: HttpRequest, asked: Query[AskedWarnings]) -> object:
    """How much falls due in some days at each institution."""
    return overview(reader(request), Span.of(asked.first, asked.days))


@router.post("/take", auth=Needs(Can.CLUE_EXPORT), summary="预警清单 the lists", openapi_extra=FILE)
def take(request: HttpRequest, asked: TakeWarnings) -> HttpResponse:
    """A list as a file; the log keeps who took it."""
    user = reader(request)
    unit = get_object_or_404(institutions_of(user), pk=asked.institution) if asked.institution else None
    span = Span.of(asked.first, asked.days)
    order = Order(span, unit.name if unit else "", asked.form, asked.names, asked.why)
    taken = take_warnings(user, order)
    return file_answer(taken.content, taken.name, taken.kind)
