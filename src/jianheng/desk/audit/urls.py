"""Addresses of the log."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.log, name="log"),
    path("check/", views.check, name="check"),
    path("export/", views.download, name="export"),
]
