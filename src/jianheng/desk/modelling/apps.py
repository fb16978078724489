"""The modelling app."""

from __future__ import annotations

from importlib import import_module

from django.apps import AppConfig


class ModellingConfig(AppConfig):
    """The library of models."""

    name = "jianheng.desk.modelling"
    label = "modelling"

    def ready(self) -> None:
        """Make the kinds of work known."""
        import_module("jianheng.desk.modelling.trying")
