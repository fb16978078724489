"""Addresses of one clue; part of the addresses of clues."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.casework import action_views, clue_views

urlpatterns = [
    path("<int:clue_id>/", clue_views.show, name="clue"),
    path("<int:clue_id>/reveal/", clue_views.reveal, name="reveal"),
    path("<int:clue_id>/chain/", clue_views.chain, name="chain"),
    path("<int:clue_id>/source/<int:number>/", clue_views.source, name="source"),
    path("<int:clue_id>/files/<int:file_id>/", clue_views.file, name="file"),
    path("<int:clue_id>/verify/", clue_views.verify, name="verify"),
    path("<int:clue_id>/act/<slug:kind>/", action_views.act, name="act"),
]
