"""Addresses of models."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.modelling import acts_views, version_views, views, wanted, why_views

app_name = "models"
urlpatterns = [
    path("", views.library, name="library"),
    path("<path:model>/acts/<str:key>/proof/", why_views.proof, name="proof"),
    path("<path:model>/acts/<str:key>/", why_views.why, name="why"),
    path("<path:model>/acts/", acts_views.acts, name="acts"),
    path("<path:model>/cases/", views.try_cases, name="try"),
    path("<path:model>/request/", wanted.request_data, name="request"),
    path("<path:model>/versions/", version_views.compare, name="versions"),
    path("<path:model>/", views.one, name="one"),
]
