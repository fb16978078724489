"""The acts of a model, by answer and institution."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.clues.act_name import names_of
from jianheng.clues.choice import Choice
from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.modelling.able import told_want
from jianheng.desk.modelling.answered import near_misses
from jianheng.desk.modelling.shelf import model_of, words_of
from jianheng.desk.runs.acts import act_key, acts_of
from jianheng.desk.runs.counts import ORDER, Counts
from jianheng.desk.runs.folders import folder_of
from jianheng.desk.runs.models import Ran
from jianheng.desk.runs.seen import latest_ran, tallies, units_of
from jianheng.desk.words import lang

PAGE = 100


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
    rows = _rows(user, folder, found.id, (answer, unit, near), number)
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


def run_of(model: str, wanted: str) -> tuple[Ran, Path]:
    """The run in which a model's acts are looked at, and its folder: the last one if none is named.

    Raises:
        Http404: there is none.
    """
    if wanted:
        ran = Ran.objects.filter(model=model, run__name=wanted).select_related("run").first()
    else:
        ran = latest_ran([model]).get(model)
    folder = folder_of(ran.run.name) if ran is not None else None
    if ran is None or folder is None:
        raise Http404
    return ran, folder


def _rows(user: User, folder: Path, model: str, asked: tuple[str, str, str], page: int) -> list[dict[str, object]]:
    """One page of acts, and one more where another page follows."""
    answer, unit, near = asked
    choice = Choice((answer,) if answer else (), None if not unit else "" if unit == UNKNOWN_UNIT else unit)
    found = acts_of(folder, model, choice, units_of(user), near)
    named = names_of([model], lang(), reveal=False)[model]
    rows: list[dict[str, object]] = []
    for act in islice(found, (page - 1) * PAGE, page * PAGE + 1):
        name = named(act.key, act.slot)
        rows.append(
            {
                "key": act_key(model, act.key),
                "unit": act.unit or UNKNOWN_UNIT,
                "act": name.act,
                "person": name.person,
                "day": act.day,
                "answer": act.answer,
                "word": ANSWERS[act.answer],
                "why": [told_want(named.fact, each) for each in act.missing] if act.answer == "undetermined" else [],
                "due": act.due if act.answer == "pending" else "",
            }
        )
    return rows


def _page(text: str) -> int:
    return max(1, int(text)) if text.isdecimal() and len(text) < 7 else 1  # noqa: PLR2004  # a million pages
