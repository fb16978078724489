"""How the workbench is doing."""

from __future__ import annotations

from datetime import datetime

from django.conf import settings
from django.http import HttpRequest
from ninja import Query, Router, Schema

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.lockouts import locked_until
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import In, PageNumber
from jianheng.desk.api.needing import Needs
from jianheng.desk.jobs.models import Job
from jianheng.desk.place import desk_folder, workspace
from jianheng.desk.system import health as figures
from jianheng.desk.system.checks import checks, overall
from jianheng.keeping.last import last_backup

router = Router(tags=["system"])
A_PAGE = 50


class Health(Schema):
    """Worker, disk, database, versions, queue, locked accounts, checks and the last backup."""

    worker_alive: bool
    worker_beat: datetime | None
    disk_free: int
    disk_total: int
    disk_low: bool
    database: str
    versions: dict[str, str]
    https: bool
    jobs_open: int
    jobs_failed: int
    locked: dict[str, str]
    status: str
    checks: dict[str, str]
    backup_at: datetime | None


class AskedJobs(In):
    """Which page."""

    page: PageNumber = 1


class Jobs(Schema):
    """Everybody's long work, the newest first."""

    total: int
    rows: list[JobState]


@router.get("/health", response=Health, auth=Needs(Can.SYSTEM), summary="运行状况 health")
def health(request: HttpRequest) -> Health:
    """How the workbench is doing."""
    found, backup = checks(workspace().root), last_backup(desk_folder())
    worker, disk = figures.worker(desk_folder()), figures.disk(workspace().root)
    return Health(
        worker_alive=worker.is_alive,
        worker_beat=worker.beat,
        disk_free=disk.free,
        disk_total=disk.total,
        disk_low=disk.is_low,
        database=figures.database(),
        versions=dict(figures.versions()),
        https=settings.HTTPS,
        jobs_open=Job.objects.filter(state__in=Job.OPEN).count(),
        jobs_failed=Job.objects.filter(state=Job.FAILED).count(),
        locked=locked_until(),
        status=overall(found),
        checks={check.name: check.state for check in found},
        backup_at=backup.moment if backup else None,
    )


@router.get("/jobs", response=Jobs, auth=Needs(Can.SYSTEM), summary="全部后台工作 everybody's long work")
def jobs(request: HttpRequest, asked: Query[AskedJobs]) -> dict[str, object]:
    """Everybody's long work, a page at a time."""
    rows = Job.objects.order_by("-asked_at")
    first = (asked.page - 1) * A_PAGE
    return {"total": rows.count(), "rows": list(rows[first : first + A_PAGE])}
