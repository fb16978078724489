"""Whatever is sent, the API answers as its document says and never breaks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from django.core.wsgi import get_wsgi_application
from django.test import Client
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from jianheng.desk.access.roles import ROLE_CAN

# So many tries an operation; all of them take less than a minute.
TRIES = 2
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
TOKEN = "a" * 32


def signed_in(session: str) -> Callable[..., Any]:
    """The workbench, asked by somebody who has signed in and sends the token against forged requests."""
    inner = get_wsgi_application()

    def asked(environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        environ |= {"HTTP_COOKIE": f"sessionid={session}; csrftoken={TOKEN}", "HTTP_X_CSRFTOKEN": TOKEN}
        return inner(environ, start)

    return asked


@pytest.mark.parametrize("role", ["lead", "sysadmin", "secadmin", "auditor"])
def test_whatever_is_sent(client_of: Callable[..., Client], clue: Callable[..., Any], role: str) -> None:
    clue(), clue(section="note")
    browser = client_of(role)
    schema = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", signed_in(browser.cookies["sessionid"].value))
    tried = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        needs = operation.definition.raw["x-needs"]
        if needs not in ROLE_CAN[role] and needs != "signed in":
            continue
        tried += 1
        _try(operation)
    assert tried > 3


def _try(operation: Any) -> None:
    @settings(
        max_examples=TRIES,
        deadline=None,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy())
    def check(case: Any) -> None:
        case.call_and_validate(checks=CHECKS)

    check()
