"""The pages of the statistics."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.runs.counts import ORDER
from jianheng.desk.statistics import charts
from jianheng.desk.statistics.acts import UNKNOWN_DAY, answers, is_narrowed_by_period
from jianheng.desk.statistics.acts_behind import PAGE, acts_behind
from jianheng.desk.statistics.asked import asked_of
from jianheng.desk.statistics.definitions import definitions as all_definitions
from jianheng.desk.statistics.durations import durations
from jianheng.desk.statistics.figures_page import page_of
from jianheng.desk.statistics.precision import precision as precision_of
from jianheng.desk.statistics.progress import progress as progress_of
from jianheng.desk.statistics.repeats import repeats as repeats_of
from jianheng.desk.statistics.repeats import spreads
from jianheng.desk.statistics.rows_behind import FIGURES, Behind
from jianheng.desk.words import say

SHOWN = 60
MODELS_SHOWN = 30


@needs(Can.STATISTICS_READ)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """The five answers by area, model, institution and time."""
    user, asked = reader(request), asked_of(request.GET)
    found = answers(asked, user)
    dated = [line for line in found.periods if line.key]
    context = {
        **page_of("answers", asked, user),
        "found": found,
        "models_shown": found.models[:MODELS_SHOWN],
        "narrowed": is_narrowed_by_period(asked),
        "chart": charts.drawn(
            charts.over_time(found.periods), say("各期违法的行为，及其占已判明行为的比例", "Unlawful acts by period")
        )
        if len(dated) > 1
        else "",
    }
    return render(request, "statistics/answers.html", context)


@needs(Can.STATISTICS_READ)
@require_GET
def progress(request: HttpRequest) -> HttpResponse:
    """From clue to look-back, and how long it takes."""
    user, asked = reader(request), asked_of(request.GET)
    context = {
        **page_of("progress", asked, user),
        "steps": progress_of(asked, user),
        "durations": durations(asked, user),
    }
    return render(request, "statistics/progress.html", context)


@needs(Can.STATISTICS_READ)
@require_GET
def precision(request: HttpRequest) -> HttpResponse:
    """How often each model's clues were upheld."""
    user, asked = reader(request), asked_of(request.GET)
    whole, lines = precision_of(asked, user)
    return render(
        request, "statistics/precision.html", {**page_of("precision", asked, user), "whole": whole, "lines": lines}
    )


@needs(Can.STATISTICS_READ)
@require_GET
def repeats(request: HttpRequest) -> HttpResponse:
    """Where the same problem repeats."""
    user, asked = reader(request), asked_of(request.GET)
    found = repeats_of(asked, user)
    context: dict[str, Any] = {
        **page_of("repeats", asked, user),
        "found": found[:SHOWN],
        "total": len(found),
        "after": sum(1 for one in found if one.after_rectification and one.after_rectification.number),
        "spreads": [(one, asked.but(models=(one.model,)).query) for one in spreads(found)],
        "chart": charts.drawn(
            charts.repeated(found), say("同一单位同一问题出现的月份", "Months in which the same problem was there")
        )
        if found
        else "",
    }
    return render(request, "statistics/repeats.html", context)


@needs(Can.STATISTICS_READ)
@require_GET
def definitions(request: HttpRequest) -> HttpResponse:
    """What each figure counts."""
    user, asked = reader(request), asked_of(request.GET)
    context = {**page_of("definitions", asked, user), "definitions": all_definitions().values()}
    return render(request, "statistics/definitions.html", context)


@needs(Can.STATISTICS_READ)
@require_GET
def acts(request: HttpRequest) -> HttpResponse:
    """The acts behind a figure."""
    user, asked = reader(request), asked_of(request.GET)
    answer = request.GET.get("answer", "")
    if answer and answer not in ORDER:
        raise Http404
    unknown, number = request.GET.get("day") == UNKNOWN_DAY, _page(request.GET.get("page", "1"))
    found = acts_behind(asked, user, answer, of_unknown_day=unknown, number=number)
    record(user, "view", "acts", "statistics", n=found.total, answer=answer)
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        **page_of("", asked, user),
        "found": found,
        "answer": answer,
        "definition": all_definitions()[answer or "act"],
        "unknown": unknown,
        "number": number,
        "pages": max(1, -(-found.total // PAGE)),
        "kept": query.urlencode(),
    }
    return render(request, "statistics/acts.html", context)


@needs(Can.STATISTICS_READ)
@require_GET
def rows(request: HttpRequest, figure: str) -> HttpResponse:
    """The documents, items or cases behind a figure."""
    if figure not in FIGURES:
        raise Http404
    user, asked = reader(request), asked_of(request.GET)
    behind = Behind(figure, asked, user)
    listed: Any = behind  # has a length and parts, which is all that a paginator asks
    page = Paginator(listed, PAGE).get_page(request.GET.get("page"))
    record(user, "view", "figure", figure, n=len(behind))
    context = {
        **page_of("", asked, user),
        "definition": all_definitions()[figure],
        "heads": behind.heads,
        "page": page,
        "total": len(behind),
        "kept": asked.query,
    }
    return render(request, "statistics/rows.html", context)


def _page(text: str) -> int:
    known = text.isascii() and text.isdecimal() and len(text) < 7  # noqa: PLR2004  # a million pages
    return max(1, int(text)) if known else 1
