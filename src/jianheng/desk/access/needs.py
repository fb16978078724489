"""Saying what a page asks of its reader."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from jianheng.desk.access.can import Can

View = TypeVar("View", bound=Callable[..., Any])
OPEN = "open"
SIGNED_IN = "signed in"


def needs(can: Can) -> Callable[[View], View]:
    """Let only those see a page who can do this.

    Args:
        can: the capability.
    """

    def mark(view: View) -> View:
        view.__dict__["needs"] = can
        return view

    return mark


def open_to_all(view: View) -> View:
    """A page for everybody, also before signing in."""
    view.__dict__["needs"] = OPEN
    return view


def signed_in(view: View) -> View:
    """A page for everybody who is signed in, such as one's own settings."""
    view.__dict__["needs"] = SIGNED_IN
    return view
