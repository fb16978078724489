"""A session lasts as long as somebody is there: pages that people open keep it, parts that renew themselves do not."""

from __future__ import annotations

import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

SEEN = "seen"
# Noted so often at most, so that reading a page writes nothing to the database.
NOTED_EVERY = 60  # seconds
# Names of addresses that a page asks for by itself while long work goes on.
BY_ITSELF = "state"


class Staying:
    """Notes that somebody is there.

    Args:
        get_response: what answers next.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request."""
        return self._next(request)

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Note it, once an address is known and the request is let through."""
        match = request.resolver_match
        if match is None or (match.url_name or "").endswith(BY_ITSELF) or not request.user.is_authenticated:
            return
        now = int(time.time())
        if now - request.session.get(SEEN, 0) >= NOTED_EVERY:
            request.session[SEEN] = now
