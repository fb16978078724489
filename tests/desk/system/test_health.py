"""The system administrator's page."""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.accounts.models import User
from jianheng.desk.jobs.alive import FILE, Pulse, last_beat
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.system import health
from jianheng.workspace import Workspace

Person = Callable[..., User]
ClientOf = Callable[..., Client]


def test_work_of_everybody_is_listed(client_of: ClientOf, person: Person) -> None:
    job = ask_for("audit.check", "<script>全部日志", {}, person("auditor"))
    page = client_of("sysadmin").get("/system/").content.decode()
    assert "1 个任务未完" in page
    assert f"/jobs/{job.pk}/" in page
    assert "&lt;script&gt;全部日志" in page
    assert client_of("sysadmin").get(f"/jobs/{job.pk}/").status_code == 200


def test_a_silent_worker_is_said_and_what_to_do(client_of: ClientOf, workspace: Workspace) -> None:
    page = client_of("sysadmin").get("/system/").content.decode()
    assert "后台没有动静" in page
    assert "jianheng serve" in page
    Pulse(workspace.root / "desk").beat()
    assert "后台在工作" in client_of("sysadmin").get("/system/").content.decode()


def test_an_old_sign_of_life_is_none(workspace: Workspace) -> None:
    desk = workspace.root / "desk"
    Pulse(desk).beat()
    assert health.worker(desk).is_alive
    old = time.time() - 60
    os.utime(desk / FILE, (old, old))
    assert last_beat(desk) is not None
    assert not health.worker(desk).is_alive


def test_a_full_disk_is_told_in_time() -> None:
    gigabyte = 1024**3
    assert health.Disk(free=1 * gigabyte, total=10 * gigabyte).is_low
    assert health.Disk(free=30 * gigabyte, total=1000 * gigabyte).is_low
    assert not health.Disk(free=30 * gigabyte, total=100 * gigabyte).is_low


def test_locked_accounts_are_opened_from_here(client: Client, client_of: ClientOf, person: Person) -> None:
    somebody = person("lead")
    for _ in range(5):
        client.post("/account/login/", {"username": "lead", "password": "wrong"})
    page = client_of("sysadmin").get("/system/").content.decode()
    assert f"/people/{somebody.pk}/unlock/" in page


def test_the_figures_are_there(client_of: ClientOf) -> None:
    page = client_of("sysadmin").get("/system/").content.decode()
    for word in ("SQLite 3.", "Django", "DuckDB", "Python"):
        assert word in page


@pytest.mark.parametrize("role", ["prosecutor", "lead", "secadmin", "auditor"])
def test_nobody_else_sees_it(client_of: ClientOf, role: str) -> None:
    assert client_of(role).get("/system/").status_code == 403
