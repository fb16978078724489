"""Unlawful acts, and lawful ones that tempt: each story stages one in one person's life."""

from __future__ import annotations

from jianheng.arena.stories import (
    ability,
    cap,
    cells,
    community,
    custody,
    delivery,
    first,
    interval,
    judgment,
    minimum,
    money,
    new_end,
    notices,
    parole,
    regime,
    release,
)
from jianheng.arena.stories.story import Story

SENTENCES = (first, interval, cap, new_end, minimum, parole, ability, judgment, delivery)
ELSEWHERE = (community, money, release, notices, regime, cells, custody)
STORIES: tuple[Story, ...] = tuple(story for area in (*SENTENCES, *ELSEWHERE) for story in area.STORIES)

__all__ = ["STORIES", "Story"]
