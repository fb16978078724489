"""The audit administrator's pages."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.anchors import anchors
from jianheng.desk.audit.models import Entry, Head
from jianheng.desk.audit.reading import from_file
from jianheng.desk.audit.record import record
from jianheng.desk.audit.today import keep_todays_anchor
from jianheng.desk.audit.verifying import verify
from jianheng.desk.jobs.models import Job
from jianheng.workspace import Workspace

Person = Callable[..., User]
ClientOf = Callable[..., Client]


def test_the_log_is_told_in_words_newest_first(client_of: ClientOf, person: Person) -> None:
    record(person("secadmin"), "give role", "account", "chen", role="lead")
    page = client_of("auditor").get("/audit/").content.decode()
    assert "授予角色" in page
    assert "角色：组长" in page
    browser = client_of("auditor")
    browser.post("/language/", {"language": "en", "next": "/audit/"})
    assert "role: Team lead" in browser.get("/audit/").content.decode()


def test_what_came_from_outside_is_harmless(client: Client, client_of: ClientOf) -> None:
    client.post("/account/login/", {"username": "<script>alert(1)</script>", "password": "x"})
    page = client_of("auditor").get("/audit/?about=<script>").content.decode()
    assert "&lt;script&gt;alert(1)" in page
    assert "<script>alert" not in page


def test_it_is_found_by_person_act_kind_thing_and_day(client_of: ClientOf, person: Person) -> None:
    record(person("lead"), "conclude", "clue", "2026-000007")
    record(person("prosecutor"), "view", "clue", "2026-000008")
    browser = client_of("auditor")

    def numbers(query: str) -> tuple[bool, bool]:
        page = browser.get(f"/audit/?{query}").content.decode()
        return "2026-000007" in page, "2026-000008" in page

    assert numbers("actor=lead") == (True, False)
    assert numbers("action=view") == (False, True)
    assert numbers("kind=clue") == (True, True)
    assert numbers("kind=batch") == (False, False)
    assert (
        '<span class="dimmer">线索</span> 2026-000008</td>' in browser.get("/audit/?about=2026-000008").content.decode()
    )
    assert numbers("since=2000-01-01&until=2000-12-31") == (False, False)
    assert numbers("since=2000-01-01") == (True, True)
    assert "没有“2026-13-01”这一天" in browser.get("/audit/?since=2026-13-01").content.decode()


def test_pages_go_back_line_by_line_without_gap_or_repeat(client_of: ClientOf, person: Person) -> None:
    browser = client_of("auditor")
    for number in range(120):
        record(person("lead"), "view", "clue", f"n{number:03}")
    query, seen = "kind=clue", ""
    for _ in range(3):
        page = browser.get(f"/audit/?{query}").content.decode()
        seen += page
        record(person("lead"), "view", "batch", "meanwhile")
        query = page.split('"?')[-1].split('"')[0].replace("&amp;", "&")
    assert [seen.count(f"</span> n{number:03}</td>") for number in range(120)] == [1] * 120


def test_an_export_is_whole_and_leaves_an_anchor(client_of: ClientOf, workspace: Workspace, tmp_path: Path) -> None:
    answer = client_of("auditor").post("/audit/export/")
    file = tmp_path / "log.jsonl"
    file.write_bytes(b"".join(answer.streaming_content))
    found = verify(from_file(file))
    assert found.whole
    last = json.loads(file.read_text(encoding="utf-8").splitlines()[-1])["head"]
    assert last == {"number": found.lines, "hash": found.head}
    assert [(one.number, one.hash, one.why) for one in anchors(workspace.root / "desk")] == [
        (found.lines, found.head, "export")
    ]
    assert f"{found.head[:12]}.jsonl" in answer.headers["Content-Disposition"]


def test_the_days_first_start_keeps_an_anchor(workspace: Workspace, person: Person) -> None:
    assert not keep_todays_anchor()
    person("auditor")
    assert keep_todays_anchor()
    assert not keep_todays_anchor()
    assert anchors(workspace.root / "desk")[0].hash == Head.objects.get().hash


def test_a_check_is_asked_for_as_long_work(client_of: ClientOf) -> None:
    answer = client_of("auditor").post("/audit/check/")
    job = Job.objects.get()
    assert answer.headers["Location"] == f"/jobs/{job.pk}/"
    page = client_of("auditor").get("/audit/").content.decode()
    assert "正在核验" in page
    assert "种类：核验审计日志" in page


@pytest.mark.parametrize("role", ["prosecutor", "lead", "sysadmin", "secadmin", "viewer"])
def test_nobody_else_reads_the_log(client_of: ClientOf, role: str) -> None:
    browser = client_of(role)
    assert browser.get("/audit/").status_code == 403
    assert browser.post("/audit/export/").status_code == 403
    assert Entry.objects.filter(actor=role, action="refused").count() == 2
