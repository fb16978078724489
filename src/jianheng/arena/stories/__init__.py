"""Unlawful acts, and lawful ones that tempt: each story stages one in one person's life."""

from __future__ import annotations

from jianheng.arena.stories import cap, first, interval, new_end
from jianheng.arena.stories.story import Story

STORIES: tuple[Story, ...] = (*first.STORIES, *interval.STORIES, *cap.STORIES, *new_end.STORIES)

__all__ = ["STORIES", "Story"]
