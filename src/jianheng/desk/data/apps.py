"""The data app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class DataConfig(AppConfig):
    """Data in, and what became of it."""

    name = "jianheng.desk.data"
    label = "data"

    def ready(self) -> None:
        """Make the kinds of long work known."""
        for part in ("taking.look_job", "taking.add_job", "quality.job", "asking.job"):
            import_module(f"{self.name}.{part}")
