"""Addresses of runs."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.runs import views
from jianheng.desk.runs.compare_views import acts, compare

app_name = "runs"
urlpatterns = [
    path("", views.listed, name="list"),
    path("new/", views.new, name="new"),
    path("compare/", compare, name="compare"),
    path("compare/acts/", acts, name="compare_acts"),
    path("<str:name>/", views.one, name="one"),
    path("<str:name>/again/", views.again, name="again"),
    path("<str:name>/report/", views.report, name="report"),
]
