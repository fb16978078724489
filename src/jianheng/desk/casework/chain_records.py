"""One person's custody and sentence, day by day, from everything that was delivered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pyarrow as pa

from jianheng.chain.delivered import Delivered
from jianheng.chain.touched import known_as
from jianheng.desk.place import workspace
from jianheng.desk.words import say
from jianheng.dictionary import CodeList, load_dictionary
from jianheng.intake.store import standing_batches
from jianheng.law.term import Term

TABLES = ("custody_span", "sentence_state", "reduction")
BEFORE, SERVING, FREE, BAD = "pre", "serve", "free", "bad"
KIND = {"serving": SERVING, "awaiting_delivery": SERVING, "at_liberty": FREE, "held": BAD}
LISTS = {"status": "custody_status", "title": "custody_title", "ended_by": "departure"}


@dataclass(frozen=True)
class Span:
    """A stretch of days with one status in one place.

    Args:
        unit: the place; empty at liberty.
        kind: `pre`, `serve`, `free`, or `bad` where no title is known.
        status, title: in words.
        first, last: its days; an open end is None.
        stays: how many places say that they hold the person.
        left_for: why it ended, in words.
        source: where it was read.
    """

    unit: str
    kind: str
    status: str
    title: str
    first: date
    last: date | None
    stays: int
    left_for: str
    source: str

    def until(self, today: date) -> date:
        """Its last day, or today."""
        return min(self.last or today, today) if self.first <= today else self.first


@dataclass(frozen=True)
class Ruling:
    """A judgment or a reduction: its day, what it did, and the row from which it comes."""

    on: date
    told: str
    origin: str
    source: str


@dataclass(frozen=True)
class Flaw:
    """Days on which the records do not join: a `gap` or an `overlap`."""

    kind: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many days."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True)
class Chain:
    """What is known of one person's custody.

    Args:
        spans: in the order of days.
        rulings: judgments and reductions.
        ends: the end of the term as each version states it, last one last.
        flaws: gaps and overlaps.
        today: the day of the run.
    """

    spans: tuple[Span, ...]
    rulings: tuple[Ruling, ...]
    ends: tuple[date, ...]
    flaws: tuple[Flaw, ...]
    today: date

    def __bool__(self) -> bool:
        return bool(self.spans or self.rulings)

    @property
    def records(self) -> int:
        """How many records stand behind it."""
        return len(self.spans) + len(self.rulings)


def chain_of(person: str, today: date) -> Chain:
    """Join everything that was delivered about one person.

    Args:
        person: key of the person.
        today: up to which day things are told.

    Raises:
        IntakeError: a batch cannot be read.
    """
    dictionary = load_dictionary()
    delivered = Delivered(standing_batches(workspace()), dictionary)
    persons = known_as(delivered, delivered, {person})
    tables = delivered.tables(TABLES, persons)
    one = delivered.links.person(person)
    custody, states, reductions = (list(_rows_of(tables[name], one)) for name in TABLES)
    words = {field: dictionary.lists[name] for field, name in LISTS.items()}
    spans = tuple(_span(row, words) for row in custody if row["from_on"] is not None)
    rulings = (*_judgments(states), *_reductions(reductions))
    ends = tuple(dict.fromkeys(row["end_stated"] for row in states if row["end_stated"] is not None))
    return Chain(spans, tuple(sorted(rulings, key=lambda each: each.on)), ends, tuple(flaws_of(spans)), today)


def flaws_of(spans: tuple[Span, ...]) -> Iterator[Flaw]:
    """Gaps between spans, and spans of which several places say that they hold the person."""
    for before, after in pairwise(spans):
        if before.last is not None and (after.first - before.last).days > 1:
            yield Flaw("gap", before.last + timedelta(days=1), after.first - timedelta(days=1))
    first: date | None = None
    for span, following in zip(spans, (*spans[1:], None), strict=False):
        if span.stays > 1:
            first = first or span.first
            ends = following is None or following.stays <= 1 or following.first != (span.last or span.first) + _DAY
            if ends and span.last is not None:
                yield Flaw("overlap", first, span.last)
                first = None


_DAY = timedelta(days=1)


def _rows_of(table: pa.Table, person: str) -> Iterator[dict[str, Any]]:
    for row in table.to_pylist():
        if row["person"] == person:
            yield row


def _span(row: dict[str, Any], words: dict[str, CodeList]) -> Span:
    def told(field: str) -> str:
        code = row[field]
        return "" if code is None else _label(words[field], code)

    kind = KIND.get(row["status"], BEFORE)
    unproved = row["title"] == "none" and kind != FREE
    return Span(
        unit=row["unit"] or "",
        kind=BAD if unproved else kind,
        status=told("status"),
        title=told("title"),
        first=row["from_on"],
        last=row["until_on"],
        stays=row["stays"] or 0,
        left_for=told("ended_by"),
        source=_source(row),
    )


def _label(codes: CodeList, code: str) -> str:
    label = codes.codes.get(code)
    return code if label is None else say(label.label_zh, label.label_en or code)


def _judgments(states: list[dict[str, Any]]) -> Iterator[Ruling]:
    for row in states:
        if row["judged_on"] is not None and ":judgment_person:" in (row["origin"] or ""):
            told = _term(row, "term")
            yield Ruling(row["judged_on"], say(f"判{told}", f"sentence {told}".strip()), row["origin"], _source(row))


def _reductions(rows: list[dict[str, Any]]) -> Iterator[Ruling]:
    for row in rows:
        if row["ruled_on"] is not None:
            told = _term(row, "reduction")
            yield Ruling(row["ruled_on"], say(f"减{told}", f"less {told}"), row["origin"] or "", _source(row))


def _term(row: dict[str, Any], field: str) -> str:
    parts = [row.get(f"{field}_{part}") for part in "ymd"]
    if all(part is None for part in parts):
        return ""
    years, months, days = (int(part or 0) for part in parts)
    told = [f"{n}{unit}" for n, unit in ((years, "y"), (months, "m"), (days, "d")) if n]
    return say(Term(years, months, days).zh(), " ".join(told))


def _source(row: dict[str, Any]) -> str:
    if not row["source"]:
        return ""
    at = "" if row["row_no"] is None else say(f" 第 {row['row_no']} 行", f" row {row['row_no']}")
    return f"{row['source']}{at}"
