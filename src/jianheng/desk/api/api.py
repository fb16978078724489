"""The API as one whole: what it refuses, and how it says so."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI

from jianheng.desk.api.clues import router as clues
from jianheng.desk.api.jobs import router as jobs
from jianheng.desk.api.me import router as me
from jianheng.desk.api.needing import Needs
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.words import say

api = NinjaAPI(
    title="检衡 Jianheng",
    version="1",
    description="检衡工作台的接口：页面能做的，这里都能做；权限相同。Everything a page can do, under the same rights.",
    urls_namespace="api",
    auth=Needs(None),
    # Its page would load scripts from outside; the document itself is at openapi.json.
    docs_url=None,
)
api.add_router("/me", me)
api.add_router("/jobs", jobs)
api.add_router("/clues", clues)


def _told(request: HttpRequest, zh: str, en: str, status: int) -> HttpResponse:
    return api.create_response(request, {"detail": say(zh, en)}, status=status)


@api.exception_handler(ObjectDoesNotExist)
@api.exception_handler(Http404)
def _not_here(request: HttpRequest, exc: Any) -> HttpResponse:
    zh = "没有这一项，或者它不在您的管辖范围内。"
    return _told(request, zh, "There is no such thing, or it lies outside your jurisdiction.", 404)


@api.exception_handler(Conflict)
def _conflict(request: HttpRequest, exc: Any) -> HttpResponse:
    return _told(request, exc.zh, exc.en, 409)


@api.exception_handler(NotAllowed)
def _not_allowed(request: HttpRequest, exc: Any) -> HttpResponse:
    return _told(request, exc.zh, exc.en, 422)
