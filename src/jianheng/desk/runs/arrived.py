"""Runs that were made elsewhere, such as on the command line: noticed, and taken up by a job."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from jianheng.desk.accounts.models import Office
from jianheng.desk.casework.models import Arrival
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.place import workspace
from jianheng.desk.runs.models import Run, Tallied, TalliedMonth
from jianheng.desk.runs.work import RUN, TAKE_UP
from jianheng.running.runs import finished_runs


def notice() -> list[str]:
    """Ask for every run to be taken up that is there and unknown, the oldest first.

    A run of which a job is at work is left to that job: it takes it up itself. What could not be taken up once is
    not tried again and again.

    Returns:
        The names of the runs that are waiting to be taken up.
    """
    if not Office.objects.filter(parent=None).exists():
        return []  # nobody has set this workbench up yet
    there = [folder.name for folder in finished_runs(workspace())]
    known = set(Run.objects.values_list("name", flat=True)) & set(Arrival.objects.values_list("run", flat=True))
    _count_months(there)
    unknown = [name for name in there if name not in known]
    if not unknown:
        return []
    asked = {job.options.get("run"): job for job in Job.objects.filter(kind=TAKE_UP).order_by("asked_at")}
    waiting = []
    busy = Job.objects.filter(kind=RUN, state__in=Job.OPEN).exists()
    for name in unknown:
        job = asked.get(name)
        if job is None and not busy:
            ask_for(TAKE_UP, name, {"run": name}, None)
        if job is None or job.is_open:
            waiting.append(name)
    return waiting


def failed() -> list[Job]:
    """Runs that could not be taken up at the last attempt."""
    known = set(Run.objects.values_list("name", flat=True))
    last = {job.options.get("run"): job for job in Job.objects.filter(kind=TAKE_UP).order_by("asked_at")}
    return [job for name, job in last.items() if name not in known and job.state == Job.FAILED]


def _count_months(there: list[str]) -> None:
    """Have the answers of runs counted by month that an earlier version took up; each is asked for once."""
    of_run = {"run": OuterRef("pk")}
    behind = Run.objects.filter(Exists(Tallied.objects.filter(**of_run)), name__in=there)
    behind = behind.exclude(Exists(TalliedMonth.objects.filter(**of_run)))
    for name in behind.values_list("name", flat=True):
        if not Job.objects.filter(kind=TAKE_UP, options__months=name).exists():
            ask_for(TAKE_UP, name, {"run": name, "months": name}, None)
