"""The API lets in whom the pages let in."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jianheng.desk.accounts.models import User
from jianheng.desk.jobs.queue import ask_for


def test_who_am_i(client_of: Callable[..., Client]) -> None:
    told = client_of("prosecutor").get("/api/v1/me").json()
    assert told["roles"] == ["prosecutor"]
    assert "clue.work" in told["capabilities"]


def test_nobody_gets_nothing(client: Client, workspace: object) -> None:
    assert client.get("/api/v1/me").status_code == 401
    assert client.get("/api/v1/jobs").status_code == 401


def test_writing_wants_the_token_against_forged_requests(
    client_of: Callable[..., Client], person: Callable[..., User]
) -> None:
    job = ask_for("run", "全部模型", {}, person("prosecutor"))
    forged = Client(enforce_csrf_checks=True)
    forged.cookies = client_of("prosecutor").cookies
    assert forged.post(f"/api/v1/jobs/{job.pk}/cancel").status_code == 403
    assert client_of("prosecutor").post(f"/api/v1/jobs/{job.pk}/cancel").json()["state"] == "cancelled"


def test_somebody_elses_work_is_not_there(client_of: Callable[..., Client], person: Callable[..., User]) -> None:
    job = ask_for("run", "全部模型", {}, person("prosecutor"))
    assert client_of("viewer").get(f"/api/v1/jobs/{job.pk}").status_code == 404
    assert client_of("sysadmin").get(f"/api/v1/jobs/{job.pk}").status_code == 200
