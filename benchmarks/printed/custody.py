"""What a judgment tells of a defendant's custody: blocks of custody, residence and liberty."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from jianheng.intake.cleaning import find_dates

# 先看后文的措施；同一处写了几个的，以先写的为准。
MEASURES = {
    "residence": re.compile(r"指定居所监视居住"),
    # 行政拘留多为另一行为，不折抵。
    "free": re.compile(r"取保候审|监视居住|释放|行政拘留"),
    # 决定拘留而尚未执行的，人还没有被羁押。
    "held": re.compile(r"(?<!决定)刑事拘留|(?<!行政)(?<!刑事)(?<!决定)拘留|逮捕|羁押|[抓捉]获|归案|留置"),
}


@dataclass(frozen=True)
class Told:
    """A day and what began on it.

    Args:
        on: the day.
        measure: `held`, `residence` or `free`.
    """

    on: date
    measure: str


@dataclass(frozen=True)
class Custody:
    """Custody before the one in which the sentence is served.

    Args:
        blocks: first and last day of each time in custody; the last one has no last day.
        residence: days at a designated residence.
    """

    blocks: tuple[tuple[date, date | None], ...]
    residence: int


def told(story: str) -> list[Told]:
    """The measures of a passage in order of their days.

    Args:
        story: folded text about one defendant.
    """
    dates = _days(story)
    places = [*(end for _, end in dates[1:]), len(story)] if dates else []
    found = []
    for (day, end), until in zip(dates, places, strict=True):
        after = story[end:until]
        hits = {name: match.start() for name, pattern in MEASURES.items() if (match := pattern.search(after))}
        if hits:
            # “指定居所监视居住”里也有“监视居住”。
            name = (
                "residence"
                if "residence" in hits and hits["residence"] <= hits.get("free", 0)
                else min(hits, key=lambda key: hits[key])
            )
            found.append(Told(day, name))
    return sorted(found, key=lambda each: each.on)


def _days(story: str) -> list[tuple[date, int]]:
    """The days of a passage with the places behind their words; 次日 is the day after the one before it."""
    days = [(value.lo, end) for value, _, end in find_dates(story) if value is not None and value.lo == value.hi]
    found: list[tuple[date, int]] = [(day, end) for day, end in days if day is not None]
    for match in re.finditer("次日", story):
        before = [day for day, end in found if end <= match.start()]
        if before:
            found.append((before[-1] + timedelta(days=1), match.end()))
            found.sort(key=lambda each: each[1])
    return found


def custody(story: str) -> Custody | None:
    """Custody as the passage tells it; None where it tells of none.

    Args:
        story: folded text about one defendant.
    """
    blocks: list[tuple[date, date | None]] = []
    residence, state, since = 0, "free", date.min
    for each in told(story):
        if each.measure == state:
            continue
        if state == "held":
            blocks[-1] = (blocks[-1][0], each.on)
        elif state == "residence":
            residence += (each.on - since).days
        if each.measure == "held" and blocks and blocks[-1][1] == each.on:
            blocks[-1] = (blocks[-1][0], None)
        elif each.measure == "held":
            blocks.append((each.on, None))
        state, since = each.measure, each.on
    if not blocks or state != "held":
        return None
    return Custody(tuple(blocks), residence)
