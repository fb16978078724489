"""Registers the statistics with Django."""

from __future__ import annotations

from django.apps import AppConfig


class Statistics(AppConfig):
    """The statistics; they keep nothing of their own."""

    name = "jianheng.desk.statistics"
    label = "statistics"
