"""Asking for long work, and taking it up."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.jobs.models import Job

# A holder that has not been heard of for so long is taken for dead; it beats every few seconds.
SILENCE = timedelta(seconds=30)
MOST_ATTEMPTS = 3


def ask_for(kind: str, about: str, options: dict[str, object], by: User | None) -> Job:
    """Put work into the queue.

    Args:
        kind: which kind.
        about: what is worked on, for the reader.
        options: what the work needs; plain JSON.
        by: who asks.
    """
    with transaction.atomic():
        job = Job.objects.create(kind=kind, about=about[:200], options=options, by=by)
        record(by, "ask", "job", job.pk, kind=kind)
    return job


def take_next(holder: str) -> Job | None:
    """Take up the oldest work that waits, or whose holder has died.

    Args:
        holder: name of the process that takes it.
    """
    silent = Q(state=Job.RUNNING) & (Q(beat__lt=timezone.now() - SILENCE) | Q(beat=None))
    with transaction.atomic():
        job = Job.objects.select_for_update().filter(Q(state=Job.WAITING) | silent).order_by("asked_at").first()
        if job is None:
            return None
        if job.cancel_asked:
            _end(job, Job.CANCELLED)
            return None
        if job.attempts >= MOST_ATTEMPTS:
            job.error_zh = f"试了 {job.attempts} 次，进程每次都中途消失，可能内存不足。已停止，没有改动数据。"
            job.error_en = f"Tried {job.attempts} times; the process died each time, perhaps for want of memory."
            _end(job, Job.FAILED)
            return None
        job.state, job.claim, job.beat = Job.RUNNING, holder, timezone.now()
        job.began_at = job.began_at or timezone.now()
        job.attempts += 1
        job.save()
        return job


def release_of_the_dead(machine: str, lives: Callable[[int], bool]) -> int:
    """Put back what workers of this machine held that are no more; called before a worker begins.

    Without it their work would wait until they have been silent for long enough.

    Args:
        machine: with what the claims of this machine begin, before the number of the process.
        lives: whether a process lives.

    Returns:
        How much was put back.
    """
    released = 0
    for job in Job.objects.filter(state=Job.RUNNING, claim__startswith=machine):
        number = job.claim.removeprefix(machine)
        if number.isdecimal() and not lives(int(number)):
            held = Job.objects.filter(pk=job.pk, state=Job.RUNNING, claim=job.claim)
            released += held.update(state=Job.WAITING, claim="", beat=None)
    return released


def ask_to_cancel(job: Job, by: User) -> None:
    """Call work off: at once where it waits, at its next step where it runs."""
    with transaction.atomic():
        fresh = Job.objects.select_for_update().get(pk=job.pk)
        if not fresh.is_open:
            return
        fresh.cancel_asked = True
        fresh.save(update_fields=["cancel_asked"])
        if fresh.state == Job.WAITING:
            _end(fresh, Job.CANCELLED)
        record(by, "cancel", "job", job.pk)


def _end(job: Job, state: str) -> None:
    job.state, job.ended_at, job.claim = state, timezone.now(), ""
    job.save()
