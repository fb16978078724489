"""The papers app."""

from __future__ import annotations

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Documents of supervision and what follows from them."""

    name = "jianheng.desk.papers"
    label = "papers"
