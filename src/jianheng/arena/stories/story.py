"""One story."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from jianheng.arena.world.life import Life

ADULTS = (date(1962, 1, 1), date(1992, 12, 31))


@dataclass(frozen=True)
class Story:
    """What is staged in one person's life.

    Args:
        name: what happens.
        tell: tells it.
        born: between which days the person was born.
    """

    name: str
    tell: Callable[[Life], None]
    born: tuple[date, date] = ADULTS
