"""How the reader signed in."""

from __future__ import annotations

from django.contrib.auth import BACKEND_SESSION_KEY
from django.http import HttpRequest

BY_PASSWORD = "jianheng.desk.accounts.known.AccountBackend"


def by_password(request: HttpRequest) -> bool:
    """Whether by the workbench's own password, whose age is then its business; a directory minds its own."""
    return bool(request.session.get(BACKEND_SESSION_KEY) == BY_PASSWORD)
