"""How pages look, kept for each person."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.accounts.models import User

ClientOf = Callable[..., Client]


def test_a_choice_is_kept_for_its_person_alone(client_of: ClientOf, person: Callable[..., User]) -> None:
    person("lead")
    answer = client_of("prosecutor").post("/account/settings/look/", {"theme": "dark", "single_keys": "off"})
    assert answer.headers["Location"] == "/account/settings/"
    mine, theirs = User.objects.get(username="prosecutor"), User.objects.get(username="lead")
    assert (mine.theme, mine.single_keys, mine.density) == ("dark", False, "compact")
    assert (theirs.theme, theirs.single_keys) == ("light", True)


@pytest.mark.parametrize("value", ["", "<script>", "x" * 5000])
def test_what_is_no_choice_changes_nothing(client_of: ClientOf, value: str) -> None:
    client_of("prosecutor").post("/account/settings/look/", {"theme": value, "density": value})
    kept = User.objects.get(username="prosecutor")
    assert (kept.theme, kept.density) == ("light", "compact")


def test_the_switch_on_a_page_is_kept_without_a_new_page(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    answer = client.post("/account/settings/look/", {"theme": "dark"}, headers={"X-Quiet": "1"})
    assert answer.status_code == 204
    assert 'data-theme="dark"' in client.get("/account/settings/").content.decode()


def test_a_form_of_another_site_changes_nothing(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert strict.post("/account/settings/look/", {"theme": "dark"}).status_code == 403
    assert User.objects.get(username="prosecutor").theme == "light"
    assert client.get("/account/settings/look/").status_code == 405


def test_a_refusal_is_in_the_theme_of_its_reader_and_tells_the_way_back(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    client.post("/account/settings/look/", {"theme": "dark"})
    for path, status in (("/audit/", 403), ("/nowhere/", 404)):
        answer = client.get(path)
        assert answer.status_code == status
        assert 'data-theme="dark"' in answer.content.decode()
        assert "回到工作台" in answer.content.decode()
