"""What is shown after too many wrong passwords."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from jianheng.desk.words import say


def locked_out(request: HttpRequest, credentials: dict[str, str] | None, *_: object, **__: object) -> HttpResponse:
    """The page for a locked account."""
    told = say(
        "连续五次密码错误，账号锁定半小时。急用时请系统管理员解锁。",
        "Five wrong passwords in a row lock the account for half an hour. The system administrator can unlock it.",
    )
    return render(request, "ui/refusal.html", {"title": say("账号已锁定", "Account locked"), "told": told}, status=403)


def has_no_name(request: HttpRequest, credentials: dict[str, str] | None) -> bool:
    """Whether an attempt names nobody, as one that comes back from an identity provider.

    Counted together, five of them would lock out everybody who comes that way; the provider has guards of its own.
    """
    return not (credentials or {}).get("username")
