"""Addresses of papers."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.papers import action_views, document_views, draft_views, views

app_name = "papers"
urlpatterns = [
    path("", views.papers, name="list"),
    path("new/", draft_views.new, name="new"),
    path("leads/", views.leads, name="leads"),
    path("leads/new/", draft_views.new_lead, name="new_lead"),
    path("<int:paper_id>/", views.show, name="paper"),
    path("<int:paper_id>/edit/", draft_views.edit_draft, name="edit"),
    path("<int:paper_id>/act/<slug:kind>/", action_views.act, name="act"),
    path("<int:paper_id>/items/<int:item_id>/<slug:kind>/", action_views.item_act, name="item_act"),
    path("<int:paper_id>/document/", document_views.document, name="document"),
    path("<int:paper_id>/document/full/", document_views.full, name="full"),
    path("<int:paper_id>/files/<int:file_id>/", views.file, name="file"),
]
