"""Holding two runs against each other."""

from __future__ import annotations

from pathlib import Path

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.clues.act_name import names_of
from jianheng.clues.masking import Mask
from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.audit.record import record
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.runs.acts import act_key
from jianheng.desk.runs.addresses import address_of
from jianheng.desk.runs.compared import changed_acts, changes
from jianheng.desk.runs.folders import folder_of
from jianheng.desk.runs.models import Run
from jianheng.desk.runs.seen import units_of
from jianheng.desk.words import lang

PAGE = 100


@needs(Can.MODEL_READ)
def compare(request: HttpRequest) -> HttpResponse:
    """What changed from one run to another, by model."""
    runs = list(Run.objects.all())
    chosen = [request.GET.get("before", ""), request.GET.get("after", "")]
    context: dict[str, object] = {"runs": runs, "before": chosen[0], "after": chosen[1]}
    if all(chosen):
        before, after = (_folder(name) for name in chosen)
        found, compared = changes(before, after, units_of(reader(request)))
        titles = {ran.model: ran.title for run in runs if run.name == chosen[1] for ran in run.models.all()}
        rows = [
            (model, titles.get(model, model), number, [each for each in found if each.model == model])
            for model, number in compared.items()
        ]
        rows.sort(key=lambda row: -sum(each.number for each in row[3]))
        context |= {
            "rows": rows,
            "changed": sum(each.number for each in found),
            "compared": sum(compared.values()),
            "same": [row[1] for row in rows if not row[3]],
        }
    return render(request, "runs/compare.html", context)


@needs(Can.MODEL_READ)
def acts(request: HttpRequest) -> HttpResponse:
    """The acts of one change."""
    wanted = request.GET
    before, after = _folder(wanted.get("before", "")), _folder(wanted.get("after", ""))
    change = wanted.get("model", ""), wanted.get("from", ""), wanted.get("to", "")
    if change[1] not in ANSWERS or change[2] not in ANSWERS:
        raise Http404
    ran = Run.objects.get(name=after.name).models.filter(model=change[0]).first()
    if ran is None:
        raise Http404
    page = Paginator(list(changed_acts(before, after, change, units_of(reader(request)))), PAGE).get_page(
        wanted.get("page")
    )
    names, mask = names_of([change[0]], lang(), reveal=False)[change[0]], Mask()
    rows = [
        (act, names(act.key, act.slot), act.unit or UNKNOWN_UNIT, mask(act.row_id), act_key(change[0], act.key))
        for act in page
    ]
    record(reader(request), "view", "changed acts", change[0], before=before.name, after=after.name)
    context = {"page": page, "rows": rows, "ran": ran, "before": before.name, "after": after.name, "change": change}
    context["address"] = address_of(request)
    return render(request, "runs/compare_acts.html", context)


def _folder(name: str) -> Path:
    """The folder of a run that the workbench knows.

    Raises:
        Http404: there is none.
    """
    folder = folder_of(name) if Run.objects.filter(name=name).exists() else None
    if folder is None:
        raise Http404
    return folder
