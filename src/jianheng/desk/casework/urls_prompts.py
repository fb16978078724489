"""Addresses of prompts."""

from __future__ import annotations

from django.urls import path

from jianheng.desk.casework import list_views
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.urls_list import of_list

app_name = "prompts"
urlpatterns = [path("", list_views.prompts, name="list"), *of_list(Clue.PROMPT)]
