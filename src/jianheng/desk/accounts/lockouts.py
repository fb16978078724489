"""Accounts locked after too many wrong passwords."""

from __future__ import annotations

from datetime import timedelta

from axes.models import AccessAttempt
from axes.utils import reset
from django.conf import settings
from django.db.models import Max, Sum
from django.utils import timezone


def locked_until() -> dict[str, str]:
    """Locked user names, each with the time of day at which it opens by itself."""
    pause = timedelta(hours=settings.AXES_COOLOFF_TIME)
    recent = AccessAttempt.objects.filter(attempt_time__gte=timezone.now() - pause)
    counted = recent.values("username").annotate(failures=Sum("failures_since_start"), last=Max("attempt_time"))
    return {
        row["username"]: timezone.localtime(row["last"] + pause).strftime("%H:%M")
        for row in counted.order_by("username")
        if row["username"] and row["failures"] >= settings.AXES_FAILURE_LIMIT
    }


def open_again(username: str) -> bool:
    """Forget the wrong passwords of a user name.

    Returns:
        Whether there were any.
    """
    return bool(reset(username=username))
