"""What the API answers where it does not do what was asked."""

from __future__ import annotations

import logging
from typing import Any

from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from jianheng.desk.accounts.refused import Refused
from jianheng.desk.api.told import Refusal, told
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.words import Words

NOT_SIGNED_IN = Words("请先登录。", "Sign in first.")
NOT_ALLOWED = Words("您的角色不能做这一步。", "Your roles do not allow this.")
NOT_HERE = Words(
    "没有这一项，或者它不在您的管辖范围内。", "There is no such thing, or it lies outside your jurisdiction."
)
WRONG = Words("请求里有的项不符合要求，见 errors。", "Some fields do not fit; see errors.")
BUSY = Words("数据库正忙，没有做；过一会儿再试。", "The database is busy; nothing was done. Try again in a while.")
# What the framework itself refuses, by status.
PLAIN = {
    400: Words("请求读不出来：正文应为 JSON。", "The request cannot be read; its body is JSON."),
    401: NOT_SIGNED_IN,
    403: Words("没有带防伪令牌，或者它已失效。", "The token against forged requests is missing or stale."),
}


def refuse_in_words(api: NinjaAPI) -> None:
    """Give every refusal its status and its words.

    Args:
        api: the API.
    """

    def answer(request: HttpRequest, status: int, zh: str, en: str, **more: object) -> HttpResponse:
        return api.create_response(request, told(zh, en, **more), status=status)

    def when(kind: type[Exception], status: int, words: Words | None = None) -> None:
        def handle(request: HttpRequest, exc: Any) -> HttpResponse:
            said = words or exc
            return answer(request, status, said.zh, said.en)

        api.add_exception_handler(kind, handle)

    when(ObjectDoesNotExist, 404, NOT_HERE)
    when(Http404, 404, NOT_HERE)
    when(PermissionDenied, 403, NOT_ALLOWED)
    when(AuthenticationError, 401, NOT_SIGNED_IN)
    when(Conflict, 409)
    when(Refused, 409)
    when(NotAllowed, 422)

    def busy(request: HttpRequest, exc: Any) -> HttpResponse:
        # SQLite has one writer at a time; whatever else it may be is for the administrator to read.
        logging.getLogger("django.request").exception("The database did not answer", exc_info=exc)
        return answer(request, 503, BUSY.zh, BUSY.en)

    def refusal(request: HttpRequest, exc: Any) -> HttpResponse:
        return answer(request, exc.status, exc.zh, exc.en)

    def plain(request: HttpRequest, exc: Any) -> HttpResponse:
        words = PLAIN.get(exc.status_code, Words(str(exc), str(exc)))
        return answer(request, exc.status_code, words.zh, words.en)

    def wrong(request: HttpRequest, exc: Any) -> HttpResponse:
        # What was sent is not sent back: it may be a password, or no text at all.
        errors = [{"loc": [*each["loc"]], "type": each["type"], "msg": each["msg"]} for each in exc.errors]
        return answer(request, 422, WRONG.zh, WRONG.en, errors=errors)

    api.add_exception_handler(OperationalError, busy)
    api.add_exception_handler(Refusal, refusal)
    api.add_exception_handler(HttpError, plain)
    api.add_exception_handler(ValidationError, wrong)
