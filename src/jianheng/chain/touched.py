"""Whose data two states of a workspace can differ in: told by the batches alone, without reading the states."""

from __future__ import annotations

from collections.abc import Collection, Iterable

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.chain.delivered import Delivered, several_persons
from jianheng.chain.persons import PERSON, Persons
from jianheng.intake.store import Batch

# A ruling is younger than what it recites, and `reduction` asks for that by the ruling, whoever is named in it.
RECITALS, RULINGS = "recited_reduction", "commutation_ruling"


def changed_batches(before: Delivered, after: Delivered) -> list[Batch]:
    """The batches that one state holds and the other does not."""
    ids = [{batch.id for batch in state.batches} for state in (before, after)]
    return [batch for state in (before, after) for batch in state.batches if batch.id in ids[0] ^ ids[1]]


def touched_persons(before: Delivered, after: Delivered, more: Collection[str | None] = ()) -> Persons:
    """The persons in whose rows two states can differ.

    Args:
        before, after: the states.
        more: other persons of interest, by any key of theirs; None stands for rows without a person.

    Returns:
        Them, with every key by which either state knows them.
    """
    links = (before.links, after.links)
    differ = links[0].items() ^ links[1].items() if links[0] != links[1] else ()
    return known_as(before, after, {*more, *_of_batches(before, after), *(key for key, _ in differ)})


def known_as(before: Delivered, after: Delivered, persons: Collection[str | None]) -> Persons:
    """Some persons with every key by which either state knows them.

    Args:
        before, after: the states.
        persons: any key of each; None stands for rows without a person.
    """
    keys, links = set(persons), (before.links, after.links)
    keys |= {one[key] for one in links for key in keys if key is not None and key in one}
    keys |= {key for one in links for key, person in one.items() if person in keys}
    return Persons(frozenset(key for key in keys if key is not None), None in keys)


def _of_batches(before: Delivered, after: Delivered) -> set[str | None]:
    """The persons of changed batches, and of rows that may be one act with a row of theirs."""
    found: set[str | None] = set()
    for batch in changed_batches(before, after):
        for name in batch.manifest.tables:
            table = before.dictionary.tables.get(name)
            if table is None or PERSON not in table.fields:
                continue
            found |= _told(batch, name)
            if several_persons(table):
                # Where several persons' rows are one act, nobody may be its person.
                first = next(table.fields[key].columns()[0][0] for key in table.key if key in table.fields)
                named = Delivered((batch,), before.dictionary).columns(name, (first,)).column(first).unique()
                found |= {None, *sharing((before, after), name, first, named)}
                if name == RECITALS:
                    found |= sharing((before, after), RULINGS, "row_id", named)
    return found


def _told(batch: Batch, name: str) -> set[str | None]:
    """The persons in a table of a batch; nobody's name stands in one of an older dictionary that had no such column."""
    rows = batch.columns(name, (PERSON,))
    return set(rows.column(PERSON).unique().to_pylist()) if rows.num_columns else {None}


def sharing(states: Iterable[Delivered], name: str, column: str, values: pa.Array) -> set[str | None]:
    """The persons of the rows of a table that have one of some values in a column, in any of some states."""
    batches = {batch.id: (state, batch) for state in states for batch in state.of(name)}
    found: set[str | None] = set()
    for state, batch in batches.values():
        rows = state.fitted(name, tuple(dict.fromkeys((column, PERSON))), batch)
        found |= set(rows.filter(pc.is_in(rows[column], value_set=values.drop_null()))[PERSON].unique().to_pylist())
    return found
