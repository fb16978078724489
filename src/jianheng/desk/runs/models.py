"""Runs as the workbench keeps them: what each was made of, and its answers by model and institution."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from jianheng.desk.accounts.models import Institution
from jianheng.desk.runs.counts import Counts
from jianheng.desk.words import lang


class Run(models.Model):
    """A finished run. Its folder holds everything; here is what lists ask for."""

    name = models.CharField(max_length=100, unique=True)  # the folder's
    as_of = models.DateField()
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+")
    grown_from = models.CharField(max_length=100, default="")

    class Meta:
        """The latest first."""

        ordering = ["-at", "-id"]

    def __str__(self) -> str:
        return self.name


class Ran(models.Model):
    """A model of a run, as it was then."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="models")
    model = models.CharField(max_length=100)
    version = models.CharField(max_length=20)
    title_zh = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200)

    class Meta:
        """In the order of the run."""

        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["run", "model"], name="one_model_a_run")]

    @property
    def title(self) -> str:
        """Its title in the reader's language."""
        return self.title_en if lang() == "en" else self.title_zh


class Tallied(models.Model):
    """What one model answered for the acts of one institution in one run."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="tallied")
    model = models.CharField(max_length=100)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    unlawful = models.IntegerField(default=0)
    undetermined = models.IntegerField(default=0)
    pending = models.IntegerField(default=0)
    exempt = models.IntegerField(default=0)
    lawful = models.IntegerField(default=0)
    findings = models.JSONField(default=dict)  # clues by code
    notes = models.JSONField(default=dict)  # prompts by code
    near = models.JSONField(default=dict)  # lawful acts that one part of a condition kept from a finding, by code
    exemptions = models.JSONField(default=dict)
    wants = models.JSONField(default=list)  # undetermined acts by the facts that they lack: [[[fact, …], number], …]

    class Meta:
        """Once a run, model and institution."""

        constraints = [
            models.UniqueConstraint(fields=["run", "model", "institution"], name="one_tally_a_model_and_institution")
        ]

    @property
    def counts(self) -> Counts:
        """The five answers."""
        return Counts(self.unlawful, self.undetermined, self.pending, self.exempt, self.lawful)


class TalliedMonth(models.Model):
    """The same by the month in which the acts were; what a period of the statistics is counted from."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="+")
    model = models.CharField(max_length=100)
    institution = models.ForeignKey(Institution, on_delete=models.CASCADE, related_name="+")
    month = models.CharField(max_length=7)  # 2026-11; empty where the day of the act is not known
    unlawful = models.IntegerField(default=0)
    undetermined = models.IntegerField(default=0)
    pending = models.IntegerField(default=0)
    exempt = models.IntegerField(default=0)
    lawful = models.IntegerField(default=0)

    class Meta:
        """Once a run, model, institution and month."""

        constraints = [
            models.UniqueConstraint(fields=["run", "model", "institution", "month"], name="one_tally_a_month")
        ]
