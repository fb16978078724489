"""Pages as a browser shows them: without barriers, nothing wider than the screen, no script refused."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Error
from pytest_django.live_server_helper import LiveServer
from tests.desk.ui.pages import PAGES, barriers, opened

from jianheng.desk.accounts.models import User

pytestmark = [pytest.mark.long, pytest.mark.real("browser"), pytest.mark.django_db(transaction=True)]

LOOKS = [("light", "zh-hans"), ("dark", "en")]


@pytest.mark.parametrize(("theme", "language"), LOOKS)
def test_pages_keep_nobody_out_and_fit_the_screen(
    windows: Browser,
    live_server: LiveServer,
    person: Callable[..., User],
    filled: dict[str, str],
    theme: str,
    language: str,
) -> None:
    found: list[str] = []

    def fell(error: Error) -> None:
        found.append(str(error))

    for role in dict.fromkeys(role for _, role in PAGES):
        page = opened(windows, live_server, person(role) if role else None, theme, language)
        page.on("pageerror", fell)
        for path in (path for path, whose in PAGES if whose == role):
            page.goto(live_server.url + path.format(**filled))
            found += [f"{role} {path}: {told}" for told in barriers(page)]
    assert not found


def test_the_theme_is_kept_and_keys_are_told_with_the_focus_given_back(
    windows: Browser, live_server: LiveServer, person: Callable[..., User], filled: dict[str, str]
) -> None:
    page = opened(windows, live_server, person("prosecutor"), "light", "zh-hans")
    page.goto(live_server.url)
    with page.expect_response(lambda answer: answer.status == 204):  # kept, nothing to show
        page.click("[data-act=theme]")
    page.reload()
    assert page.get_attribute("html", "data-theme") == "dark"
    page.focus("[data-act=theme]")
    page.keyboard.press("?")
    assert page.is_visible("#keys-here")
    page.keyboard.press("Escape")
    assert not page.is_visible("#keys-here")
    assert page.evaluate("document.activeElement.getAttribute('data-act')") == "theme"


def test_a_barrier_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content("<html lang=zh><title>页</title><main><img src=x><p style='width:3000px'>宽</p></main>")
    told = barriers(page)
    assert "image-alt" in told[0]
    assert "px wider than the screen" in told[-1]
