"""Whom an operation of the API lets in: the same people, by the same capabilities, as the page that does the same."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.errors import HttpError
from ninja.security import APIKeyCookie

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.words import say


class Needs(APIKeyCookie):
    """A signed-in person who can do something; writing wants the token against forged requests as well.

    Args:
        can: the capability; None for everybody who is signed in.
    """

    param_name = settings.SESSION_COOKIE_NAME

    def __init__(self, can: Can | None) -> None:
        self.can = can
        super().__init__(csrf=True)

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        """The person, or nothing where nobody is signed in.

        Raises:
            HttpError: 403 where they are, and may not.
        """
        user = request.user
        if not isinstance(user, User):
            return None
        if self.can is not None and self.can not in user.capabilities:
            record(user, "refused", "api", request.path)
            raise HttpError(403, say("您的角色不能做这一步。", "Your roles do not allow this."))
        return user
