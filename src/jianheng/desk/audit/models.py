"""One line of the log, chained to the line before it."""

from __future__ import annotations

from django.db import models


class Entry(models.Model):
    """Who did what to what, when; never changed, never removed.

    `hash` covers the line and the hash of the line before, so that a changed, missing or inserted line is found.
    """

    number = models.BigIntegerField(primary_key=True)
    at = models.CharField(max_length=40)  # ISO 8601 with zone, as hashed
    actor = models.CharField(max_length=150)
    action = models.CharField(max_length=40, db_index=True)
    kind = models.CharField(max_length=40)
    about = models.CharField(max_length=300, db_index=True)
    detail = models.TextField(default="{}")  # JSON, as hashed; never a name or an ID number
    before = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """What people look for."""

        indexes = [
            models.Index(fields=["actor", "-number"], name="audit_by_actor"),
            models.Index(fields=["kind", "-number"], name="audit_by_kind"),
            models.Index(fields=["at"], name="audit_by_moment"),
        ]


class Head(models.Model):
    """The last line; whoever appends holds it, so that two lines never share a number."""

    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
