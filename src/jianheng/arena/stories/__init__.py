"""Unlawful acts, and lawful ones that tempt: each story stages one in one person's life."""

from __future__ import annotations

from jianheng.arena.stories import ability, cap, delivery, first, interval, judgment, minimum, new_end, parole
from jianheng.arena.stories.story import Story

AREAS = (first, interval, cap, new_end, minimum, parole, ability, judgment, delivery)
STORIES: tuple[Story, ...] = tuple(story for area in AREAS for story in area.STORIES)

__all__ = ["STORIES", "Story"]
