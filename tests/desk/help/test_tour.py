"""The tour: on demand, step by step, kept per person, left at any time."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jianheng.desk.accounts.first import make_demo_people
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.help.tour import STEPS, step_of, steps_of

ClientOf = Callable[..., Client]


def go(client: Client, act: str) -> str:
    return client.post("/help/tour/", {"act": act}).headers["Location"]


def test_nobody_is_shown_around_unasked(client_of: ClientOf) -> None:
    assert "data-tour" not in client_of("prosecutor").get("/").content.decode()


def test_whoever_plays_through_the_demo_is_shown_around_and_administrators_are_not(office: Office) -> None:
    make_demo_people(office.name)
    assert step_of(User.objects.get(username="jcg")) is not None
    assert step_of(User.objects.get(username="xitong")) is None


def test_each_step_stands_on_its_page_and_the_last_one_ends_it(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    at = go(client, "begin")
    for number, step in enumerate(STEPS, start=1):
        page = client.get(at).content.decode()
        assert f"导览 {number} / {len(STEPS)}" in page
        assert str(step.title) in page
        at = go(client, "next")
    assert at == "/"
    assert "data-tour" not in client.get("/").content.decode()


def test_one_goes_back_comes_again_later_and_leaves(client_of: ClientOf) -> None:
    client = client_of("prosecutor")
    go(client, "begin")
    go(client, "next")
    again = client_of("prosecutor")
    assert "导览 2 /" in again.get("/models/").content.decode()
    assert go(again, "back") == "/"
    assert go(again, "back") == "/"
    go(again, "leave")
    assert "data-tour" not in again.get("/").content.decode()


def test_what_was_made_up_leaves_one_where_one_stands(client_of: ClientOf, person: Callable[..., User]) -> None:
    client = client_of("prosecutor")
    go(client, "begin")
    go(client, "<script>")
    assert User.objects.get(pk=person("prosecutor").pk).tour == "home"


def test_the_steps_are_those_whose_pages_one_may_open(person: Callable[..., User]) -> None:
    assert [step.name for step in steps_of(person("sysadmin"))] == ["home", "help"]
    assert len(steps_of(person("viewer"))) == len(STEPS)
