"""The system administrator's page."""

from __future__ import annotations

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import needs
from jianheng.desk.accounts.lockouts import locked_until
from jianheng.desk.accounts.models import User
from jianheng.desk.jobs.kinds import KINDS
from jianheng.desk.jobs.models import Job
from jianheng.desk.place import desk_folder, workspace
from jianheng.desk.system import health as figures
from jianheng.desk.system.checks import OK, checks
from jianheng.desk.words import Words
from jianheng.keeping.last import last_backup

# The worker and the disk have their own words on the page.
TOLD_HERE = ("queue", "audit", "backup", "workspace")
A_PAGE = 30
STATES = {
    Job.WAITING: ("wait", Words("排队", "Waiting")),
    Job.RUNNING: ("busy", Words("进行中", "Running")),
    Job.DONE: ("done", Words("完成", "Done")),
    Job.FAILED: ("closed", Words("未完成", "Failed")),
    Job.CANCELLED: ("closed", Words("已取消", "Cancelled")),
}


@needs(Can.SYSTEM)
@require_GET
def health(request: HttpRequest) -> HttpResponse:
    """How the workbench is doing."""
    jobs = Job.objects.select_related("by").order_by("-asked_at")
    page = Paginator(jobs, A_PAGE).get_page(request.GET.get("page"))
    locked = locked_until()
    people = {user.username: user for user in User.objects.filter(username__in=locked)}
    context = {
        "worker": figures.worker(desk_folder()),
        "disk": figures.disk(workspace().root),
        "database": figures.database(),
        "versions": figures.versions(),
        "warnings": [one for one in checks(workspace().root) if one.state != OK and one.name in TOLD_HERE],
        "backup": last_backup(desk_folder()),
        "https": settings.HTTPS,
        "locked": [(name, until, people.get(name)) for name, until in locked.items()],
        "page": page,
        "jobs": [(job, _title(job), *STATES[job.state]) for job in page.object_list],
        "open": Job.objects.filter(state__in=Job.OPEN).count(),
        "failed": Job.objects.filter(state=Job.FAILED).count(),
    }
    return render(request, "system/health.html", context)


def _title(job: Job) -> str:
    return str(KINDS[job.kind].title) if job.kind in KINDS else job.kind
