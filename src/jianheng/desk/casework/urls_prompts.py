"""Addresses of prompts."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.casework import list_views

app_name = "prompts"
urlpatterns = [path("", list_views.prompts, name="list")]
