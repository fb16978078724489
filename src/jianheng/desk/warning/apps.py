"""The early warning as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class WarningConfig(AppConfig):
    """The early warning."""

    name = "jianheng.desk.warning"
    label = "warning"
