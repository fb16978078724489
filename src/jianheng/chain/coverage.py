"""What the deliveries of a workspace cover, once it is known who is who."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.identity import ID_PREFIX
from jianheng.identity.links import Links
from jianheng.intake.store import SCHEMA as DELIVERED

SCHEMA = pa.schema(
    [
        ("tbl", pa.string()),
        ("unit", pa.string()),
        ("person", pa.string()),
        ("from_on", pa.date32()),
        ("until_on", pa.date32()),
    ]
)
_PERSON = "person"
# A derived table is as complete as the table from which its rows come; custody before the sentence, of which
# models ask whether it ended, lies in detention centres.
_FOLLOWS = {"reduction": "commutation_ruling", "cell_stay": "assignment", "custody_span": "detention_stay"}


def usable_coverage(delivered: Sequence[pa.Table], tables: Mapping[str, pa.Table], links: Links) -> pa.Table:
    """Bring the statements of all batches together, and leave out those that prove nothing.

    A unit's complete table proves that a person has no row in it only where its rows name persons by their ID
    numbers: behind a number of the unit's own, any person may stand.

    Args:
        delivered: the coverage of each batch.
        tables: canonical tables with linked persons.
        links: the ID number behind each number of a unit's own.

    Returns:
        A table of `SCHEMA`.
    """
    renamed = {"table": "tbl", "from": "from_on", "until": "until_on"}
    every = pa.concat_tables([DELIVERED.empty_table(), *delivered])
    every = every.rename_columns([renamed.get(name, name) for name in every.column_names]).select(SCHEMA.names)
    told = every.cast(SCHEMA).to_pylist()
    of_all = {row["tbl"] for row in told if row["person"] is None}
    doubtful = {name: _not_identified(tables.get(name)) for name in of_all}
    named = pa.array(sorted({row["person"] for row in told if row["person"] is not None}), pa.string())
    persons = dict(zip(named.to_pylist(), links.persons_of(named).to_pylist(), strict=True))
    rows = [
        row | {"person": persons.get(row["person"])}
        for row in told
        if row["person"] is not None or row["unit"] not in doubtful[row["tbl"]]
    ]
    return pa.Table.from_pylist(rows, SCHEMA)


def derived_coverage(coverage: pa.Table) -> pa.Table:
    """Add what follows: where all rulings of a unit are here, all its reductions are, and so on.

    Args:
        coverage: a table of `SCHEMA`.

    Returns:
        The table with the statements for derived tables.
    """
    parts = [coverage]
    for derived, source in _FOLLOWS.items():
        told = coverage.filter(pc.equal(coverage["tbl"], source))
        named = pa.array([derived] * told.num_rows, pa.string())
        parts.append(told.set_column(0, SCHEMA.field("tbl"), named))
    return pa.concat_tables(parts).combine_chunks()


def _not_identified(rows: pa.Table | None) -> set[str]:
    """The units of whose rows some name a person by other than an ID number, or no person."""
    if rows is None or _PERSON not in rows.column_names:
        return set()
    identified = pc.fill_null(pc.starts_with(rows[_PERSON], ID_PREFIX), False)
    return set(rows["recorded_by"].filter(pc.invert(identified)).unique().to_pylist())
