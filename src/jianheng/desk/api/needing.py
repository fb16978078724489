"""Whom an operation of the API lets in: the same people, by the same capabilities, as the page that does the same."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie

from jianheng.desk.access.can import Can
from jianheng.desk.access.signed_in_by import by_password
from jianheng.desk.accounts.models import User
from jianheng.desk.api.refusing import NOT_ALLOWED
from jianheng.desk.api.told import Refusal
from jianheng.desk.audit.record import record


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
            Refusal: 403 where they are, and may not.
        """
        user = request.user
        if not isinstance(user, User):
            return None
        if by_password(request) and user.password_is_due:
            raise Refusal(403, "请先登录网页改密码，再用接口。", "Change your password on its page first.")
        if self.can is not None and self.can not in user.capabilities:
            record(user, "refused", "api", request.path)
            raise Refusal(403, NOT_ALLOWED.zh, NOT_ALLOWED.en)
        return user


SIGNED_IN = Needs(None)
