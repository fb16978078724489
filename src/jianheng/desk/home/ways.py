"""Ways from the first page into other parts, where they are there and the reader may go."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User


def way(user: User, can: Can, name: str, *args: object) -> str:
    """An address.

    Args:
        user: the reader.
        can: what the page behind it asks for.
        name: name of the address.
        args: its parts.

    Returns:
        The address; empty where the reader cannot go there.
    """
    if can not in user.capabilities:
        return ""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""
