"""The pages of help, and the manual behind the sign-in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from jianheng.desk.access.roles import TITLES
from jianheng.desk.help import built
from jianheng.desk.help.chapters import CHAPTERS, chapter_of

ClientOf = Callable[..., Client]


@pytest.fixture
def manual(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A manual of two pages and a script."""
    folder = tmp_path / "manual"
    for name, text in (("index.html", "首页"), ("law/index.html", "法律"), ("a.js", "1"), ("../outside.txt", "外")):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(built, "FOLDER", folder)
    return folder


@pytest.mark.parametrize("role", TITLES)
def test_everybody_who_signed_in_finds_help(client_of: ClientOf, role: str) -> None:
    client = client_of(role)
    assert 'href="/help/?of=' in client.get("/").content.decode()
    for path in ("/help/", "/help/glossary/", "/help/keys/"):
        assert client.get(path).status_code == 200


def test_the_manual_is_for_who_signed_in_and_its_scripts_obey_the_policy_of_all_pages(
    client: Client, client_of: ClientOf, manual: Path, office: object
) -> None:
    assert client.get("/help/manual/").headers["Location"].startswith("/account/login/")
    answer = client_of("prosecutor").get("/help/manual/")
    assert b"".join(answer.streaming_content).decode() == "首页"
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert "unsafe-inline" not in answer.headers["Content-Security-Policy"].split("script-src")[1].split(";")[0]


def test_pages_are_folders_and_nothing_outside_is_given(client_of: ClientOf, manual: Path) -> None:
    client = client_of("viewer")
    assert client.get("/help/manual/law").headers["Location"] == "/help/manual/law/"
    assert client.get("/help/manual/law/").status_code == 200
    assert client.get("/help/manual/a.js").headers["Content-Type"].startswith("text/javascript")
    for path in (
        "../outside.txt",
        "%2e%2e/outside.txt",
        "law/../../outside.txt",
        "nowhere/",
        "%00",
        "x" * 3000,
    ):
        assert client.get(f"/help/manual/{path}").status_code == 404


def test_a_link_that_leads_out_of_the_manual_is_not_followed(client_of: ClientOf, manual: Path) -> None:
    (manual / "out.txt").symlink_to(manual.parent / "outside.txt")
    assert client_of("viewer").get("/help/manual/out.txt").status_code == 404


def test_where_it_was_not_built_the_page_says_how(
    client_of: ClientOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(built, "FOLDER", tmp_path / "nothing")
    answer = client_of("prosecutor").get("/help/manual/")
    assert answer.status_code == 200
    assert "make docs" in answer.content.decode()
    assert client_of("prosecutor").get("/help/manual/law/").status_code == 404
    assert "还没有生成手册" in client_of("prosecutor").get("/help/").content.decode()


def test_a_page_opens_its_own_chapter_and_every_chapter_is_there(
    client_of: ClientOf, manual: Path, repository: Path
) -> None:
    assert 'href="/help/?of=warning/"' in client_of("prosecutor").get("/upcoming/").content.decode()
    assert 'href="/help/manual/warning/"' in client_of("prosecutor").get("/help/?of=warning/").content.decode()
    assert "evil" not in client_of("prosecutor").get("/help/?of=//evil.example/").content.decode().split("<main")[1]
    assert chapter_of("models", "version") == "guide/modeller/"
    assert [page for page in CHAPTERS.values() if not (repository / "docs" / page).is_file()] == []
