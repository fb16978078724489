"""Addresses of long work."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.jobs import views

app_name = "jobs"
urlpatterns = [
    path("<uuid:job_id>/", views.show, name="show"),
    path("<uuid:job_id>/state/", views.state, name="state"),
    path("<uuid:job_id>/cancel/", views.cancel, name="cancel"),
]
