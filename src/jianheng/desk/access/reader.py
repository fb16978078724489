"""Who reads a page."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from jianheng.desk.accounts.models import User


def reader(request: HttpRequest) -> User:
    """The person who is signed in.

    Raises:
        PermissionDenied: nobody is; the guard lets no such request through.
    """
    if not isinstance(request.user, User):
        raise PermissionDenied
    return request.user
