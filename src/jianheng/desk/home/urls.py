"""Addresses of the first page."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.home import deadlines, views

app_name = "home"
urlpatterns = [
    path("", views.home, name="home"),
    path("upcoming/", deadlines.upcoming, name="upcoming"),
]
