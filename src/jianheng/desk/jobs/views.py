"""The page of a piece of long work, and the part of it that renews itself."""

from __future__ import annotations

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import signed_in
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.jobs.kinds import KINDS
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_to_cancel


def job_of(user: User, job_id: uuid.UUID) -> Job:
    """One's own work; the system administrator sees everybody's.

    Raises:
        Http404: there is none that the person may see.
    """
    jobs = Job.objects.all() if Can.SYSTEM in user.capabilities else Job.objects.filter(by=user)
    job = jobs.filter(pk=job_id).first()
    if job is None:
        raise Http404
    return job


@signed_in
def show(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """The page."""
    return render(request, "jobs/job.html", _context(job_of(reader(request), job_id)))


@signed_in
def state(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """The part that renews itself every second until the work has ended."""
    return render(request, "jobs/state.html", _context(job_of(reader(request), job_id)))


@signed_in
@require_POST
def cancel(request: HttpRequest, job_id: uuid.UUID) -> HttpResponse:
    """Call it off."""
    ask_to_cancel(job_of(reader(request), job_id), reader(request))
    return redirect("jobs:show", job_id)


def _context(job: Job) -> dict[str, object]:
    return {"job": job, "title": KINDS[job.kind].title if job.kind in KINDS else job.kind}
