"""Ways from figures into other parts of the workbench."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse


def paper_url(pk: int) -> str:
    """The page of a document; empty where this workbench has none."""
    try:
        return reverse("papers:paper", args=[pk])
    except NoReverseMatch:
        return ""
