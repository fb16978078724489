"""The first page of the three administrators: each sees what their own office asks of them."""

from __future__ import annotations

from typing import Any

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.lockouts import locked_until
from jianheng.desk.accounts.models import User
from jianheng.desk.audit import finding
from jianheng.desk.audit.checking import KIND as LOG_CHECK
from jianheng.desk.audit.models import Head
from jianheng.desk.jobs.models import Job
from jianheng.desk.place import desk_folder
from jianheng.desk.system.health import worker

SHOWN = 12


def administrators_home(user: User) -> dict[str, Any]:
    """What an administrator sees.

    Args:
        user: the administrator.
    """
    told: dict[str, Any] = {"people": User.objects.filter(is_active=True).count()}
    if Can.SYSTEM in user.capabilities:
        jobs = Job.objects.order_by("-asked_at").select_related("by")
        told["jobs"] = jobs[:SHOWN]
        told["open_jobs"] = jobs.filter(state__in=Job.OPEN).count()
        told["failed_jobs"] = jobs.filter(state=Job.FAILED).count()
        told["worker"] = worker(desk_folder())
    if Can.PEOPLE_MAKE in user.capabilities:
        told["locked"] = _locked()
    if Can.PEOPLE_GRANT in user.capabilities:
        told["without_roles"] = User.objects.filter(is_active=True, grants=None).select_related("office")[:SHOWN]
    if Can.AUDIT_READ in user.capabilities:
        told["log"] = finding.page(finding.Asked(), 0).lines[:SHOWN]
        told["lines"] = Head.objects.values_list("number", flat=True).first() or 0
        checks = Job.objects.filter(kind=LOG_CHECK, state=Job.DONE).order_by("-ended_at")
        told["checked"] = checks.first()
    return told


def _locked() -> list[tuple[User, str]]:
    """Locked accounts, each with the time at which it opens by itself; names that are no account are left out."""
    until = locked_until()
    return [(one, until[one.username]) for one in User.objects.filter(username__in=until).order_by("username")]
