"""Doing one job: reporting, being called off, ending."""

from __future__ import annotations

import threading
from contextlib import suppress
from datetime import timedelta

from django.db import Error, close_old_connections, transaction
from django.utils import timezone

from jianheng.desk.audit.record import record
from jianheng.desk.jobs.kinds import KINDS, Cancelled, Refused
from jianheng.desk.jobs.models import Job

# Steps that come thick and fast are written so often at most.
WRITE_EVERY = timedelta(seconds=0.4)


class Lost(Exception):  # noqa: N818
    """Another process holds the job by now; this one has nothing more to say."""


class Doing:
    """One job in the hands of this process.

    Args:
        job_id: the job.
        holder: under which name this process holds it.
    """

    def __init__(self, job_id: str, holder: str) -> None:
        self._mine = Job.objects.filter(pk=job_id, claim=holder, state=Job.RUNNING)
        self._job = self._mine.select_related("by").get()
        self._told = timezone.now() - WRITE_EVERY

    def do(self) -> None:
        """Do it and keep how it ended.

        Raises:
            Exception: whatever the work raises beyond being refused or called off.
        """
        kind = KINDS[self._job.kind]
        try:
            by = self._job.by.username if self._job.by else ""
            result = kind.work(dict(self._job.options), by, self._step)
        except Cancelled:
            self._end(Job.CANCELLED)
        except Refused as refused:
            self._end(Job.FAILED, error_zh=refused.zh, error_en=refused.en)
        else:
            self._end(Job.DONE, result=result)

    def fail_unexpectedly(self) -> None:
        """Say that the software itself failed; the words stay in its log."""
        number = str(self._job.pk)[:8]
        zh = f"软件出错，没有完成。请把编号 {number} 告诉系统管理员。"
        self._end(Job.FAILED, error_zh=zh, error_en=f"The software failed. Tell the administrator {number}.")

    def put_back(self) -> None:
        """Leave the work to be taken up again: the database went away in the middle of it.

        Where it is still away, the silence of this process says the same.
        """
        with suppress(Error):
            self._mine.update(state=Job.WAITING, claim="", beat=None)

    def beat_until(self, stop: threading.Event, every: float) -> None:
        """Give signs of life until told to stop."""
        while not stop.wait(every):
            close_old_connections()
            # A database that is busy for a while must not end the beating: the work would be taken for dead.
            with suppress(Error):
                self._mine.update(beat=timezone.now())

    def _step(self, zh: str, en: str, done: float, total: float | None) -> None:
        now = timezone.now()
        if now - self._told < WRITE_EVERY:
            return
        self._told = now
        kept = self._mine.update(beat=now, step_zh=zh[:300], step_en=en[:300], done=done, total=total)
        if not kept:
            raise Lost
        if self._mine.filter(cancel_asked=True).exists():
            raise Cancelled

    def _end(self, state: str, **fields: object) -> None:
        with transaction.atomic():
            if self._mine.update(state=state, ended_at=timezone.now(), claim="", **fields):
                record(self._job.by, state, "job", self._job.pk, kind=self._job.kind)
