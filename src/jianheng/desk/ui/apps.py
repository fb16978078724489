"""The ui app."""

from __future__ import annotations

from django.apps import AppConfig


class UiConfig(AppConfig):
    """What every page shares."""

    name = "jianheng.desk.ui"
    label = "ui"
