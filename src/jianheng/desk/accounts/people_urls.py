"""Addresses of the administrators' pages about people."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.accounts import granting_views, people_views

app_name = "people"
urlpatterns = [
    path("", people_views.everybody, name="list"),
    path("new/", people_views.make, name="make"),
    path("<int:pk>/", people_views.one, name="one"),
    path("<int:pk>/password/", people_views.password, name="password"),
    path("<int:pk>/deactivate/", people_views.deactivate, name="deactivate"),
    path("<int:pk>/activate/", people_views.activate, name="activate"),
    path("<int:pk>/unlock/", people_views.unlock, name="unlock"),
    path("<int:pk>/roles/", granting_views.roles, name="roles"),
    path("<int:pk>/scope/", granting_views.scope, name="scope"),
    path("offices/", granting_views.offices, name="offices"),
    path("offices/add/", granting_views.add_office, name="add_office"),
    path("offices/<int:pk>/", granting_views.change_office, name="change_office"),
    path("offices/supervise/", granting_views.supervise, name="supervise"),
]
