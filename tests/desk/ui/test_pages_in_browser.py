"""Pages as a browser shows them: without barriers, nothing wider than the screen, no script refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Error, Page
from pytest_django.live_server_helper import LiveServer

from jianheng.desk.accounts.models import User
from jianheng.desk.casework import actions
from jianheng.desk.casework.models import Arrival, Clue, Upcoming
from jianheng.desk.jobs.models import Job
from jianheng.desk.papers import deciding, drafting

pytestmark = [pytest.mark.long, pytest.mark.real("browser"), pytest.mark.django_db(transaction=True)]

# Address, and the role that opens it; nobody signs in for an empty one. A page of one's own part is one line more.
PAGES = [
    ("/account/login/", ""),
    ("/", "prosecutor"),
    ("/?whose=all", "viewer"),
    ("/", "sysadmin"),
    ("/", "secadmin"),
    ("/", "auditor"),
    ("/upcoming/", "prosecutor"),
    ("/warnings/", "prosecutor"),
    ("/warnings/{unit}/", "prosecutor"),
    ("/help/", "prosecutor"),
    ("/help/glossary/", "prosecutor"),
    ("/help/keys/", "prosecutor"),
    ("/clues/", "reviewer"),  # in the middle of the tour
    ("/account/settings/", "prosecutor"),
    ("/account/settings/password/", "prosecutor"),
    ("/nowhere/", "prosecutor"),
    ("/jobs/{job}/", "prosecutor"),
    ("/clues/", "prosecutor"),
    ("/clues/{clue}/", "prosecutor"),
    ("/prompts/", "prosecutor"),
    ("/papers/", "prosecutor"),
    ("/papers/new/?clue={confirmed}", "prosecutor"),
    ("/papers/{paper}/", "prosecutor"),
    ("/papers/{draft}/edit/", "prosecutor"),
    ("/papers/{paper}/act/answer/", "prosecutor"),
    ("/papers/leads/", "lead"),
    ("/models/", "prosecutor"),
    ("/models/commutation/interval-too-short/", "prosecutor"),
    ("/runs/", "prosecutor"),
    ("/runs/new/", "prosecutor"),
    ("/data/", "prosecutor"),
    ("/data/in/", "prosecutor"),
    ("/data/quality/", "prosecutor"),
    ("/data/request/", "prosecutor"),
    ("/data/templates/", "prosecutor"),
    ("/data/journal/", "prosecutor"),
    ("/statistics/", "lead"),
    ("/statistics/definitions/", "viewer"),
    ("/statistics/export/", "lead"),
    ("/statistics/hall/", "viewer"),
    ("/people/", "secadmin"),
    ("/people/offices/", "secadmin"),
    ("/people/new/", "sysadmin"),
    ("/audit/", "auditor"),
    ("/system/", "sysadmin"),
]
LOOKS = [("light", "zh-hans"), ("dark", "en")]


@pytest.fixture
def filled(person: Callable[..., User], clue: Callable[..., Clue], settings: object) -> dict[str, str]:
    """A workbench with a little of everything; the ids that stand in addresses."""
    user = person("prosecutor")
    Arrival.objects.create(run="2026-11-20-a", as_of="2026-11-20", found=2, new=2)
    actions.take(user, clue(grade="serious").pk, 0)
    clue("甲县看守所")
    unit = Clue.objects.first().institution
    due = {"run": "2026-11-20-a", "model": "custody/no-title", "area": "custody", "title_zh": "无凭证羁押"}
    Upcoming.objects.create(institution=unit, act="刑期", due="2026-12-01", title_en="No title", **due)
    User.objects.filter(pk=person("reviewer").pk).update(tour="clues")
    job = Job.objects.create(
        kind="?", about="三个模型", by=user, state=Job.FAILED, error_zh="缺表", error_en="no table"
    )
    confirmed = [clue(status=Clue.CLOSED, conclusion="confirmed") for _ in range(3)]
    draft, oral = (drafting.start(user, kind, [confirmed[n].pk], False) for n, kind in enumerate(("notice", "oral")))
    deciding.say_it(user, oral.pk, 0)
    return {
        "job": str(job.pk),
        "clue": str(Clue.objects.first().pk),
        "confirmed": str(confirmed[2].pk),
        "draft": str(draft.pk),
        "paper": str(oral.pk),
        "unit": str(unit.pk),
    }


@pytest.fixture
def windows(browser: Browser) -> Iterator[Browser]:
    """The browser, whose windows are closed again."""
    yield browser
    for context in browser.contexts:
        context.close()


def opened(browser: Browser, server: LiveServer, user: User | None, theme: str, language: str) -> Page:
    """A page in which somebody has signed in, or nobody."""
    cookies: list[Any] = [{"name": "django_language", "value": language, "url": server.url}]
    if user is not None:
        User.objects.filter(pk=user.pk).update(theme=theme)
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        cookies.append({"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url})
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_cookies(cookies)
    return context.new_page()


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


def barriers(page: Page) -> list[str]:
    told = [
        f"{one['id']} {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"]
    ]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return told + ([f"{wider} px wider than the screen"] if wider > 0 else [])


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
