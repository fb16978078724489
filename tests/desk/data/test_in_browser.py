"""The columns of a delivered table in a browser: choosing a field shows at once how the column would be read."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Route, expect
from pytest_django.live_server_helper import LiveServer
from tests.desk.data.conftest import book

from jianheng.desk.data.models import Intake
from jianheng.desk.jobs.models import Job

PATIENCE = 30_000  # ms; a busy machine is not a failure


@pytest.mark.real("browser")
@pytest.mark.django_db(transaction=True)
def test_a_chosen_field_is_read_at_once(
    browser: Browser,
    live_server: LiveServer,
    workspace: object,
    client_of: Callable[..., Client],
    work: Callable[[], list[Job]],
) -> None:
    client = client_of("prosecutor")
    client.post("/data/in/", {"files": [book()], "unit": "江州监狱"})
    work()
    intake = Intake.objects.get()
    rows = client.get(f"/data/in/{intake.pk}/columns/").context["rows"]
    number = next(row.number for row in rows if row.column.heading == "调入日期")
    context = browser.new_context(viewport={"width": 1366, "height": 900})
    key = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": key, "url": live_server.url}])
    page = context.new_page()
    page.goto(f"{live_server.url}/data/in/{intake.pk}/columns/")
    held: list[Route] = []
    page.route(f"**/columns/*/{number}/", lambda route: route.continue_() if held else held.append(route))
    # Who chooses again before the first answer is there gets what was chosen last.
    page.select_option(f"[name=to-{number}]", "-")
    with page.expect_response(f"**/columns/*/{number}/", timeout=PATIENCE):
        page.select_option(f"[name=to-{number}]", "assignment.from_on")
    assert held
    expect(page.locator(f"[name=to-{number}]")).to_have_value("assignment.from_on", timeout=PATIENCE)
    expect(page.locator(f"#col-{number}")).to_contain_text("→", timeout=PATIENCE)
    assert page.locator(f"#col-{number} .late").first.is_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
