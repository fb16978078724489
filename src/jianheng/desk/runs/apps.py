"""The runs app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class RunsConfig(AppConfig):
    """Runs of the models."""

    name = "jianheng.desk.runs"
    label = "runs"

    def ready(self) -> None:
        """Make the kinds of work known."""
        import_module("jianheng.desk.runs.work")
