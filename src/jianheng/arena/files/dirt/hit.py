"""One slip, and where it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class Dirt:
    """How much dirt a county gets.

    Args:
        share: share of the rows that get one slip each.
        seed: the same seed gives the same slips.
    """

    share: float
    seed: int = 1


@dataclass(frozen=True)
class Hit:
    """One slip.

    Args:
        file: the file, from the folder of all deliveries.
        sheet: the sheet within; empty for texts.
        row: the row in the file as it was written, from 1.
        column: the column, from 1; 0 where the whole row is meant.
        heading: its heading.
        kind: what kind of slip.
        before, after: what should stand in the cell, and what does.
    """

    file: str
    sheet: str
    row: int
    column: int
    heading: str
    kind: str
    before: str
    after: str


def write_hits(path: Path, hits: Iterable[Hit]) -> None:
    """Write what was spoilt, a slip an entry."""
    text = yaml.safe_dump([asdict(hit) for hit in hits], allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")
