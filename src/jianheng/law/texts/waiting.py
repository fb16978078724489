"""Rows of law that nobody read in full, and whose articles lie in the texts: an office may read and confirm them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from jianheng.law.tables import LawTable
from jianheng.law.texts.quote import LawTexts


@dataclass(frozen=True)
class Waiting:
    """A row that is not in use.

    Args:
        row: `table/row`.
        cite: its articles, each of which has its words in the texts.
    """

    row: str
    cite: tuple[str, ...]


def waiting_rows(texts: LawTexts, tables: Mapping[str, LawTable]) -> tuple[Waiting, ...]:
    """The rows that are off although every article that they cite is in the texts.

    Args:
        texts: the texts.
        tables: tables by name.
    """
    return tuple(
        Waiting(f"{name}/{row.id}", row.cite)
        for name, table in tables.items()
        for row in table.rows
        if not row.confirmed and row.cite and all(_has_words(texts, ref) for ref in row.cite)
    )


def _has_words(texts: LawTexts, ref: str) -> bool:
    quote = texts.quote(ref)
    return quote is not None and quote.lack is None
