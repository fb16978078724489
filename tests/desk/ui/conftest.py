"""A workbench with a little of everything, and a browser's windows."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from jianheng.desk.accounts.models import User
from jianheng.desk.casework import actions
from jianheng.desk.casework.models import Arrival, Clue, Upcoming
from jianheng.desk.jobs.models import Job
from jianheng.desk.papers import deciding, drafting


@pytest.fixture
def filled(person: Callable[..., User], clue: Callable[..., Clue], settings: object) -> dict[str, str]:
    """A workbench with a little of everything; the ids that stand in addresses."""
    user = person("prosecutor")
    Arrival.objects.create(run="2026-11-20-a", as_of="2026-11-20", found=2, new=2)
    actions.take(user, clue(grade="serious").pk, 0)
    clue("甲县看守所")
    unit = Clue.objects.first().institution
    due = {"run": "2026-11-20-a", "model": "custody/no-title", "area": "custody", "title_zh": "无凭证羁押"}
    Upcoming.objects.create(institution=unit, act="刑期", due="2026-12-01", title_en="No title", **due)
    User.objects.filter(pk=person("reviewer").pk).update(tour="clues")
    job = Job.objects.create(
        kind="?", about="三个模型", by=user, state=Job.FAILED, error_zh="缺表", error_en="no table"
    )
    confirmed = [clue(status=Clue.CLOSED, conclusion="confirmed") for _ in range(3)]
    draft, oral = (drafting.start(user, kind, [confirmed[n].pk], False) for n, kind in enumerate(("notice", "oral")))
    deciding.say_it(user, oral.pk, 0)
    return {
        "job": str(job.pk),
        "clue": str(Clue.objects.first().pk),
        "confirmed": str(confirmed[2].pk),
        "draft": str(draft.pk),
        "paper": str(oral.pk),
        "unit": str(unit.pk),
    }


@pytest.fixture
def windows(browser: Browser) -> Iterator[Browser]:
    """The browser, whose windows are closed again."""
    yield browser
    for context in browser.contexts:
        context.close()
