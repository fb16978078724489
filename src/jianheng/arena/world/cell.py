"""Cells of the detention centre: minors apart from adults (刑事诉讼法 art 280)."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import DAY, add_years
from jianheng.arena.world.custody import district_of
from jianheng.arena.world.life import Life
from jianheng.arena.world.sentence import Sentence

ADULT_CELLS = tuple(f"成年{number}室" for number in range(1, 9))
MINORS_CELL = "未成年1室"
_OF_AGE = 18


def of_age_on(birth_on: date) -> date:
    """The first day of majority, which is the day after the eighteenth birthday (法释〔2006〕1号 art 2)."""
    return add_years(birth_on, _OF_AGE) + DAY


def put_in_cell(life: Life, sentence: Sentence, cell: str, from_on: date, until_on: date) -> None:
    """Tell the days in one cell."""
    centre = district_of(sentence.trial).detention_centre
    life.add(
        "assignment",
        centre,
        kept_by=centre,
        place_kind="detention_centre",
        kind="cell",
        value=cell,
        from_on=from_on,
        until_on=until_on,
    )


def cell_as_usual(life: Life, sentence: Sentence) -> None:
    """An adult in a cell of adults from the first day to the last."""
    if life.dice.chance(0.4):
        put_in_cell(life, sentence, life.dice.one_of(ADULT_CELLS), sentence.trial.detained_on, sentence.delivered_on)
