"""One piece of long work, from waiting to its end."""

from __future__ import annotations

import uuid

from django.conf import settings
from django.db import models

from jianheng.desk.words import Words

STATES = {
    "waiting": Words("排队", "Waiting"),
    "running": Words("进行中", "Running"),
    "done": Words("完成", "Done"),
    "failed": Words("没有完成", "Failed"),
    "cancelled": Words("已取消", "Called off"),
}


class Job(models.Model):
    """Long work that a person asked for; queue, progress and record in one row.

    `claim` names the worker's process that holds it and `beat` is its last sign of life: a job whose holder has gone
    silent is taken up again, since every kind of work may be begun anew without doing anything twice.
    """

    WAITING, RUNNING, DONE, FAILED, CANCELLED = "waiting", "running", "done", "failed", "cancelled"
    OPEN = (WAITING, RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=200)  # what is worked on, for the reader
    options = models.JSONField(default=dict)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="jobs")
    state = models.CharField(max_length=10, default=WAITING, db_index=True)
    asked_at = models.DateTimeField(auto_now_add=True)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    claim = models.CharField(max_length=80, default="")
    beat = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    done = models.FloatField(default=0)
    total = models.FloatField(null=True)
    step_zh = models.CharField(max_length=300, default="")
    step_en = models.CharField(max_length=300, default="")
    cancel_asked = models.BooleanField(default=False)
    result = models.JSONField(default=dict)
    error_zh = models.TextField(default="")
    error_en = models.TextField(default="")

    class Meta:
        """Oldest first."""

        ordering = ["asked_at"]

    @property
    def is_open(self) -> bool:
        """Whether it still waits or runs."""
        return self.state in self.OPEN

    @property
    def state_word(self) -> Words:
        """Its state in words."""
        return STATES[self.state]

    @property
    def percent(self) -> int | None:
        """How far it is; None where that is not known."""
        return None if not self.total else min(100, int(100 * self.done / self.total))
