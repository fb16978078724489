"""The list by keyboard, in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Clue

pytestmark = [pytest.mark.real("browser"), pytest.mark.django_db(transaction=True)]
MakeClue = Callable[..., Clue]


@pytest.fixture
def at_the_list(
    browser: Browser,
    live_server: LiveServer,
    person: Callable[..., User],
    clue: MakeClue,
) -> Iterator[Page]:
    """A browser in which a prosecutor sees three clues."""
    for n in range(3):
        clue(says_zh=f"第{n}条的发现")
    signed_in = Client()
    signed_in.force_login(person("prosecutor"), backend="jianheng.desk.accounts.known.AccountBackend")
    context = browser.new_context(locale="zh-CN", viewport={"width": 1366, "height": 768})
    context.add_cookies([{"name": "sessionid", "value": signed_in.cookies["sessionid"].value, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/clues/")
    yield page
    context.close()


def test_rows_are_walked_previewed_ticked_and_taken_without_a_mouse(at_the_list: Page) -> None:
    page = at_the_list
    expect(page.locator("[data-bulk-bar]")).to_be_hidden()
    page.keyboard.press("j")
    page.keyboard.press("j")
    expect(page.locator("#preview")).to_contain_text("第1条的发现")
    page.keyboard.press("Space")
    expect(page.locator("[data-preview-pane]")).to_be_hidden()
    page.keyboard.press("x")
    expect(page.locator("[data-bulk-n]")).to_have_text("1")
    page.keyboard.press("Escape")
    expect(page.locator("[data-bulk-bar]")).to_be_hidden()
    # With nothing ticked, the act is for the row at hand.
    page.keyboard.press("t")
    expect(page.get_by_text("领取：1 条已完成。")).to_be_visible()
    assert Clue.objects.get(says_zh="第1条的发现").owner is not None
    assert Clue.objects.filter(owner=None).count() == 2
    page.keyboard.press("f")
    expect(page.get_by_role("heading", name="列出哪些")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
