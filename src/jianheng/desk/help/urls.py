"""Addresses of help."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.help import views

app_name = "help"
urlpatterns = [
    path("", views.help_page, name="help"),
    path("glossary/", views.words, name="glossary"),
    path("keys/", views.keys, name="keys"),
    path("tour/", views.tour, name="tour"),
    path("manual/", views.manual_page, name="manual"),
    path("manual/<path:path>", views.manual_page, name="manual_page"),
]
