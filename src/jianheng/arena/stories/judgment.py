"""Printed ends that the term does not bear out (刑法 art 47, 刑诉法解释2021 art 202)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.stories.story import Story
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import Life
from jianheng.arena.world.stay import stay

MODEL, TABLE = "judgment/term-end-wrong", "judgment_person"
# The wrong day lies after the ten years, so that nobody is let go on it.
HELD, LONG = (date(2019, 6, 1), date(2023, 6, 30)), (118, 160)


def end_off_by(life: Life, least: int, most: int) -> None:
    """Print an end so many days off."""
    days = life.dice.number(least, most)
    sentence = imprison(life, Wanted(HELD, LONG, end_off_by=days))
    life.know(MODEL, TABLE, "end_too_late" if days > 0 else "end_too_early", judgment=sentence.judgment)
    stay(life, sentence)


def with_days_credited(life: Life) -> None:
    """Begin at the gate, with the days before bail credited."""
    sentence = imprison(life, Wanted(HELD, LONG, bailed=True))
    life.know(MODEL, TABLE, judgment=sentence.judgment)
    stay(life, sentence)


STORIES = (
    Story("judgment with an end too late", partial(end_off_by, least=8, most=40)),
    Story("judgment with an end months too late", partial(end_off_by, least=90, most=370)),
    Story("judgment with an end too early", partial(end_off_by, least=-40, most=-8)),
    Story("judgment with an end months too early", partial(end_off_by, least=-370, most=-90)),
    Story("judgment with days credited", with_days_credited),
)
