"""Entries applied to published tables and instruments; nothing is read here, nothing refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from jianheng.law.check.citations import period
from jianheng.law.instruments import Instrument, resolve
from jianheng.law.local.entry import Entry
from jianheng.law.local.pieces import guarded, pieces
from jianheng.law.local_word import LocalWord
from jianheng.law.tables.table import LawTable, Row
from jianheng.law.tables.written import written


def spoken(entry: Entry, tables: Mapping[str, LawTable], as_of: date) -> LocalWord:
    """An entry as a proof tells it, beside what the table says."""
    expired = entry.until is not None and entry.until < as_of
    account = (entry.kind, entry.ref, entry.person, entry.day, entry.source, entry.until)
    if entry.kind == "confirm":
        return LocalWord(*account, expired=expired, line=entry.line)
    row = next(each for each in tables[entry.table].rows if each.id == entry.row)
    values = tuple(
        (value.name, written(row.values[value.name]), written(entry.values[value.name]))
        for value in tables[entry.table].values
        if value.name in entry.values
    )
    lo, hi = period(row)
    days = _words(entry.days.get("from", lo), entry.days.get("until", hi))
    return LocalWord(*account, values, days, _words(lo, hi), not row.confirmed, expired, entry.line)


def _words(lo: date | None, hi: date | None) -> tuple[str, str]:
    return str(lo or ""), str(hi or "")


def with_rows(tables: Mapping[str, LawTable], said: Iterable[tuple[Entry, LocalWord]]) -> dict[str, LawTable]:
    """Tables in which the rows meant are in use, with what is set; each keeps what it was as published.

    Args:
        tables: tables as published.
        said: entries on rows, with their words; those that have ended are left out.
    """
    meant = {(entry.table, entry.row): (entry, word) for entry, word in said if entry.table}
    found = dict(tables)
    for name in dict.fromkeys(table for table, _ in meant):
        rows: list[Row] = []
        for row in tables[name].rows:
            rows += pieces(row, *meant[name, row.id]) if (name, row.id) in meant else (row,)
        found[name] = replace(tables[name], rows=guarded(rows), published=tables[name])
    return found


def with_articles(
    instruments: Mapping[str, Instrument], said: Iterable[tuple[Entry, LocalWord]]
) -> dict[str, Instrument]:
    """Instruments in which the articles meant count as read.

    Args:
        instruments: instruments as published.
        said: entries on articles, with their words; those that have ended are left out.
    """
    found = dict(instruments)
    for entry, word in said:
        if entry.article:
            instrument, meant = resolve(entry.article, found)
            read = {number: replace(article, local=word) for number, article in meant.items()}
            found[instrument.id] = replace(instrument, articles=instrument.articles | read)
    return found
