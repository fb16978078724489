"""Addresses of clues."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.casework import list_views, placeholder

app_name = "clues"
urlpatterns = [
    path("", list_views.clues, name="list"),
    path("<int:clue_id>/", placeholder.clue, name="clue"),
]
