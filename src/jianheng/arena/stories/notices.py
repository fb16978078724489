"""Notices of correction that nobody follows up (巡回检察规定2021 art 37, 刑诉规则2019 art 553)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from jianheng.arena.stories.story import Story
from jianheng.arena.world.everyday import freed
from jianheng.arena.world.life import Life
from jianheng.arena.world.supervision_paper import Notice, notify

MODEL, TABLE = "supervision/notice-without-follow-up", "supervision_document"
DAYS = (date(2022, 1, 10), date(2026, 6, 30))


def notified(life: Life, finding: str, follow_up: Notice) -> None:
    """Send a notice about an everyday supervision, and follow it up, or not."""
    freed(life)
    key = notify(life, replace(follow_up, issued_on=life.dice.day(*DAYS)))
    life.know(MODEL, TABLE, finding, 1, **key)


SILENT = Notice(DAYS[0], replied_after=None, looked_back=False)
STORIES = (
    Story("notice without an answer or a follow-up", partial(notified, finding="no_follow_up", follow_up=SILENT)),
    Story("notice without an answer, urged", partial(notified, finding="", follow_up=replace(SILENT, urged_after=20))),
    Story(
        "notice without an answer, reported up",
        partial(notified, finding="", follow_up=replace(SILENT, reported_after=20)),
    ),
    Story(
        "notice answered and looked back on",
        partial(notified, finding="", follow_up=Notice(DAYS[0], replied_after=14)),
    ),
)
