"""The first page of the three administrators: each sees what their own office asks of them."""

from __future__ import annotations

from typing import Any

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.models import Entry, Head
from jianheng.desk.jobs.models import Job

SHOWN = 12


def administrators_home(user: User) -> dict[str, Any]:
    """What an administrator sees.

    Args:
        user: the administrator.
    """
    told: dict[str, Any] = {}
    if Can.SYSTEM in user.capabilities:
        jobs = Job.objects.order_by("-asked_at")
        told["jobs"] = jobs[:SHOWN]
        told["open_jobs"] = jobs.filter(state__in=Job.OPEN).count()
        told["failed_jobs"] = jobs.filter(state=Job.FAILED).count()
    if Can.PEOPLE_READ in user.capabilities:
        people = User.objects.filter(is_active=True)
        told["people"] = people.count()
    if Can.PEOPLE_GRANT in user.capabilities:
        told["without_roles"] = User.objects.filter(is_active=True, grants=None).select_related("office")[:SHOWN]
    if Can.AUDIT_READ in user.capabilities:
        told["log"] = Entry.objects.order_by("-number")[:SHOWN]
        told["lines"] = Head.objects.values_list("number", flat=True).first() or 0
    return told
