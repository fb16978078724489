"""One person under two keys: a source's own number that the same unit has stated with an ID number."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.identity.person_key import ID_PREFIX, NUMBER_PREFIX, Origin, person_key

_PERSON = "person"
_NEEDED = ("person", "source_no", "recorded_by", "batch")


def number_links(statements: pa.Table) -> dict[str, str]:
    """Find the ID number behind each number that a unit gave.

    Args:
        statements: rows of `person_statement`.

    Returns:
        `no:<unit>:<number>` to `id:<number>`. A number that the unit stated with two ID numbers, as numbers
        used again after a transfer are, links to none.
    """
    found: dict[str, set[str]] = {}
    for row in statements.select(_NEEDED).to_pylist():
        person, number = row["person"], row["source_no"]
        if number and person and person.startswith(ID_PREFIX):
            key = person_key(Origin(row["recorded_by"] or row["batch"], "", ""), source_number=number)
            found.setdefault(key, set()).add(person)
    return {key: ids.pop() for key, ids in sorted(found.items()) if len(ids) == 1}


def apply_links(table: pa.Table, links: Mapping[str, str]) -> pa.Table:
    """Put the ID number's key where a linked number's key stands.

    Args:
        table: rows with or without a column `person`.
        links: what `number_links` found.

    Returns:
        The same rows; those of linked persons carry the other key.
    """
    if _PERSON not in table.column_names or not links or not table.num_rows:
        return table
    encoded = pc.dictionary_encode(table[_PERSON].combine_chunks())
    keys = encoded.dictionary.to_pylist()
    if not any(key.startswith(NUMBER_PREFIX) and key in links for key in keys):
        return table
    linked = pa.array([links.get(key, key) for key in keys], pa.string())
    place = table.schema.get_field_index(_PERSON)
    return table.set_column(place, table.schema.field(place), linked.take(encoded.indices))
