"""A session is kept by pages that people open, and not by what a page asks for by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.staying import NOTED_EVERY, SEEN
from jianheng.desk.jobs.models import Job


@pytest.fixture
def long_ago(client_of: Callable[..., Client]) -> Client:
    """A browser in which somebody opened a page longer ago than is noted each time."""
    client = client_of("prosecutor")
    client.get("/")
    session = client.session
    session[SEEN] -= 2 * NOTED_EVERY
    session.save()
    return client


def test_a_page_that_is_opened_keeps_the_session(long_ago: Client) -> None:
    before = long_ago.session[SEEN]
    ends = long_ago.session.get_expiry_date()
    assert long_ago.get("/clues/").status_code == 200
    assert long_ago.session[SEEN] >= before + 2 * NOTED_EVERY
    assert long_ago.session.get_expiry_date() >= ends


def test_a_page_soon_after_writes_nothing(client_of: Callable[..., Client]) -> None:
    client = client_of("prosecutor")
    client.get("/")
    session = client.session
    session[SEEN] -= NOTED_EVERY // 2
    session.save()
    noted = client.session[SEEN]
    assert client.get("/clues/").status_code == 200
    assert client.session[SEEN] == noted


def test_long_work_that_is_watched_does_not_keep_the_session(long_ago: Client, person: Callable[..., User]) -> None:
    job = Job.objects.create(kind="?", about="运行", by=person("prosecutor"))
    before = long_ago.session[SEEN]
    assert long_ago.get(f"/jobs/{job.pk}/state/").status_code == 200
    assert long_ago.session[SEEN] == before
