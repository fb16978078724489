"""Addresses that the list of clues and the list of prompts have alike."""

from __future__ import annotations

from django.urls import URLPattern, path

from jianheng.desk.casework import bulk_views, export_views, list_views, saved_view_views


def of_list(section: str) -> list[URLPattern]:
    """The addresses below a list.

    Args:
        section: clues or prompts.
    """
    which = {"section": section}
    return [
        path("conditions/", list_views.conditions, which, name="conditions"),
        path("bulk/", bulk_views.bulk, which, name="bulk"),
        path("export/", export_views.export, which, name="export"),
        path("views/", saved_view_views.views, which, name="views"),
        path("views/keep/", saved_view_views.keep, which, name="keep_view"),
        path("views/<int:view_id>/", saved_view_views.change, which, name="view"),
    ]
