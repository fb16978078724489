"""Pages without a mouse: whatever can be acted on is come to by Tab, and it is seen where one is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer
from tests.desk.ui.pages import PAGES, opened

from jianheng.desk.accounts.models import User

pytestmark = [pytest.mark.long, pytest.mark.real("browser"), pytest.mark.django_db(transaction=True)]

# A date is come to in parts: year, month, day, and its calendar.
STOPS = 4
# Of the choices of one question Tab comes to one, and the arrow keys to the others.
MARK = """() => {
  const asked = new Set();
  const marked = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")]
    .filter(each => !each.disabled && each.type !== "hidden" && each.tabIndex >= 0)
    .filter(each => each.checkVisibility({visibilityProperty: true}) && each.getClientRects().length)
    .filter(each => each.type !== "radio" || !asked.has(each.name) && asked.add(each.name));
  marked.forEach((each, number) => each.dataset.marked = each.type === "radio" ? each.name : number);
  document.querySelectorAll("input[type=radio]").forEach(each => each.dataset.marked = each.name);
  return marked.map(each => [each.dataset.marked, each.outerHTML.slice(0, 160)]);
}"""
HERE = """() => {
  const here = document.activeElement, look = getComputedStyle(here), around = here.closest("label");
  const shown = one => one.outlineStyle !== "none" && parseFloat(one.outlineWidth) > 0 || one.boxShadow !== "none";
  return [here.dataset.marked ?? "", shown(look) || around !== null && shown(getComputedStyle(around)),
          here.outerHTML.slice(0, 160)];
}"""


def unreached(page: Page) -> list[str]:
    """What Tab does not come to on a page, and what is not seen when it does."""
    wanted = dict(page.evaluate(MARK))
    told, left = [], set(wanted)
    for _ in range(STOPS * len(wanted) + STOPS):
        if not left:
            break
        page.keyboard.press("Tab")
        name, is_seen, html = page.evaluate(HERE)
        if name in left and not is_seen:
            told.append(f"not seen: {html}")
        left.discard(name)
    return told + [f"not come to: {wanted[name]}" for name in sorted(left)]


def test_tab_comes_to_everything_and_is_seen(
    windows: Browser, live_server: LiveServer, person: Callable[..., User], filled: dict[str, str]
) -> None:
    found: list[str] = []
    for role in dict.fromkeys(role for _, role in PAGES):
        page = opened(windows, live_server, person(role) if role else None, "light", "zh-hans")
        for path in (path for path, whose in PAGES if whose == role):
            page.goto(live_server.url + path.format(**filled))
            found += [f"{role} {path}: {told}" for told in unreached(page)]
    assert not found, "\n".join(found)


def test_what_tab_does_not_come_to_is_found(browser: Browser) -> None:
    page = browser.new_page()
    page.set_content(
        "<style>#dark:focus{outline:none}</style><a href=x>1</a><button id=dark>2</button>"
        "<a href=y id=lost onfocus='this.blur()'>3</a><label><input type=radio name=r>a</label>"
        "<input type=radio name=r>"
    )
    dark, lost = unreached(page)
    assert dark.startswith("not seen: <button")
    page.close()
    assert "lost" in lost
