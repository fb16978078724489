"""Addresses of the early warning."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.warning import views

app_name = "warning"
urlpatterns = [
    path("", views.show_all, name="all"),
    path("take/", views.take, name="take"),
    path("<int:unit>/", views.show_unit, name="unit"),
]
