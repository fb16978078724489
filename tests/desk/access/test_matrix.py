"""Every address of the workbench against every role, and against nobody.

What is expected comes from what each view says it needs; a view that says nothing fails here by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from jianheng.desk.access.can import Can
from jianheng.desk.access.needs import OPEN, SIGNED_IN
from jianheng.desk.access.page import PAGE, page
from jianheng.desk.access.roles import ROLE_CAN, TITLES
from jianheng.desk.access.words import CAN_WORDS
from jianheng.desk.accounts.models import User

ClientOf = Callable[..., Client]
# A look may be put on record, and a session renewed; nothing else is written by looking.
MAY_BE_WRITTEN = ("audit_entry", "audit_head", "django_session")


@contextmanager
def written_tables() -> Iterator[set[str]]:
    tables: set[str] = set()

    def watch(execute: Any, sql: str, *rest: Any) -> Any:
        if found := re.match(r"\s*(?:INSERT INTO|UPDATE|DELETE FROM|REPLACE INTO)\s+\"?(\w+)", sql):
            tables.add(found[1])
        return execute(sql, *rest)

    with connection.execute_wrapper(watch):
        yield tables


def test_every_view_says_whom_it_is_for(pages: list[Any]) -> None:
    silent = [one.name for one in pages if one.needs not in (OPEN, SIGNED_IN) and not isinstance(one.needs, Can)]
    assert silent == []
    assert len(pages) > 20


@pytest.mark.parametrize("role", TITLES)
def test_a_role_opens_what_its_capabilities_say_and_nothing_else(
    client_of: ClientOf, pages: list[Any], role: str
) -> None:
    browser = client_of(role)
    wrong = []
    for one in pages:
        if one.name == "accounts:logout":
            continue
        let_in = one.needs in (OPEN, SIGNED_IN) or one.needs in ROLE_CAN[role]
        for method in (browser.get, browser.post):
            status = method(one.path).status_code
            # Where one is let in, things that are not there are 404, wrong forms 400 or 409, other methods 405.
            fits = status in (200, 204, 302, 400, 404, 405, 409) if let_in else status == 403
            if one.needs == OPEN:
                fits = status < 500
            if not fits:
                wrong.append((one.name, method.__name__, status))
    assert wrong == []


def test_nobody_is_sent_to_the_sign_in(client: Client, office: object, pages: list[Any]) -> None:
    wrong = []
    for one in pages:
        for method in (client.get, client.post):
            answer = method(one.path)
            sent = answer.headers.get("Location", "").startswith("/account/login/?next=")
            fits = answer.status_code < 500 if one.needs == OPEN else sent
            if not fits:
                wrong.append((one.name, method.__name__, answer.status_code))
    assert wrong == []


def test_a_look_changes_nothing(client_of: ClientOf, pages: list[Any]) -> None:
    wrong = []
    for role in TITLES:
        browser = client_of(role)
        for one in pages:
            if one.needs not in (OPEN, SIGNED_IN) and one.needs not in ROLE_CAN[role]:
                continue
            with written_tables() as tables:
                browser.get(one.path)
            if beyond := tables - set(MAY_BE_WRITTEN):
                wrong.append((one.name, beyond))
    assert wrong == []


def test_a_form_from_elsewhere_is_refused_everywhere(person: Callable[..., User], pages: list[Any]) -> None:
    wrong = []
    for role in TITLES:
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(person(role), backend="jianheng.desk.accounts.known.AccountBackend")
        wrong += [(role, one.name) for one in pages if browser.post(one.path).status_code != 403]
    assert wrong == []


def test_each_page_forbids_frames_scripts_from_elsewhere_and_guessing_of_types(
    client_of: ClientOf, client: Client, pages: list[Any]
) -> None:
    wrong = []
    browsers = [client_of("lead"), client_of("sysadmin"), client_of("secadmin"), client_of("auditor"), client]
    for browser in browsers:
        for one in pages:
            told = browser.get(one.path).headers
            policy = told.get("Content-Security-Policy", "")
            scripts = next((part for part in policy.split(";") if part.strip().startswith("script-src")), "")
            safe = (
                told.get("X-Frame-Options") == "DENY"
                and told.get("X-Content-Type-Options") == "nosniff"
                and told.get("Referrer-Policy") == "same-origin"
                and "frame-ancestors 'none'" in policy
                and scripts.strip() == "script-src 'self'"
            )
            if not safe:
                wrong.append(one.name)
    assert wrong == []


def test_the_page_about_it_is_up_to_date(repository: Any) -> None:
    assert (repository / PAGE).read_text(encoding="utf-8") == page(), "python -m jianheng.desk.access.page"
    assert set(CAN_WORDS) == set(Can)
