"""Figures of a person that are kept for a moment: a list is turned, sorted and paged far more often than it changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.conf import settings
from django.core.cache import cache
from django.db.models.signals import post_save
from django.dispatch import receiver

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Event

KEPT_FOR = 20  # seconds
Figure = TypeVar("Figure")


def kept_for_a_moment(user: User, name: str, make: Callable[[], Figure]) -> Figure:
    """A figure of what a person sees, at most a moment old; after an act of theirs it is made anew at once.

    Args:
        user: who looks.
        name: what the figure is of.
        make: makes it.
    """
    acted = cache.get(_acted_key(user.pk), 0)
    key = f"kept:{settings.WORKSPACE}:{user.pk}:{acted}:{hashlib.sha256(name.encode()).hexdigest()}"
    known: Figure | None = cache.get(key)
    if known is None:
        known = make()
        cache.set(key, known, KEPT_FOR)
    return known


def _acted_key(user_id: int) -> str:
    return f"acted:{settings.WORKSPACE}:{user_id}"


@receiver(post_save, sender=Event)
def _acted(instance: Event, **_: object) -> None:
    if instance.by_id is not None:
        cache.set(_acted_key(instance.by_id), instance.pk, 10 * KEPT_FOR)
