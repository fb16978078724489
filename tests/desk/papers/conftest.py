"""Papers for tests: confirmed clues, drafts, documents as far as a test needs them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers import deciding, drafting, following
from jianheng.desk.papers.models import Paper

MakeClue = Callable[..., Clue]


@pytest.fixture
def today() -> date:
    """The day of the test."""
    return timezone.localdate()


@pytest.fixture
def confirmed(clue: MakeClue) -> MakeClue:
    """Makes a clue that is a verified problem."""

    def make(**fields: object) -> Clue:
        return clue(**{"status": Clue.CLOSED, "conclusion": "confirmed", **fields})

    return make


@pytest.fixture
def draft(person: Callable[..., User], confirmed: MakeClue) -> Callable[..., Paper]:
    """Makes a draft of a prosecutor: `draft("notice", clues=[…])`; a day for the answer is written into it."""

    def make(kind: str = "notice", clues: list[Clue] | None = None, by: User | None = None, days: int = 20) -> Paper:
        who = by or person("prosecutor")
        paper = drafting.start(who, kind, [one.pk for one in clues or [confirmed()]], together=False)
        paper.reply_by = timezone.localdate() + timedelta(days=days)
        paper.save()
        return paper

    return make


@pytest.fixture
def approved(person: Callable[..., User], draft: Callable[..., Paper]) -> Callable[..., Paper]:
    """Makes a document that a team lead approved."""

    def make(kind: str = "notice", **told: object) -> Paper:
        paper = drafting.submit(person("prosecutor"), draft(kind, **told).pk, 0)
        return deciding.approve(person("lead"), paper.pk, 1)

    return make


@pytest.fixture
def served(person: Callable[..., User], approved: Callable[..., Paper]) -> Callable[..., Paper]:
    """Makes a document that was handed over today."""

    def make(kind: str = "notice", **told: object) -> Paper:
        paper = approved(kind, **told)
        return following.serve(person("prosecutor"), paper.pk, paper.turn, None, "direct")

    return make
