"""What falls due at which institution, and the lists to hand over."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.accounts.scope import institutions_of
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.home.warning_grid import upcoming_for
from jianheng.desk.warning.ask import Asked
from jianheng.desk.warning.making import ALL, WHY_LIMIT, Order, take_warnings
from jianheng.desk.warning.overview import overview, weeks
from jianheng.desk.words import say


@needs(Can.CLUE_READ)
@require_safe
def show_all(request: HttpRequest) -> HttpResponse:
    """All institutions with what falls due."""
    return _page(request, Asked.of(request.GET, timezone.localdate()), None)


@needs(Can.CLUE_READ)
@require_safe
def show_unit(request: HttpRequest, unit: int) -> HttpResponse:
    """One institution: its acts, and its list to hand over."""
    found = _unit(reader(request), unit)
    record(reader(request), "view", "warnings", found.name)
    return _page(request, Asked.of(request.GET, timezone.localdate()), found)


@needs(Can.CLUE_EXPORT)
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """The file of one institution, or all in one archive."""
    user, asked = reader(request), Asked.of(request.POST, timezone.localdate())
    written = request.POST.get("unit", "")
    known = written.isascii() and written.isdecimal() and len(written) <= 9  # noqa: PLR2004  # fits any column
    unit = _unit(user, int(written) if known else 0) if written else None
    form, reveal = request.POST.get("format", ALL), request.POST.get("names", "") == "yes"
    why = request.POST.get("why", "")
    if asked.wrong:
        return _page(request, asked, unit, _wrong(asked))
    try:
        taken = take_warnings(user, Order(asked.span, unit.name if unit else "", form, reveal, why))
    except NotAllowed as refused:
        return _page(request, asked, unit, say(refused.zh, refused.en))
    answer = HttpResponse(taken.content, content_type=taken.kind)
    answer["Content-Disposition"] = content_disposition_header(True, taken.name)
    answer["Cache-Control"] = "no-store"
    return answer


def _unit(user: User, unit: int) -> Institution:
    return get_object_or_404(institutions_of(user), pk=unit)


def _wrong(asked: Asked) -> str:
    return say(
        f"没有看懂“{asked.wrong}”：日期这样写 2026-11-30，天数 1 到 60。",
        f"Not understood: {asked.wrong}. Write a day as 2026-11-30, and 1 to 60 days.",
    )


def _page(request: HttpRequest, asked: Asked, unit: Institution | None, told: str = "") -> HttpResponse:
    user, today = reader(request), timezone.localdate()
    found = overview(user, asked.span)
    context: dict[str, object] = {
        "found": found,
        "span": asked.span,
        "weeks": weeks(today, asked.span),
        "unit": unit,
        "told": told or (_wrong(asked) if asked.wrong else ""),
        "written": request.POST,
        "may_take": Can.CLUE_EXPORT in user.capabilities,
        "may_reveal": Can.PERSON_REVEAL in user.capabilities,
        "why_limit": WHY_LIMIT,
        "today": today,
    }
    if unit is not None:
        rows = upcoming_for(user).filter(institution=unit)
        context["line"] = next((line for line in found.lines if line.unit == unit), None)
        context["rows"] = rows.filter(due__range=(asked.span.first, asked.span.last))
        context["passed"] = rows.filter(due__gt=found.as_of, due__lt=asked.span.first) if found.as_of else rows.none()
    name = "warning/unit.html" if unit else "warning/all.html"
    return render(request, name, context, status=409 if told and request.method == "POST" else 200)
