"""ID numbers that may be meant by a wrong one: suggestions for a person, never a repair."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from jianheng.identity.id_number import IdNumberError, plain_id, read_id_number

_DIGITS = "0123456789"
_LENGTH = 18
_LOST = re.compile(r"\d{15}000", re.ASCII)
_FEWEST = 3


def possible_ids(text: str, born: date) -> tuple[str, ...]:
    """Valid numbers one slip away from a wrong one: a wrong digit, two exchanged, one missing or one too many.

    Args:
        text: the number as written.
        born: the day of birth that is stated beside it.

    Returns:
        The numbers with that day of birth, those with two neighbours exchanged first. Which one is meant, if any,
        only the paper itself says.

    >>> possible_ids("11010519491232002X", date(1949, 12, 31))
    ('11010519491231002X',)
    """
    wrong = plain_id(text)
    if not re.fullmatch(r"[0-9X]{17,19}", wrong):
        return ()
    found: dict[str, None] = {}
    for number in _one_slip_away(wrong):
        try:
            if read_id_number(number).birth_on == born:
                found[number] = None
        except IdNumberError:
            continue
    found.pop(wrong, None)
    return tuple(found)


def digits_were_lost(numbers: Sequence[str]) -> bool:
    """Whether a column of ID numbers went through a spreadsheet as numbers, which keeps 15 of their digits.

    One in eleven of such numbers has a right check character by chance, so that the column is to be refused as a
    whole.

    Args:
        numbers: the numbers of a column.

    Returns:
        True where all numbers of 18 characters, and at least three, end in three zeros.

    >>> digits_were_lost(["320102198001010000", "320102197512110000", "320102196602030000"])
    True
    """
    whole = [number for number in map(plain_id, numbers) if len(number) == _LENGTH]
    return len(set(whole)) >= _FEWEST and all(_LOST.fullmatch(number) for number in whole)


def _one_slip_away(wrong: str) -> Iterator[str]:
    places = range(len(wrong))
    if len(wrong) == _LENGTH:
        yield from (wrong[:i] + wrong[i + 1] + wrong[i] + wrong[i + 2 :] for i in places[:-1])
        yield from (wrong[:i] + digit + wrong[i + 1 :] for i in places for digit in _DIGITS)
        yield wrong[:-1] + "X"
    elif len(wrong) < _LENGTH:
        yield from (wrong[:i] + digit + wrong[i:] for i in (*places, len(wrong)) for digit in _DIGITS)
        yield wrong + "X"
    else:
        yield from (wrong[:i] + wrong[i + 1 :] for i in places)
