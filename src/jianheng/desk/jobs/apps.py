"""The jobs app."""

from __future__ import annotations

from django.apps import AppConfig


class JobsConfig(AppConfig):
    """Long work in the background."""

    name = "jianheng.desk.jobs"
    label = "jobs"
