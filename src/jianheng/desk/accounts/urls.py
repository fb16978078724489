"""Addresses of accounts."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from jianheng.desk.access.needs import open_to_all, signed_in
from jianheng.desk.accounts import settings_views, signing_in

app_name = "accounts"
urlpatterns = [
    path("login/", open_to_all(signing_in.SignIn.as_view()), name="login"),
    path("logout/", signed_in(LogoutView.as_view()), name="logout"),
    path("settings/", settings_views.own_settings, name="settings"),
    path("settings/look/", settings_views.look, name="look"),
    path("settings/password/", signed_in(settings_views.OwnPassword.as_view()), name="password"),
]
