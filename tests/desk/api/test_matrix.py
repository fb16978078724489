"""Every operation of the API against every role, and against nobody.

What is expected comes from what each operation says it needs; one that says nothing fails here by its name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.test import Client
from ninja import Schema

from jianheng.desk.access.roles import ROLE_CAN, TITLES
from jianheng.desk.accounts.models import User
from jianheng.desk.api.api import api
from jianheng.desk.audit.models import Entry

ClientOf = Callable[..., Client]
JSON = "application/json"
# Open to everybody who is signed in: oneself, and one's own long work.
FOR_EVERYBODY = {"GET /me", "GET /jobs", "GET /jobs/{job_id}", "POST /jobs/{job_id}/cancel"}


def test_every_operation_says_whom_it_is_for(operations: list[Any]) -> None:
    default = [one.name for one in operations if one.auth == [api.auth]]
    assert default == [], "say auth=Needs(...)"
    assert {one.name for one in operations if one.needs is None} == FOR_EVERYBODY
    assert len(operations) > 30


@pytest.mark.parametrize("role", TITLES)
def test_a_role_does_what_its_capabilities_say_and_nothing_else(
    client_of: ClientOf, operations: list[Any], role: str
) -> None:
    browser, wrong = client_of(role), []
    for one in operations:
        status = browser.generic(one.method, one.path, "{}", JSON).status_code
        let_in = one.needs is None or one.needs in ROLE_CAN[role]
        # Where one is let in, things that are not there are 404, an empty body is 422.
        if not (status in (200, 201, 202, 404, 409, 422) if let_in else status == 403):
            wrong.append((one.name, status))
    assert wrong == []


def test_nobody_gets_nothing(client: Client, office: object, operations: list[Any]) -> None:
    answers = {one.name: client.generic(one.method, one.path, "{}", JSON) for one in operations}
    assert {name: answer.status_code for name, answer in answers.items() if answer.status_code != 401} == {}
    assert answers["GET /me"].json() == {"detail": "请先登录。", "zh": "请先登录。", "en": "Sign in first."}
    assert client.get("/api/v1/openapi.json").status_code == 401


def test_writing_from_elsewhere_is_refused_everywhere(person: Callable[..., User], operations: list[Any]) -> None:
    wrong = []
    for role in TITLES:
        browser = Client(enforce_csrf_checks=True)
        browser.force_login(person(role), backend="jianheng.desk.accounts.known.AccountBackend")
        for one in operations:
            if one.method != "GET" and browser.generic(one.method, one.path, "{}", JSON).status_code != 403:
                wrong.append((role, one.name))
    assert wrong == []


def test_a_password_that_somebody_else_chose_is_changed_first(client_of: ClientOf) -> None:
    browser = client_of("prosecutor")
    User.objects.update(password_set_at=None)
    assert browser.get("/api/v1/me").status_code == 403
    assert "改密码" in browser.get("/api/v1/clues").json()["zh"]


def test_what_is_refused_is_on_record(client_of: ClientOf) -> None:
    client_of("viewer").get("/api/v1/audit")
    last = Entry.objects.order_by("-number").first()
    assert last is not None
    assert (last.actor, last.action, last.about) == ("viewer", "refused", "/api/v1/audit")


def test_an_address_that_leads_nowhere_is_told_as_json(client_of: ClientOf) -> None:
    told = client_of("viewer").get("/api/v1/nowhere")
    assert (told.status_code, set(told.json())) == (404, {"detail", "zh", "en"})


def test_each_kind_of_answer_has_a_name_of_its_own() -> None:
    known: dict[str, set[str]] = {}
    for kind in every_kind(Schema):
        if kind.__module__.startswith("jianheng.desk.api"):
            known.setdefault(kind.__name__, set()).add(kind.__module__)
    assert {name: modules for name, modules in known.items() if len(modules) > 1} == {}


def every_kind(kind: type[Any]) -> Iterator[type[Any]]:
    for below in kind.__subclasses__():
        yield below
        yield from every_kind(below)


def test_the_document_is_complete(client_of: ClientOf) -> None:
    document = client_of("viewer").get("/api/v1/openapi.json").json()
    ids, wrong = [], []
    for path, operations in document["paths"].items():
        for method, one in operations.items():
            ids.append(one["operationId"])
            zh_and_en = re.search(r"[\u4e00-\u9fff]", one["summary"]) and re.search(r"[a-z]{2}", one["summary"])
            refusals = {"401", "403"} <= set(one["responses"]) and (method == "get" or "422" in one["responses"])
            if not (zh_and_en and refusals and one["x-needs"]):
                wrong.append((method, path))
    assert wrong == []
    assert len(ids) == len(set(ids))
