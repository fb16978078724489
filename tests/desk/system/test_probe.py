"""`/health`: 200 while pages can be served, 503 where not, and nothing told that is not a state."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import OperationalError, connection
from django.test import Client
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.setup_code import draw
from jianheng.desk.audit.models import Entry, Head
from jianheng.desk.audit.record import record
from jianheng.desk.jobs.alive import Pulse
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.system import checks as looked
from jianheng.desk.system.health import Disk
from jianheng.keeping.last import LastBackup, remember
from jianheng.workspace import Workspace


@pytest.fixture
def healthy(workspace: Workspace) -> Workspace:
    """A workbench of which everything is well."""
    Pulse(workspace.root / "desk").beat()
    remember(workspace, LastBackup(timezone.now().isoformat(), "b.zip", 1, "ab" * 32))
    record(None, "set up", "workbench", "")
    return workspace


def asked() -> tuple[int, dict[str, object]]:
    answer = Client().get("/health")
    return answer.status_code, answer.json()


def test_everything_is_well(healthy: Workspace, django_assert_max_num_queries: Callable[..., object]) -> None:
    with django_assert_max_num_queries(6):
        status, told = asked()
    names = ("database", "workspace", "disk", "worker", "backup", "queue", "audit")
    assert (status, told) == (200, {"status": "ok", "checks": dict.fromkeys(names, "ok")})
    assert Client().head("/health").status_code == 200
    assert Client().post("/health").status_code == 405
    assert "no-store" in Client().get("/health")["Cache-Control"]


def test_also_before_there_are_accounts(healthy: Workspace) -> None:
    draw(healthy.root / "desk")
    assert asked()[0] == 200


def test_a_database_that_is_gone(healthy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*_: object) -> None:
        raise OperationalError("password authentication failed for user x")

    with monkeypatch.context() as broken:
        broken.setattr(connection, "cursor", fails)
        status, told = asked()
    assert (status, told["status"]) == (503, "down")
    assert "password" not in str(told)


def test_a_full_disk(healthy: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(looked, "disk", lambda _: Disk(free=10_000_000, total=10**12))
    assert asked()[0] == 503
    monkeypatch.setattr(looked, "disk", lambda _: Disk(free=10**9, total=10**12))
    assert asked()[0] == 200
    assert asked()[1]["status"] == "warn"


def test_a_workspace_that_is_gone(healthy: Workspace) -> None:
    healthy.root.rename(healthy.root.with_name("away"))
    assert asked()[0] == 503


def test_a_log_whose_end_was_touched(healthy: Workspace) -> None:
    for number in range(3):
        record(None, "view", "clue", number)
    assert looked._log().state == "ok"
    Entry.objects.filter(number=2).update(about="7")
    assert looked._log().state == "warn"
    Entry.objects.filter(number__gte=2).delete()
    assert looked._log().state == "warn"
    Head.objects.all().delete()
    assert asked()[0] == 200


def test_work_that_waits_for_long(healthy: Workspace, person: Callable[..., User]) -> None:
    job = ask_for("audit.check", "x", {}, person("auditor"))
    assert looked._queue().state == "ok"
    type(job).objects.update(asked_at=timezone.now() - timedelta(hours=7))
    assert looked._queue().state == "warn"


def test_a_backup_that_is_old_or_missing(healthy: Workspace) -> None:
    old = (timezone.now() - timedelta(days=3)).isoformat()
    remember(healthy, LastBackup(old, "b.zip", 1, "ab" * 32))
    assert asked()[1]["checks"]["backup"] == "warn"
    (healthy.root / "desk" / "backup.json").write_text("{}", encoding="utf-8")
    assert asked()[1]["checks"]["backup"] == "warn"


def test_the_administrator_reads_what_is_wrong(healthy: Workspace, client_of: Callable[..., Client]) -> None:
    page = client_of("sysadmin").get("/system/").content.decode()
    assert "最近备份" in page
    assert "还没有备份过" not in page
    Path(healthy.root / "desk" / "backup.json").unlink()
    assert "还没有备份过。" in client_of("sysadmin").get("/system/").content.decode()
    told = client_of("sysadmin").get("/api/v1/system/health").json()
    assert told["checks"]["backup"] == "warn"
