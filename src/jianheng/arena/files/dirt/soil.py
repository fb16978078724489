"""Slips fall on the rows of a sheet: one on each row that is hit."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import TypeAlias

from jianheng.arena.files.dirt.days import impossible, recorded_late
from jianheng.arena.files.dirt.ground import Ground, ground_of
from jianheng.arena.files.dirt.names import misheard, misread
from jianheng.arena.files.dirt.numbers import (
    blank_inside,
    by_spreadsheet,
    full_width,
    last_lost,
    one_wrong,
    two_swapped,
    zeros_lost,
)
from jianheng.arena.files.dirt.units import shortened
from jianheng.arena.files.styled.forms import Cell
from jianheng.arena.files.styled.page import Page
from jianheng.dictionary import Dictionary

DUPLICATE, RESENT, HEADER = "duplicate_row", "resent_row", "header_repeated"
Record: TypeAlias = list[Cell]
Changes: TypeAlias = dict[int, Cell]
_Slip: TypeAlias = Callable[[Ground, Record, Random], Changes]
_OfWords: TypeAlias = Callable[[str, Random], str | None]


@dataclass(frozen=True)
class Spoilt:
    """One slip within a sheet.

    Args:
        record: the place of its row among the rows, from 0.
        kind: what kind of slip.
        changes: by column, from 0, what stood there before; none where the whole row is meant.
    """

    record: int
    kind: str
    changes: Changes = field(default_factory=dict)


def soil(page: Page, share: float, seed: str, dictionary: Dictionary) -> tuple[list[Spoilt], list[Record]]:
    """Let slips fall on a sheet.

    Args:
        page: the sheet, whose rows are changed.
        share: share of its rows that get one.
        seed: what its chance depends on.
        dictionary: what its columns are.

    Returns:
        The slips, and the rows that are sent a second time.
    """
    ground = ground_of(page, dictionary)
    clean, page.records = page.records, []
    spoilt: list[Spoilt] = []
    resent: list[Record] = []
    for number, record in enumerate(clean):
        random = Random(f"{seed}/{number}")
        kind, changes = _slip(ground, record, random) if random.random() < share else ("", {})
        if kind == HEADER:
            spoilt.append(Spoilt(len(page.records), kind))
            page.records += page.heading_rows()
        page.records.append([changes.get(place, cell) for place, cell in enumerate(record)])
        if kind == DUPLICATE:
            spoilt.append(Spoilt(len(page.records), kind))
            page.records.append(list(record))
        elif kind == RESENT:
            spoilt.append(Spoilt(len(resent), kind))
            resent.append(record)
        elif changes:
            spoilt.append(Spoilt(len(page.records) - 1, kind, {place: record[place] for place in changes}))
    return spoilt, resent


def _slip(ground: Ground, record: Record, random: Random) -> tuple[str, Changes]:
    """Choose among all kinds until one can happen to the row."""
    kinds = [*_SLIPS, DUPLICATE, RESENT, HEADER]
    random.shuffle(kinds)
    for kind in kinds:
        if kind not in _SLIPS:
            return kind, {}
        if changes := _SLIPS[kind](ground, record, random):
            return kind, changes
    raise AssertionError("a row can always be written twice")


def _in(columns: Callable[[Ground], Iterable[int]], change: _OfWords) -> _Slip:
    """A slip of the words of one cell."""

    def slip(ground: Ground, record: Record, random: Random) -> Changes:
        places = [*columns(ground)]
        random.shuffle(places)
        for place in places:
            cell = record[place]
            after = change(cell, random) if isinstance(cell, str) and cell else None
            if after is not None:
                return {place: after}
        return {}

    return slip


def _missing(ground: Ground, record: Record, random: Random) -> Changes:
    filled = [place for place in ground.days if record[place] is not None]
    return {random.choice(filled): None} if filled else {}


def _impossible(ground: Ground, record: Record, random: Random) -> Changes:
    filled = [place for place in ground.days if record[place] is not None]
    place = random.choice(filled) if filled else None
    after = None if place is None else impossible(record[place], random)
    return {} if place is None or after is None else {place: after}


def _late(ground: Ground, record: Record, random: Random) -> Changes:
    for place in ground.recorded:
        after = recorded_late(record[place], ground.forms[place], random)
        if after is not None:
            return {place: after}
    return {}


def _swapped(ground: Ground, record: Record, random: Random) -> Changes:
    found: list[Changes] = []
    for one, two in ground.pairs:
        first, last = record[one], record[two]
        if first is not None and last is not None and first != last:
            found.append({one: last, two: first})
    for place in ground.spans:
        parts = str(record[place]).split(ground.forms[place].between) if record[place] else []
        if len(parts) == len(("from", "until")) and all(parts) and parts[0] != parts[1]:
            found.append({place: ground.forms[place].between.join(reversed(parts))})
    return random.choice(found) if found else {}


_SLIPS: dict[str, _Slip] = {
    "id_digit": _in(lambda ground: ground.ids, one_wrong),
    "id_swap": _in(lambda ground: ground.ids, two_swapped),
    "id_last_lost": _in(lambda ground: ground.ids, last_lost),
    "id_spreadsheet": _in(lambda ground: ground.ids, by_spreadsheet),
    "name_homophone": _in(lambda ground: ground.names, misheard),
    "name_look_alike": _in(lambda ground: ground.names, misread),
    "date_missing": _missing,
    "late_entry": _late,
    "leading_zeros": _in(lambda ground: ground.texts, zeros_lost),
    "full_width": _in(lambda ground: (*ground.texts, *ground.days), full_width),
    "blank_inside": _in(lambda ground: (*ground.ids, *ground.names), blank_inside),
    "impossible_date": _impossible,
    "span_swapped": _swapped,
    "unit_shortened": _in(lambda ground: ground.units, shortened),
}
