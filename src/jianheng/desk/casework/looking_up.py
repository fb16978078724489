"""Looking a person up in a list is on record, under the hash that stands for them."""

from __future__ import annotations

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.list_state import ListState
from jianheng.desk.casework.searching import seek


def log_person(user: User, state: ListState) -> None:
    """Log that a list was narrowed to one person.

    Args:
        user: who looks.
        state: the list.
    """
    text = state.conditions.one("q")
    key = state.conditions.one("who") or (seek(text, user).person if text else "")
    if key:
        record(user, "find", "person", key)
