"""One person under two keys: a source's own number that the same unit has stated with an ID number."""

from __future__ import annotations

from collections.abc import Sequence

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.identity.links import Links
from jianheng.identity.person_key import ID_PREFIX, NUMBER_PREFIX, number_keys

_PERSON = "person"
STATED = ("person", "source_no", "recorded_by", "batch")


def stated_numbers(statements: pa.Table) -> pa.Table:
    """The numbers that units gave, each with the ID number that was stated with it.

    Args:
        statements: rows of `person_statement`.

    Returns:
        Columns `key` (`no:<unit>:<number>`) and `person` (`id:<number>`).
    """
    stated = statements.select(STATED).combine_chunks()
    number = pc.fill_null(stated["source_no"], "")
    told = stated.filter(pc.and_(pc.starts_with(stated[_PERSON], ID_PREFIX), pc.not_equal(number, "")))
    unit = pc.if_else(pc.equal(pc.fill_null(told["recorded_by"], ""), ""), told["batch"], told["recorded_by"])
    return pa.table({"key": number_keys(unit, told["source_no"]), _PERSON: told[_PERSON]})


def number_links(stated: Sequence[pa.Table]) -> Links:
    """Find the ID number behind each number that a unit gave.

    Args:
        stated: what `stated_numbers` found, in all deliveries.

    Returns:
        `no:<unit>:<number>` to `id:<number>`. A number that the unit stated with two ID numbers, as numbers
        used again after a transfer are, links to none.
    """
    if not stated:
        return Links.of({})
    told = pa.concat_tables(stated).combine_chunks()
    # Places in a list of texts are grouped and compared several times as fast as the texts.
    keys, persons = (pc.dictionary_encode(told[name]).combine_chunks() for name in ("key", _PERSON))
    places = pa.table({"key": keys.indices, _PERSON: persons.indices})
    ids = places.group_by("key", use_threads=False).aggregate([(_PERSON, "min"), (_PERSON, "max")])
    alone = ids.filter(pc.equal(ids[f"{_PERSON}_min"], ids[f"{_PERSON}_max"]))
    taken = ((keys, alone["key"]), (persons, alone[f"{_PERSON}_min"]))
    return Links(*(pa.chunked_array([texts.dictionary.take(place.combine_chunks())]) for texts, place in taken))


def apply_links(table: pa.Table, links: Links) -> pa.Table:
    """Put the ID number's key where a linked number's key stands.

    Args:
        table: rows with or without a column `person`.
        links: what `number_links` found.

    Returns:
        The same rows; those of linked persons carry the other key.
    """
    if _PERSON not in table.column_names or not table.num_rows:
        return table
    numbers = pc.unique(table[_PERSON].filter(pc.fill_null(pc.starts_with(table[_PERSON], NUMBER_PREFIX), False)))
    persons = links.persons_of(numbers) if len(numbers) else numbers
    if persons.equals(numbers):
        return table
    place, stands = table.schema.get_field_index(_PERSON), pc.index_in(table[_PERSON], value_set=numbers)
    linked = pc.coalesce(pc.take(persons, stands), table[_PERSON])
    return table.set_column(place, table.schema.field(place), linked)
