"""The system app."""

from __future__ import annotations

from django.apps import AppConfig


class SystemConfig(AppConfig):
    """How the workbench is doing."""

    name = "jianheng.desk.system"
    label = "system"
