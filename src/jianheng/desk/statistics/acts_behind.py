"""The acts behind a figure, over all models, page by page, names hidden."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.clues.act_name import names_of
from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.casework.arrivals import UNKNOWN_UNIT
from jianheng.desk.runs.acts import act_key
from jianheng.desk.runs.folders import folder_of
from jianheng.desk.runs.seen import latest_ran
from jianheng.desk.statistics.acts import counted, is_narrowed_by_period, tallied
from jianheng.desk.statistics.asked import Asked
from jianheng.desk.words import lang
from jianheng.engine.answer_files import stream_answers

PAGE = 100
COLUMNS = ("row_id", "slot", "key", "unit", "day", "answer", "due")
MONTH = len("2026-03")


@dataclass(frozen=True)
class Act:
    """An examined act and its answer.

    Args:
        model, title: the model that examined it.
        key: its name in an address.
        run: the run.
        unit: the institution.
        act, person: as shown, names hidden.
        day: when it was; empty where that is not known.
        answer: one of the five.
        due: when it falls due, where it is pending.
    """

    model: str
    title: str
    key: str
    run: str
    unit: str
    act: str
    person: str
    day: str
    answer: str
    due: str


@dataclass(frozen=True)
class Behind:
    """A page of acts.

    Args:
        rows: the acts.
        total: how many there are in all.
        lost: titles of models whose run is no longer there, so that their acts cannot be listed.
    """

    rows: list[Act]
    total: int
    lost: list[str]


def acts_behind(asked: Asked, user: User, answer: str, *, of_unknown_day: bool, number: int = 1) -> Behind:
    """The acts that a figure counts.

    Args:
        asked: what is asked.
        user: by whom.
        answer: one of the five, or empty for all.
        of_unknown_day: only those whose day is not known.
        number: which page, from 1.
    """
    ran = latest_ran()
    rows_of = tallied(asked, user, ran)
    rows_of = rows_of.filter(month="") if of_unknown_day else rows_of
    skip, left, rows, lost, total = (number - 1) * PAGE, PAGE, list[Act](), list[str](), 0
    keep = _Keep.of(asked, user, answer, of_unknown_day)
    for model, counts in counted(rows_of, "model"):
        many = counts[answer] if answer else counts.total
        total += many
        folder = folder_of(ran[model].run.name) if many else None
        if many and folder is None:
            lost.append(ran[model].title)
        if skip >= many or not left or folder is None:
            skip = max(0, skip - many)
            continue
        found = list(islice(_acts(folder, model, ran[model].title, keep), skip, skip + left))
        rows += found
        skip, left = 0, left - len(found)
    return Behind(rows, total, lost)


@dataclass(frozen=True)
class _Keep:
    """Which rows of answers count."""

    units: pa.Array | None
    answer: str
    since: str
    until: str
    of_unknown_day: bool

    @classmethod
    def of(cls, asked: Asked, user: User, answer: str, of_unknown_day: bool) -> _Keep:
        units = asked.units(user)
        names = None
        if units is not None:
            told = Institution.objects.filter(pk__in=units).values_list("name", flat=True)
            names = pa.array([name for each in told for name in ((each, "") if each == UNKNOWN_UNIT else (each,))])
            names = names.cast(pa.string())
        narrowed = is_narrowed_by_period(asked)
        return cls(names, answer, *((asked.since, asked.until) if narrowed else ("", "")), of_unknown_day)

    def __call__(self, rows: pa.Table) -> pa.Table:
        if self.answer:
            rows = rows.filter(pc.equal(rows["answer"].cast(pa.string()), self.answer))
        if self.units is not None:
            rows = rows.filter(pc.is_in(pc.fill_null(rows["unit"].cast(pa.string()), ""), value_set=self.units))
        if not (self.since or self.until or self.of_unknown_day):
            return rows
        months = pc.utf8_slice_codeunits(pc.fill_null(rows["day"].cast(pa.string()), ""), 0, MONTH)
        if self.of_unknown_day:
            return rows.filter(pc.equal(months, ""))
        fits = pc.not_equal(months, "")
        fits = pc.and_(fits, pc.greater_equal(months, self.since)) if self.since else fits
        fits = pc.and_(fits, pc.less_equal(months, self.until)) if self.until else fits
        return rows.filter(fits)


def _acts(folder: Path, model: str, title: str, keep: _Keep) -> Iterator[Act]:
    named = names_of([model], lang(), reveal=False)[model]
    for rows in stream_answers(folder, model, COLUMNS):
        for row in keep(rows).to_pylist():
            name = named(str(row["key"]), row["slot"])
            yield Act(
                model,
                title,
                act_key(model, str(row["key"])),
                folder.name,
                row["unit"] or UNKNOWN_UNIT,
                name.act,
                name.person,
                _day(row["day"]),
                row["answer"],
                _day(row["due"]) if row["answer"] == "pending" else "",
            )


def _day(value: Any) -> str:
    return str(value or "")
