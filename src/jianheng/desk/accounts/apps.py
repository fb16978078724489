"""The accounts app."""

from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People, offices, roles and scope."""

    name = "jianheng.desk.accounts"
    label = "accounts"
