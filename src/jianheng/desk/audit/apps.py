"""The audit app."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The hash-chained log."""

    name = "jianheng.desk.audit"
    label = "audit"

    def ready(self) -> None:
        """Make the check known as a kind of long work."""
        from jianheng.desk.audit import checking  # noqa: F401, PLC0415  # it needs the models
