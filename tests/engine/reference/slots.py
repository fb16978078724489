"""The slots of a repeating duty, counted one by one in plain Python."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from jianheng.law.dates import months_after

By = Literal["court", "procuratorate", "police", ""]


@dataclass(frozen=True)
class Slot:
    """One period of a duty; `cut` where its known end falls before the last day."""

    number: int
    first: date
    last: date
    cut: bool


def slots(start: date, every: int, by: By, until: date | None, as_of: date) -> list[Slot]:
    """Every slot that began on or before a day, and before the duty ended."""

    def begins(number: int) -> date:
        return months_after(start, number * every, by) if by else start + timedelta(days=number * every)

    found: list[Slot] = []
    while begins(len(found)) <= as_of and (until is None or begins(len(found)) < until):
        number = len(found)
        last = begins(number + 1)
        found.append(Slot(number, begins(number), last, until is not None and until < last))
    return found
