"""Citations of a table: each article exists, was read, and was in force while its row applies."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from jianheng.law.check.place import found_in
from jianheng.law.instruments import Article, Instrument, UnknownReference, resolve
from jianheng.law.problem import Problem
from jianheng.law.tables.table import LawTable, Row


def wrong_citations(table: LawTable, instruments: Mapping[str, Instrument]) -> Iterator[Problem]:
    """Unknown articles, articles out of force, and rows that rest on nothing read or on nothing hard."""
    for row in table.rows:
        cited: list[Article] = []
        for ref in row.cite:
            try:
                instrument, articles = resolve(ref, instruments)
            except UnknownReference as error:
                zh, _, en = str(error).partition(" / ")
                yield found_in(table, row.id, ref, (zh, en, "改正引用，或者在 instruments 中录入这一条"))
                continue
            cited += articles.values()
            yield from _out_of_force(table, row, ref, instrument, articles)
        yield from _unsupported(table, row, cited)


def _unsupported(table: LawTable, row: Row, cited: list[Article]) -> Iterator[Problem]:
    # What an office confirms or sets rests on the text that it names.
    if row.confirmed and row.local is None and not any(each.confirmed for each in cited):
        says = (
            "启用的行没有引用核对过的条文",
            "a row in use cites nothing that was read",
            "核对条文，或者停用",
        )
        yield found_in(table, row.id, "、".join(row.cite), says)
    if row.confirmed and row.hard and (cited or row.local is None) and not any(each.hard for each in cited):
        says = (
            "写为应当，但引用的条文都是可以、一般",
            "a hard row cites soft articles only",
            "改为 norm: soft",
        )
        yield found_in(table, row.id, "、".join(row.cite), says)


def _out_of_force(
    table: LawTable, row: Row, ref: str, instrument: Instrument, articles: dict[str, Article]
) -> Iterator[Problem]:
    starts = [instrument.from_on, *(each.since for each in articles.values() if each.since)]
    first, last = period(row)
    if first is None or first < max(starts):
        says = (
            f"引用的条文自 {max(starts)} 起施行，行从 {first} 起",
            "cited before it was in force",
            "改 from",
        )
        yield found_in(table, row.id, ref, says)
    until = instrument.until_on
    if until is not None and (last is None or last > until):
        says = (
            f"引用的条文至 {until} 失效，行到 {last}",
            "cited after it was in force",
            "改 until 或引用新条文",
        )
        yield found_in(table, row.id, ref, says)


def period(row: Row) -> tuple[date | None, date | None]:
    """First and last day on which a row applies, None where it has none."""
    for each in row.conditions:
        if each.arg == "on" and each.kind == "interval":
            lo, hi = each.lo, each.hi
            return (lo if isinstance(lo, date) else None, hi if isinstance(hi, date) else None)
    return None, None
