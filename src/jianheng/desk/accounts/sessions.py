"""Ending every session of a person, wherever they are signed in."""

from __future__ import annotations

from django.db.models import F

from jianheng.desk.accounts.models import User


def end_sessions_of(person: User) -> None:
    """Ask a person to sign in anew: what they may do has changed, or somebody else may know their password."""
    User.objects.filter(pk=person.pk).update(session_turn=F("session_turn") + 1)
    person.refresh_from_db(fields=["session_turn"])
