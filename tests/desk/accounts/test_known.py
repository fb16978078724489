"""Who comes back with a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from jianheng.desk.accounts.known import AccountBackend
from jianheng.desk.accounts.models import Institution, Office, User


@pytest.mark.parametrize("narrowed", [False, True])
def test_the_office_and_the_narrowing_come_with_the_person(
    person: Callable[..., User], office: Office, django_assert_num_queries: Any, narrowed: bool
) -> None:
    asked = person("prosecutor")
    prison = Institution.objects.create(name="江州监狱", office=office)
    if narrowed:
        asked.institutions.set([prison])
    with django_assert_num_queries(1):
        known = AccountBackend().get_user(asked.pk)
        assert known is not None
        assert (known.office, known.is_narrowed) == (office, narrowed)


def test_nobody_comes_back_to_a_shut_account(person: Callable[..., User]) -> None:
    asked = person("prosecutor")
    asked.is_active = False
    asked.save()
    assert AccountBackend().get_user(asked.pk) is None
    assert AccountBackend().get_user(asked.pk + 1) is None
