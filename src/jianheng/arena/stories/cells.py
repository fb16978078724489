"""Minors in one cell with adults (刑事诉讼法 art 280, 看守所条例 art 14)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_days
from jianheng.arena.stories.story import ADULTS, Story
from jianheng.arena.world.cell import ADULT_CELLS, MINORS_CELL, of_age_on, put_in_cell
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import Life
from jianheng.arena.world.stay import stay

MODEL, TABLE = "detention/minor-held-with-adults", "assignment"
BORN = (date(2001, 6, 1), date(2005, 12, 31))
OTHER_MINORS = (date(2006, 6, 1), date(2006, 12, 31))
TERM = (30, 60)


def shared(life: Life, before_majority: int, cell: str, others: tuple[date, date], finding: str) -> None:
    """Put the person, so many days before majority, into a cell with somebody else."""
    held_on = add_days(of_age_on(life.person.birth_on), -before_majority)
    held = (held_on, held_on)
    sentence = imprison(life, Wanted(held, TERM, bailed=False))
    other = life.companion(others)
    beside = imprison(other, Wanted(held, TERM, bailed=False))
    put_in_cell(other, beside, cell, held_on, add_days(held_on, 30))
    put_in_cell(life, sentence, cell, held_on, add_days(held_on, 20))
    life.know(MODEL, TABLE, finding, kind="cell", kept_by=life.district.detention_centre, from_on=held_on)
    stay(other, beside)
    stay(life, sentence)


def moved_apart(life: Life) -> None:
    """Put the person into a cell that the adult has left the day before."""
    held_on = add_days(of_age_on(life.person.birth_on), -200)
    sentence = imprison(life, Wanted((held_on, held_on), TERM, bailed=False))
    other = life.companion(ADULTS)
    beside = imprison(other, Wanted((held_on, held_on), TERM, bailed=False))
    cell = f"过渡{life.person.number + 1}室"
    put_in_cell(other, beside, cell, held_on, add_days(held_on, 4))
    put_in_cell(life, sentence, cell, add_days(held_on, 5), add_days(held_on, 25))
    centre = life.district.detention_centre
    life.know(MODEL, TABLE, kind="cell", kept_by=centre, from_on=add_days(held_on, 5))
    stay(other, beside)
    stay(life, sentence)


STORIES = (
    *(
        Story(
            f"minor in a cell, {name}",
            partial(shared, before_majority=days, cell=cell, others=others, finding=finding),
            BORN,
        )
        for name, days, cell, others, finding in (
            ("with an adult", 300, ADULT_CELLS[0], ADULTS, "held_with_adults"),
            ("with an adult, one day before majority", 1, ADULT_CELLS[1], ADULTS, "held_with_adults"),
            ("with minors", 300, MINORS_CELL, OTHER_MINORS, ""),
        )
    ),
    Story("minor in a cell after an adult", moved_apart, BORN),
)
