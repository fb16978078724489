"""Addresses of the system administrator's page."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.system import views

app_name = "system"
urlpatterns = [path("", views.health, name="health")]
