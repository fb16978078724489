"""Numbers as they are mistyped, and as spreadsheets spoil them."""

from __future__ import annotations

from random import Random

_EXACT = 15
_FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
_BREAKS = (6, 14)


def one_wrong(number: str, random: Random) -> str | None:
    """One digit is another; the last stays, so that the check digit tells."""
    place = random.randrange(len(number) - 1)
    if not number[place].isdigit():
        return None
    other = random.choice([digit for digit in "0123456789" if digit != number[place]])
    return number[:place] + other + number[place + 1 :]


def two_swapped(number: str, random: Random) -> str | None:
    """Two neighbouring digits are exchanged."""
    places = [n for n in range(len(number) - 2) if number[n] != number[n + 1]]
    if not places:
        return None
    place = random.choice(places)
    return number[:place] + number[place + 1] + number[place] + number[place + 2 :]


def last_lost(number: str, _: Random) -> str | None:
    """The last digit is cut off."""
    return number[:-1]


def by_spreadsheet(number: str, _: Random) -> str | None:
    """A spreadsheet keeps fifteen digits of a number and fills up with noughts."""
    spoilt = number[:_EXACT] + "0" * len(number[_EXACT:])
    return spoilt if number.isdigit() and spoilt != number else None


def zeros_lost(number: str, _: Random) -> str | None:
    """The noughts in front are gone."""
    return number.lstrip("0") if number.isdigit() and number.startswith("0") and number.strip("0") else None


def full_width(words: str, _: Random) -> str | None:
    """Digits are typed full-width."""
    wide = words.translate(_FULL_WIDTH)
    return wide if wide != words else None


def blank_inside(words: str, random: Random) -> str | None:
    """A blank, narrow or wide, stands inside."""
    if len(words) <= 1:
        return None
    place = random.choice(_BREAKS) if len(words) > _EXACT else 1
    return words[:place] + random.choice((" ", "　")) + words[place:]
