"""The day of the ruling, printed between the judges' names and the clerk's."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import DATE, Fact, PartDate, read_date
from jianheng.intake.ruling.passages import CLOSING, Passage

_SIGNED = re.compile(rf"(?P<date>{DATE})(?=\n|$|法官助理|书记员|代书记员|附)")


def ruled_on(passages: tuple[Passage, ...]) -> Fact[PartDate] | None:
    """Read the day of the ruling.

    Args:
        passages: the parts of the ruling.

    Returns:
        The last full date that stands for itself in the closing part; None where the text breaks off before.
    """
    days = [
        day
        for passage in passages
        if passage.kind == CLOSING
        for found in _SIGNED.finditer(passage.text)
        if (day := passage.group(found, "date", read_date)) and day.value.day
    ]
    return days[-1] if days else None
