"""The casework app."""

from __future__ import annotations

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    """Clues, prompts and what is done with them."""

    name = "jianheng.desk.casework"
    label = "casework"

    def ready(self) -> None:
        """Make the computing of a clue anew known as a kind of long work."""
        from jianheng.desk.casework import verifying  # noqa: F401, PLC0415  # it needs the models
