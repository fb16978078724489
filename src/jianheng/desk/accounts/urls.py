"""Addresses of accounts."""

from __future__ import annotations

from django.contrib.auth.views import LogoutView
from django.urls import path

from jianheng.desk.access.needs import open_to_all, signed_in
from jianheng.desk.accounts import provider, settings_views, signing_in

app_name = "accounts"
urlpatterns = [
    path("login/", open_to_all(signing_in.SignIn.as_view()), name="login"),
    path("provider/", open_to_all(provider.only_where_on(provider.ToProvider)), name="provider"),
    path("provider/back/", open_to_all(provider.only_where_on(provider.FromProvider)), name="provider_back"),
    path("logout/", signed_in(LogoutView.as_view()), name="logout"),
    path("settings/", settings_views.own_settings, name="settings"),
    path("settings/look/", settings_views.look, name="look"),
    path("settings/password/", signed_in(settings_views.OwnPassword.as_view()), name="password"),
]
