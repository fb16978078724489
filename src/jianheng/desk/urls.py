"""The addresses of the workbench."""

from __future__ import annotations

from django.urls import include, path
from django.views.i18n import set_language

from jianheng.desk.access.needs import open_to_all
from jianheng.desk.accounts.setup_views import setup
from jianheng.desk.api.api import api
from jianheng.desk.system.probe import probe

urlpatterns = [
    path("", include("jianheng.desk.home.urls")),
    path("warnings/", include("jianheng.desk.warning.urls")),
    path("help/", include("jianheng.desk.help.urls")),
    path("setup/", setup, name="setup"),
    path("account/", include("jianheng.desk.accounts.urls")),
    path("people/", include("jianheng.desk.accounts.people_urls")),
    path("clues/", include("jianheng.desk.casework.urls_clues")),
    path("prompts/", include("jianheng.desk.casework.urls_prompts")),
    path("papers/", include("jianheng.desk.papers.urls")),
    path("audit/", include("jianheng.desk.audit.urls")),
    path("system/", include("jianheng.desk.system.urls")),
    path("models/", include("jianheng.desk.modelling.urls")),
    path("runs/", include("jianheng.desk.runs.urls")),
    path("data/", include("jianheng.desk.data.urls")),
    path("statistics/", include("jianheng.desk.statistics.urls")),
    path("jobs/", include("jianheng.desk.jobs.urls")),
    path("api/v1/", api.urls),
    path("health", probe, name="health"),
    path("language/", open_to_all(set_language), name="set_language"),
]

handler403 = "jianheng.desk.access.refusals.denied"
handler404 = "jianheng.desk.access.refusals.not_here"
handler500 = "jianheng.desk.access.refusals.failed"
