"""Help as a Django app."""

from __future__ import annotations

from django.apps import AppConfig


class HelpConfig(AppConfig):
    """Help."""

    name = "jianheng.desk.help"
    label = "help"
