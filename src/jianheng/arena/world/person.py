"""An invented person: name, sex, birth, and an ID number of a region that does not exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.dice import Dice

_SURNAMES = "顾罗卢傅祝柯翟骆柴蒲滕仇窦阮柏水邬冉桑卞茅苗桂荀应宓储"
_GIVEN = "望舟秉川穗朴砚泊榆棠岚澍笙楠薇蔓芷荻苓蓼榕柚桐杉汐澜溪渊漪洵沅汀潼坪峤岫崧"
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# No region is numbered 3291 to 3299: real ones of that province end at 3213.
_REGIONS = [f"32{city}{county:02}" for city in range(91, 100) for county in range(100)]
_ORDERS = 500
# Companions of a story are numbered behind all who may live in a county.
MOST_PERSONS = 4 * len(_REGIONS) * _ORDERS
_BLOCKS = 8


@dataclass(frozen=True)
class Person:
    """One person of the county.

    Args:
        number: the person's number in the county.
        name: the name.
        female: the sex.
        birth_on: the day of birth.
        id_no: the ID number.
    """

    number: int
    name: str
    female: bool
    birth_on: date
    id_no: str

    @property
    def key(self) -> str:
        """How tables name the person."""
        return f"id:{self.id_no}"


def invent(number: int, dice: Dice, birth_first: date, birth_last: date, *, female: bool) -> Person:
    """Invent a person; no two numbers give the same ID number.

    Args:
        number: the person's number.
        dice: the person's chance.
        birth_first, birth_last: between which days the person was born.
        female: the sex.
    """
    place, block = number % (len(_REGIONS) * _ORDERS), number // (len(_REGIONS) * _ORDERS)
    birth_on = dice.day(birth_first, birth_last)
    # Regions and order numbers do not suffice for every number: the day of birth tells the blocks apart.
    birth_on = add_days(birth_on, (block - birth_on.toordinal()) % _BLOCKS)
    order = place // len(_REGIONS) * 2 + (0 if female else 1)
    body = f"{_REGIONS[place % len(_REGIONS)]}{birth_on:%Y%m%d}{order:03}"
    check = _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True)) % 11]
    name = dice.one_of(_SURNAMES) + dice.one_of(_GIVEN) + (dice.one_of(_GIVEN) if dice.chance(0.7) else "")
    return Person(number, name, female, birth_on, body + check)
