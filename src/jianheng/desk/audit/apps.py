"""The audit app."""

from __future__ import annotations

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The hash-chained log."""

    name = "jianheng.desk.audit"
    label = "audit"
