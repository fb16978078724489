"""The acts of a model, by answer and institution."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.modelling.act_rows import PAGE, act_rows, run_of
from jianheng.desk.modelling.answered import near_misses
from jianheng.desk.modelling.shelf import model_of, words_of
from jianheng.desk.runs.counts import ORDER, Counts
from jianheng.desk.runs.seen import tallies


@needs(Can.MODEL_READ)
def acts(request: HttpRequest, model: str) -> HttpResponse:
    """Acts with their answer, each opening why."""
    found, user = model_of(model), reader(request)
    ran, folder = run_of(found.id, request.GET.get("run", ""))
    answer, unit, near = (request.GET.get(name, "") for name in ("answer", "unit", "near"))
    seen = list(tallies(user, [ran.run], found.id))
    names = [tally.institution.name for tally in seen]
    if (answer and answer not in ORDER) or (unit and unit not in names):
        raise Http404
    here = [tally for tally in seen if not unit or tally.institution.name == unit]
    counts = Counts.sum(tally.counts for tally in here)
    number = _page(request.GET.get("page", "1"))
    rows = act_rows(user, folder, found.id, (answer, unit, near), number)
    query = request.GET.copy()
    query.pop("page", None)
    record(user, "view", "acts", found.id, run=ran.run.name, answer=answer, unit=unit)
    context = {
        "model": found,
        "title": words_of(found.title),
        "ran": ran,
        "rows": rows[:PAGE],
        "more": len(rows) > PAGE,
        "number": number,
        "address": f"{query.urlencode()}&" if query else "",
        "answer": answer,
        "unit": unit,
        "units": sorted(names),
        "near": next((each for each in near_misses(found, here) if each.code == near), None),
        "counts": counts,
        "total": counts[answer] if answer else counts.total,
        "query": query,
    }
    return render(request, "models/acts.html", context)


def _page(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004  # a million pages
