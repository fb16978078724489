"""Whose life is an everyday one, and in whose a story is staged."""

from __future__ import annotations

from jianheng.arena.dice import Dice
from jianheng.arena.stories import STORIES
from jianheng.arena.stories.story import ADULTS
from jianheng.arena.world.everyday import convict, live_as_usual
from jianheng.arena.world.life import Life
from jianheng.arena.world.person import invent

# Of ten persons four have a story, two are tried together, and four live alone.
_OF_TEN = 10
_WITH_STORY = (3, 4, 8, 9)
_TRIED_TOGETHER = (0, 1)


def live(seed: int, number: int) -> Life:
    """Tell one person's life; it depends on nothing but the seed and the number.

    Args:
        seed: the county's seed.
        number: the person's number, from 0.
    """
    dice = Dice(seed, "person", number)
    place = number % _OF_TEN
    story = None
    if place in _WITH_STORY:
        story = STORIES[(number // _OF_TEN * len(_WITH_STORY) + _WITH_STORY.index(place)) % len(STORIES)]
    born = story.born if story is not None else ADULTS
    life = Life(invent(number, dice, *born, female=dice.chance(0.1)), dice, "" if story is None else story.name)
    if story is not None:
        story.tell(life)
    elif place in _TRIED_TOGETHER:
        case = number - place
        convict(life, Dice(seed, "case", case), case)
    else:
        live_as_usual(life)
    for each in (life, *life.companions):
        _introduce(each)
    return life


def _introduce(life: Life) -> None:
    """Who the person is, as each unit that keeps rows of him or her states it."""
    person = life.person
    units = dict.fromkeys(unit for rows in life.rows.values() for unit, row in rows if "person" in row)
    for unit in units:
        life.add(
            "person_statement",
            unit,
            name=person.name,
            id_kind="resident_id",
            id_no=person.id_no,
            birth_on=person.birth_on,
            birth_basis="id",
            sex="female" if person.female else "male",
            ethnicity="han",
            source_no=f"{person.number + 1:08}",
            identity_state="established",
        )
