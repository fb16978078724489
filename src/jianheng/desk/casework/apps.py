"""The casework app."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Clues, prompts and what is done with them."""

    name = "jianheng.desk.casework"
    label = "casework"
