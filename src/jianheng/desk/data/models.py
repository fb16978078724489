"""What the workbench remembers of data on its way in; the data itself lies in files and batches, never here."""

from __future__ import annotations

import uuid
from pathlib import Path

from django.conf import settings
from django.db import models

from jianheng.desk.jobs.models import Job
from jianheng.desk.place import desk_folder


class Intake(models.Model):
    """One delivery on its way in, from the files that were chosen to the batch that they became.

    `answers` holds what a person said of columns, `statement` the words written about the delivery: neither tells of
    persons. Rows and samples lie in files of `folder`.
    """

    FILES, LOOKING, COLUMNS, STATEMENT, TAKE, DONE = "files", "recognise", "columns", "statement", "take", "done"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="intakes")
    unit = models.CharField(max_length=200, blank=True, default="")
    at = models.DateTimeField(auto_now_add=True)
    changed_at = models.DateTimeField(auto_now=True)
    look_job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    add_job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    looked = models.BooleanField(default=False)
    anew = models.BooleanField(default=False)  # known tables are confirmed again too
    answers = models.JSONField(default=dict)
    columns_done = models.BooleanField(default=False)
    statement = models.JSONField(default=dict)
    statement_done = models.BooleanField(default=False)
    replaces = models.CharField(max_length=40, blank=True, default="")
    reason = models.CharField(max_length=500, blank=True, default="")
    batch = models.CharField(max_length=40, blank=True, default="", db_index=True)

    class Meta:
        """Latest first."""

        ordering = ["-at"]

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return desk_folder() / "uploads" / str(self.pk)

    @property
    def files_folder(self) -> Path:
        """Where the delivered files lie, as the command line would be given them."""
        return self.folder / "files"

    @property
    def step(self) -> str:
        """Which step is next."""
        if self.batch:
            return self.DONE
        if not self.looked:
            return self.LOOKING if self.look_job_id else self.FILES
        if not self.columns_done:
            return self.COLUMNS
        return self.TAKE if self.statement_done else self.STATEMENT


class Upload(models.Model):
    """One file of an intake, kept under a safe name."""

    intake = models.ForeignKey(Intake, on_delete=models.CASCADE, related_name="uploads")
    name = models.CharField(max_length=300)  # below the intake's files folder
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.BigIntegerField()
    gone = models.BooleanField(default=False)  # deleted with its batch

    class Meta:
        """By name; each once an intake."""

        ordering = ["name"]
        constraints = [models.UniqueConstraint(fields=["intake", "name"], name="one_upload_a_name")]

    @property
    def path(self) -> Path:
        """Where it lies."""
        return self.intake.files_folder / self.name


class QualityReport(models.Model):
    """A look at the quality of the data; what was found lies in files of `folder`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    run = models.CharField(max_length=100, blank=True, default="")
    done = models.BooleanField(default=False)

    class Meta:
        """Latest first."""

        ordering = ["-at"]

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return desk_folder() / "quality" / str(self.pk)


class Papers(models.Model):
    """Letters or templates that were made for downloading."""

    REQUEST, TEMPLATE = "request", "template"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    job = models.ForeignKey(Job, null=True, on_delete=models.SET_NULL, related_name="+")
    asked = models.JSONField(default=dict)
    done = models.BooleanField(default=False)

    class Meta:
        """Latest first."""

        ordering = ["-at"]

    @property
    def folder(self) -> Path:
        """Where its files lie."""
        return desk_folder() / "papers" / str(self.pk)


class JournalEntry(models.Model):
    """One saved entry of the office's own journal, and the batch that holds its row."""

    table = models.CharField(max_length=60, db_index=True)
    batch = models.CharField(max_length=40, unique=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    office = models.ForeignKey("accounts.Office", on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        """Latest first."""

        ordering = ["-at"]
