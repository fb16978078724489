"""Addresses of the statistics."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.statistics import views
from jianheng.desk.statistics.export import views as export_views
from jianheng.desk.statistics.hall import views as hall_views

app_name = "statistics"
urlpatterns = [
    path("", views.overview, name="answers"),
    path("progress/", views.progress, name="progress"),
    path("precision/", views.precision, name="precision"),
    path("repeats/", views.repeats, name="repeats"),
    path("definitions/", views.definitions, name="definitions"),
    path("acts/", views.acts, name="acts"),
    path("rows/<slug:figure>/", views.rows, name="rows"),
    path("export/", export_views.export, name="export"),
    path("hall/", hall_views.hall, name="hall"),
]
