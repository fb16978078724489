"""Every page that is opened in a browser, and how somebody opens it."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from jianheng.desk.accounts.models import User

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


def opened(browser: Browser, server: LiveServer, user: User | None, theme: str, language: str) -> Page:
    """A page in which somebody has signed in, or nobody."""
    cookies: list[Any] = [{"name": "django_language", "value": language, "url": server.url}]
    if user is not None:
        User.objects.filter(pk=user.pk).update(theme=theme)
        client = Client()
        client.force_login(user, backend="jianheng.desk.accounts.known.AccountBackend")
        cookies.append({"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server.url})
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    context.add_cookies(cookies)
    return context.new_page()


def barriers(page: Page) -> list[str]:
    told = [
        f"{one['id']} {node['html'][:200]} {node['failureSummary'][:300]}"
        for one in Axe().run(page).response["violations"]
        for node in one["nodes"]
    ]
    wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return told + ([f"{wider} px wider than the screen"] if wider > 0 else [])
