"""The document of the API is for those who have an account."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse

from jianheng.desk.accounts.models import User
from jianheng.desk.api.refusing import NOT_SIGNED_IN
from jianheng.desk.api.told import told


def signed_in_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Show the document to nobody who is not signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not isinstance(request.user, User):
            return JsonResponse(told(NOT_SIGNED_IN.zh, NOT_SIGNED_IN.en), status=401)
        return view(request, *args, **kwargs)

    return guarded
