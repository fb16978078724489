"""Nobody passes who was not let in: a page that does not say whom it is for is shut."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import OPEN, SIGNED_IN
from jianheng.desk.access.refusals import forbidden
from jianheng.desk.access.signed_in_by import by_password
from jianheng.desk.accounts.setting_up import is_wanted
from jianheng.desk.audit.record import record
from jianheng.desk.place import desk_folder

# Files of the page's own style and scripts, and the API, whose every operation says itself what it needs.
FREE_PATHS = ("/static/", "/api/")
SETUP = frozenset({"setup", "set_language", "health"})
WITHOUT_NEW_PASSWORD = frozenset({"accounts:password", "accounts:logout"})


class Guard:
    """Middleware that asks every view for its `needs` before it is called.

    Args:
        get_response: what comes after.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on; `process_view` decides."""
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        """Refuse, or let pass by returning nothing."""
        if request.path.startswith(FREE_PATHS):
            return None
        wanted = getattr(view, "needs", None)
        if not request.user.is_authenticated and not _is_for_setup(request) and is_wanted(desk_folder()):
            return redirect("setup")
        if wanted == OPEN:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if _password_comes_first(request):
            return redirect("accounts:password")
        if wanted == SIGNED_IN or (isinstance(wanted, Can) and wanted in request.user.capabilities):
            return None
        record(request.user, "refused", "page", request.path)
        return forbidden(request)


def _is_for_setup(request: HttpRequest) -> bool:
    return request.resolver_match is not None and request.resolver_match.view_name in SETUP


def _password_comes_first(request: HttpRequest) -> bool:
    """Whether nothing is open but the page where the reader chooses a password of their own."""
    match = request.resolver_match
    if match is not None and match.view_name in WITHOUT_NEW_PASSWORD:
        return False
    return by_password(request) and getattr(request.user, "password_is_due", False)
