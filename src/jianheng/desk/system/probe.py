"""`/health`: what a load balancer or a monitor asks, open to all and silent about the rest."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from jianheng.desk.access.needs import open_to_all
from jianheng.desk.system.checks import DOWN, checks, overall


@open_to_all
@never_cache
@require_safe
def probe(request: HttpRequest) -> JsonResponse:
    """200 where pages can be served, 503 where not; names and states only, figures are the administrator's."""
    found = checks(Path(settings.WORKSPACE))
    state = overall(found)
    told = {"status": state, "checks": {check.name: check.state for check in found}}
    return JsonResponse(told, status=503 if state == DOWN else 200)
