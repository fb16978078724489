"""What stands around every page."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client


def test_a_page_is_in_chinese_first_and_in_english_by_a_switch(client_of: Callable[..., Client]) -> None:
    client = client_of("prosecutor")
    assert "工作台" in client.get("/").content.decode()
    client.post("/language/", {"language": "en", "next": "/"})
    page = client.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "Home" in page


def test_without_signing_in_there_is_no_page(client: Client, workspace: object) -> None:
    answer = client.get("/")
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")


def test_scripts_come_from_the_workbench_alone(client_of: Callable[..., Client]) -> None:
    policy = client_of("prosecutor").get("/").headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "'unsafe-inline'" not in policy.split("script-src")[1].split(";")[0]
