"""Figures that are kept for a moment: a list is turned, sorted and paged far more often than it changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.core.cache import cache
from django.db import transaction
from django.db.models import QuerySet
from django.db.models.signals import post_save
from django.dispatch import receiver
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import reach_of
from jianheng.desk.casework.conditions import ME, Conditions
from jianheng.desk.casework.listing import Count, count
from jianheng.desk.casework.models import Clue, Event

KEPT_FOR = 20  # seconds
Figure = TypeVar("Figure")


def kept_for_a_moment(
    user: User, name: str, make: Callable[[], Figure], *, own: bool = False, seconds: int = KEPT_FOR
) -> Figure:
    """A figure of what a person sees, at most a moment old; after an act of theirs it is made anew at once.

    Who sees the same records shares the figure, except with somebody who has just acted.

    Args:
        user: who looks.
        name: what the figure is of.
        make: makes it.
        own: whether it depends on who looks, and not on what they see alone.
        seconds: for how long.
    """
    whose = str(user.pk) if own else reach_of(user)
    if user.acted_at is not None and timezone.now() - user.acted_at < timedelta(seconds=KEPT_FOR):
        whose = f"{user.pk} {user.acted_at.isoformat()}"
    told = hashlib.sha256(f"{whose} {name}".encode()).hexdigest()
    key = f"kept:{settings.WORKSPACE}:{told}"
    known: Figure | None = cache.get(key)
    if known is None:
        known = make()
        cache.set(key, known, seconds)
    return known


def kept_count(asked: Conditions, rows: Callable[[], QuerySet[Clue]], user: User, limit: int) -> Count:
    """How many rows fit, counted up to a limit and kept for a moment.

    Args:
        asked: the conditions.
        rows: gives the rows that fit, of those that the person sees.
        user: who looks.
        limit: up to which they are counted.
    """
    name = urlencode([("count", asked.section), ("to", limit), *asked.pairs])
    own = asked.one("owner") == ME or bool(asked.one("q") or asked.one("who"))
    return kept_for_a_moment(user, name, lambda: count(rows(), limit), own=own)


@receiver(post_save, sender=Event)
def _acted(instance: Event, **_: object) -> None:
    """Note it in the database, where every process that serves pages reads it."""
    by, now = instance.by, timezone.now()
    if by is None:
        return
    by.acted_at = now  # for who acts and looks again within one request
    # Not before the act itself is done: two acts of one person must not wait for each other here.
    transaction.on_commit(lambda: User.objects.filter(pk=by.pk).update(acted_at=now))
