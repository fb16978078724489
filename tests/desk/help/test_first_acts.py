"""What an empty page says to do first, by what is missing and by what the reader may do."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Arrival
from jianheng.desk.help.first_acts import first_act
from jianheng.workspace import Workspace

ClientOf = Callable[..., Client]
EMPTY = ("/clues/", "/prompts/", "/runs/", "/runs/new/", "/models/", "/data/quality/", "/upcoming/", "/warnings/")


@pytest.mark.parametrize("path", EMPTY)
def test_an_empty_page_leads_to_where_data_come_in(client_of: ClientOf, path: str) -> None:
    main = client_of("prosecutor").get(path).content.decode().split("<main")[1]
    assert 'href="/data/in/"' in main


def test_once_data_are_there_the_models_are_run_and_then_nothing_is_said(
    workspace: Workspace, person: Callable[..., User]
) -> None:
    user = person("prosecutor")
    (workspace.batches / "b1").mkdir()
    act = first_act(user)
    assert act is not None
    assert (act.lacks, act.url) == ("run", "/runs/new/")
    Arrival.objects.create(run="2026-11-20-a", as_of="2026-11-20")
    assert first_act(user) is None


def test_who_may_not_do_it_is_told_and_led_nowhere(person: Callable[..., User]) -> None:
    act = first_act(person("viewer"))
    assert act is not None
    assert (act.lacks, act.url) == ("data", "")
