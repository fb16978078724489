"""The rows that are looked at: all standing batches, persons linked, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa

from jianheng.chain.delivered import Delivered
from jianheng.chain.duplicates import without_duplicates
from jianheng.dictionary import Dictionary, Table
from jianheng.dictionary.rows.rows import Rows
from jianheng.identity.linkage import apply_links
from jianheng.intake.store import Batch
from jianheng.quality.masking import masked
from jianheng.quality.quality import Spot

# As words of the source, they are not needed here, and they are the larger part of a row.
RAW = "raw"


class State:
    """What the batches say.

    Args:
        delivered: the batches.
    """

    def __init__(self, delivered: Delivered) -> None:
        self.delivered = delivered

    @property
    def dictionary(self) -> Dictionary:
        """What the tables hold."""
        return self.delivered.dictionary

    def tables(self) -> Iterator[Table]:
        """Delivered tables of which some batch holds rows."""
        for table in self.dictionary.tables.values():
            if not table.derived and self.delivered.of(table.name):
                yield table

    def parts(self, table: Table) -> Iterator[tuple[Batch, pa.Table]]:
        """The rows of a table, batch by batch, as they were delivered but for the links of persons."""
        names = [name for name in table.schema().names if name != RAW]
        # Whatever is told of two batches is told of the one that was drawn later.
        for batch in sorted(self.delivered.of(table.name), key=_drawn):
            yield batch, apply_links(self.delivered.fitted(table.name, names, batch), self.delivered.links)

    def statements(self, table: Table) -> pa.Table:
        """The rows of a table; what a unit delivered again is there once, what several units state alike for each."""
        parts = [rows for _, rows in self.parts(table)]
        schema = pa.schema([field for field in table.schema() if field.name != RAW])
        return without_duplicates(pa.concat_tables([schema.empty_table(), *parts]), table, of_each_unit=True)


def _drawn(batch: Batch) -> tuple[date, str]:
    """The day on which a batch was drawn; of one day, by its id."""
    delivery = batch.manifest.delivery
    return (delivery.export_day if delivery is not None else date.min), batch.id


def unit_of(batch: Batch) -> str:
    """The unit that delivered a batch; empty where nobody says."""
    return batch.manifest.delivery.unit if batch.manifest.delivery is not None else ""


def as_rows(table: Table, data: pa.Table) -> Rows:
    """Rows for the checks of the dictionary."""
    return Rows(table, data, frozenset(data.column_names))


def spot_at(rows: Rows, number: int, value: str = "") -> Spot:
    """The place of one row.

    Args:
        rows: the rows.
        number: which, from 0.
        value: what stands there, hidden already.
    """
    names = ("recorded_by", "batch", "source", "sheet", "row_no")
    by, batch, source, sheet, row_no = (rows.column(name)[number].as_py() for name in names)
    person = rows.column("person")[number].as_py() if "person" in rows.sound else ""
    return Spot(
        by or "", batch or "", rows.table.name, source or "", sheet or "", row_no or 0, value, masked("person", person)
    )
