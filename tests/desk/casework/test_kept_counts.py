"""Figures that are kept for a moment: shared by those who see the same, and made anew after one's own act."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from itertools import count

import pytest
from django.core.cache import cache
from django.utils import timezone

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework.kept_counts import KEPT_FOR, kept_for_a_moment
from jianheng.desk.casework.models import Clue, Event

Person = Callable[..., User]


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def figure() -> Callable[..., int]:
    """A figure that is another one each time it is made."""
    made = count(1)
    return lambda user, **told: kept_for_a_moment(user, "figure", lambda: next(made), **told)


def test_who_sees_the_same_shares_a_figure(person: Person, office: Office, figure: Callable[..., int]) -> None:
    one, other, narrowed = person("prosecutor"), person("lead"), person("viewer")
    narrowed.institutions.add(Institution.objects.create(name="江州监狱", office=office))
    assert [figure(one), figure(other), figure(narrowed), figure(one)] == [1, 1, 2, 1]


def test_what_depends_on_who_looks_is_nobody_elses(person: Person, figure: Callable[..., int]) -> None:
    one, other = person("prosecutor"), person("lead")
    assert [figure(one, own=True), figure(other, own=True), figure(one, own=True)] == [1, 2, 1]


@pytest.mark.django_db(transaction=True)
def test_after_an_act_ones_own_figures_are_made_anew(
    person: Person, clue: Callable[..., Clue], figure: Callable[..., int]
) -> None:
    one, other, found = person("prosecutor"), person("lead"), clue()
    assert (figure(one), figure(other)) == (1, 1)
    Event.objects.create(clue=found, by=one, kind="take", turn=1)
    one = User.objects.get(pk=one.pk)
    assert (figure(one), figure(one), figure(other)) == (2, 2, 1)
    one.acted_at = timezone.now() - timedelta(seconds=KEPT_FOR + 1)
    assert figure(one) == 1, "it is shared again"
