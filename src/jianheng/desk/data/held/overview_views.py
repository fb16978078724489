"""The page on which the data part opens."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.access.reader import reader
from jianheng.desk.data.held.overview import by_unit
from jianheng.desk.data.held.standing import Held, held_by
from jianheng.desk.data.models import Papers
from jianheng.desk.data.taking.steps import open_intakes

MOST_OPEN = 50


@needs(Can.DATA_READ)
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """What has come, what waits, what is kept too long."""
    user = reader(request)
    held = held_by(user)
    units = by_unit(held.values())
    unit = request.GET.get("unit", "")
    batches = [each for each in held.values() if not each.is_journal]
    in_use = [each for each in batches if each.gone is None and not each.batch.manifest.replaces]
    context = {
        "units": units,
        "unit": next((each for each in units if each.name == unit), None),
        "old": [each for each in units if each.is_old],
        "rows": f"{sum(each.rows for each in units):,}",
        "batches": sorted(batches, key=_latest, reverse=True),
        "in_use": len(in_use),
        "errors": sum(each.batch.manifest.errors for each in in_use),
        "with_errors": sum(bool(each.batch.manifest.errors) for each in in_use),
        "overdue": [each for each in held.values() if each.overdue],
        "coming": open_intakes(user, MOST_OPEN) if Can.DATA_ADD in user.capabilities else [],
        "may_add": Can.DATA_ADD in user.capabilities,
        "papers": Papers.objects.filter(by=user)[:3],
    }
    return render(request, "data/overview.html", context)


def _latest(held: Held) -> str:
    delivery = held.batch.manifest.delivery
    return str(delivery.export_day) if delivery is not None else "9999"
