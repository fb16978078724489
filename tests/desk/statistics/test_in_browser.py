"""The statistics as a browser shows them: no barriers, nothing wider than the screen; the hall moves only if it may."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.desk.statistics.conftest import World
from tests.desk.ui.conftest import windows
from tests.desk.ui.pages import barriers, opened

from jianheng.desk.accounts.models import User

pytestmark = [pytest.mark.real("browser"), pytest.mark.django_db(transaction=True)]
__all__ = ["windows"]
PAGES = ("", "progress/?from=2026-01&by=found", "precision/", "repeats/", "rows/document/", "hall/")


@pytest.mark.parametrize(("theme", "language"), [("light", "zh-hans"), ("dark", "en")])
def test_figures_keep_nobody_out(
    world: World, windows: Browser, live_server: LiveServer, theme: str, language: str
) -> None:
    page = opened(windows, live_server, world.lead, theme, language)
    found = []
    for path in PAGES:
        page.goto(f"{live_server.url}/statistics/{path}")
        found += [f"{path}: {told}" for told in barriers(page)]
    assert found == []


@pytest.mark.parametrize("motion", ["reduce", "no-preference"])
def test_the_hall_turns_by_itself_only_where_motion_is_wanted(
    world: World, windows: Browser, live_server: LiveServer, person: Callable[..., User], monkeypatch: Any, motion: str
) -> None:
    monkeypatch.setattr("jianheng.desk.statistics.hall.screen.AT_ONCE", 2)
    client = Client()
    client.force_login(world.lead, backend="jianheng.desk.accounts.known.AccountBackend")
    context = windows.new_context(viewport={"width": 1920, "height": 1080}, reduced_motion=motion)
    context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.clock.install()
    page.goto(f"{live_server.url}/statistics/hall/")
    assert _shown(page) == 0
    page.clock.run_for(16_000)
    assert _shown(page) == (0 if motion == "reduce" else 1)
    page.click("[data-turn-next]")
    assert _shown(page) == (1 if motion == "reduce" else 2)
    tall = page.evaluate("document.documentElement.scrollHeight - document.documentElement.clientHeight")
    assert tall <= 0


def _shown(page: Page) -> int:
    """Which of the pages of institutions is on the screen."""
    at: int = page.evaluate(
        "Array.prototype.findIndex.call(document.querySelectorAll('[data-turn]'), function (p) { return !p.hidden; })"
    )
    return at
