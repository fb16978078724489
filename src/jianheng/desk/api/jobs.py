"""Long work: where it stands, calling it off."""

from __future__ import annotations

import uuid
from typing import Any

from django.http import HttpRequest
from ninja import Router, Schema

from jianheng.desk.access.reader import reader
from jianheng.desk.api.needing import SIGNED_IN
from jianheng.desk.jobs.models import Job
from jianheng.desk.jobs.queue import ask_to_cancel
from jianheng.desk.jobs.views import job_of

router = Router(tags=["jobs"])


class JobState(Schema):
    """A piece of long work."""

    id: uuid.UUID
    kind: str
    about: str
    state: str
    done: float
    total: float | None
    step_zh: str
    step_en: str
    result: dict[str, Any]
    error_zh: str
    error_en: str


@router.get("", response=list[JobState], auth=SIGNED_IN, summary="我的后台工作 my long work")
def mine(request: HttpRequest) -> list[Job]:
    """One's own long work, the newest first, at most a hundred."""
    return list(Job.objects.filter(by=reader(request)).order_by("-asked_at")[:100])


@router.get("/{uuid:job_id}", response=JobState, auth=SIGNED_IN, summary="一项后台工作 one piece of long work")
def one(request: HttpRequest, job_id: uuid.UUID) -> Job:
    """Where it stands."""
    return job_of(reader(request), job_id)


@router.post("/{uuid:job_id}/cancel", response=JobState, auth=SIGNED_IN, summary="取消 call off")
def cancel(request: HttpRequest, job_id: uuid.UUID) -> Job:
    """Call it off: at once where it waits, at its next step where it runs."""
    user = reader(request)
    ask_to_cancel(job_of(user, job_id), user)
    return job_of(user, job_id)
