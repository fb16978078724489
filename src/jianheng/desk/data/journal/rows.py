"""Rows of the journal as they stand now, corrections in the place of what they correct."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pyarrow.compute as pc

from jianheng.desk.data.held.standing import Held
from jianheng.desk.data.models import JournalEntry
from jianheng.desk.data.values import told
from jianheng.desk.words import say
from jianheng.dictionary import Table, load_dictionary


@dataclass(frozen=True)
class Standing:
    """An entry with its row.

    Args:
        entry: the entry.
        table: its table.
        row: the row that counts.
        gone: whether it was withdrawn.
        corrections: how often it was corrected.
    """

    entry: JournalEntry
    table: Table
    row: Mapping[str, Any]
    gone: bool
    corrections: int

    @property
    def shown(self) -> list[tuple[str, str]]:
        """What it says, without what the list tells anyway."""
        return [(label, value) for label, value, name in self.values if name != "recorded_at"]

    @property
    def values(self) -> list[tuple[str, str, str]]:
        """Label, value and name of every field that is filled."""
        return [
            (say(field.label_zh, field.label_en), told(field, self.row), field.name)
            for field in self.table.fields.values()
            # A row about nobody, or about somebody without a number, names its person by its own id.
            if field.entity != "person" or str(self.row.get(field.name) or "").startswith("id:")
            if any(self.row.get(name) is not None for name, _ in field.columns())
        ]


def standing(entry: JournalEntry, held: Mapping[str, Held]) -> Standing | None:
    """An entry as it stands now; None where its batch is gone.

    Args:
        entry: the entry.
        held: the batches that a person sees.
    """
    table = load_dictionary().tables.get(entry.table)
    own = held.get(entry.batch)
    if table is None or own is None or entry.table not in own.batch.manifest.tables:
        return None
    row: dict[str, Any] = own.batch.table(entry.table).to_pylist()[0]
    corrections = 0
    while (by := _corrector(row["row_id"], entry.table, held)) is not None:
        rows = by.batch.table(entry.table)
        same = pc.and_(pc.equal(rows["source"], row["source"]), pc.equal(rows["row_no"], row["row_no"]))
        row = rows.filter(same).to_pylist()[0]
        corrections += 1
    return Standing(entry, table, row, own.gone is not None, corrections)


def _corrector(row_id: str, table: str, held: Mapping[str, Held]) -> Held | None:
    batch = row_id.partition(":")[0]
    for each in held.values():
        if each.gone is None and row_id in each.batch.manifest.replaces.get(batch, {}).get(table, ()):
            return each
    return None
