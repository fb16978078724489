"""Addresses of clues."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.casework import list_views, preview, urls_clue
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.urls_list import of_list

app_name = "clues"
urlpatterns = [
    path("", list_views.clues, name="list"),
    *of_list(Clue.CLUE),
    path("<int:clue_id>/preview/", preview.preview, name="preview"),
    *urls_clue.urlpatterns,
]
