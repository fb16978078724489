"""Whose data two states can show otherwise: told by their batches and by days, without reading the states."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date, timedelta

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.chain.delivered import Delivered, several_persons
from jianheng.chain.derive import RECITALS
from jianheng.chain.persons import PERSON, Persons
from jianheng.dictionary import Table
from jianheng.intake.store import Batch

# A ruling is younger than the `RECITALS` in it, and `reduction` asks for that by the ruling, whoever is named in it.
RULINGS = "commutation_ruling"
# A derived day that has come, or will, is a day of a row from which it is derived, or so near to one.
NEAR = timedelta(days=2)


def changed_batches(before: Delivered, after: Delivered) -> list[Batch]:
    """The batches that one state holds and the other does not, and those of which one state has more corrected."""
    ids = [{batch.id for batch in state.batches} for state in (before, after)]
    corrected = {batch for batch, _ in dict(before.replaced.items() ^ after.replaced.items())}
    changed = (ids[0] ^ ids[1]) | corrected
    found = {batch.id: batch for state in (before, after) for batch in state.batches if batch.id in changed}
    return [*found.values()]


def touched_persons(before: Delivered, after: Delivered, more: Collection[str | None] = ()) -> Persons:
    """The persons in whose rows two states can differ.

    Args:
        before, after: the states.
        more: other persons of interest, by any key of theirs; None stands for rows without a person.

    Returns:
        Them, with every key by which either state knows them.
    """
    return known_as(before, after, {*more, *_of_batches(before, after), *after.linked_otherwise(before)})


def known_as(before: Delivered, after: Delivered, persons: Collection[str | None]) -> Persons:
    """Some persons with every key by which either state knows them.

    Args:
        before, after: the states.
        persons: any key of each; None stands for rows without a person.
    """
    keys = pa.array(sorted(key for key in persons if key is not None), pa.string())
    links = (before.links, after.links)
    keys = pa.concat_arrays([keys, *(one.persons_of(keys) for one in links)]).unique()
    keys = pa.concat_arrays([keys, *(one.keys_of(keys) for one in links)])
    return Persons(frozenset(keys.to_pylist()), None in persons)


def _of_batches(before: Delivered, after: Delivered) -> set[str | None]:
    """The persons of changed batches, and of rows that may be one act with a row of theirs."""
    found: set[str | None] = set()
    for batch in changed_batches(before, after):
        told = Delivered((batch,), before.dictionary)
        for table in (before.dictionary.tables.get(name) for name in batch.manifest.tables):
            if table is not None and PERSON in table.fields:
                found |= _with_theirs((before, after), table, told.columns(table.name, _naming(table)))
    return found


def dated_persons(states: Sequence[Delivered], names: Iterable[str], days: tuple[date, date]) -> set[str | None]:
    """The persons of whom a row has a day in a stretch of days, or near it if a derived row may have one.

    Args:
        states: the states.
        names: delivered tables; those without a person are passed over.
        days: the day before the stretch, and its last day.
    """
    found: set[str | None] = set()
    for table in (states[0].dictionary.tables[name] for name in sorted(names)):
        if PERSON in table.fields:
            for rows in dated(states, table, _naming(table), days):
                found |= _with_theirs(states, table, rows)
    return found


def dated(
    states: Sequence[Delivered], table: Table, columns: Sequence[str], days: tuple[date, date]
) -> Iterator[pa.Table]:
    """Rows of a delivered table that have a day in a stretch of days, or near it; batch by batch.

    Args:
        states: the states.
        table: the table.
        columns: those of the rows that are wanted.
        days: the day before the stretch, and its last day.
    """
    told = [column for field in table.fields.values() for column in field.day_columns()]
    first, last = (pa.scalar(day, pa.date32()) for day in (days[0] - NEAR, days[1] + NEAR))
    for batch, state in _batches(states, table.name):
        rows = state.fitted(table.name, tuple(dict.fromkeys((*columns, *told))), batch)
        inside = pa.repeat(pa.scalar(False), rows.num_rows)
        for day in (rows[column].cast(pa.date32(), safe=False) for column in told):
            within = pc.and_(pc.greater_equal(day, first), pc.less_equal(day, last))
            inside = pc.or_(inside, pc.fill_null(within, False))
        yield rows.filter(inside).select(list(columns))


def _naming(table: Table) -> tuple[str, ...]:
    """The columns that tell whose a row is, and with which rows it may be one act."""
    if not several_persons(table):
        return (PERSON,)
    return PERSON, next(table.fields[key].columns()[0][0] for key in table.key if key in table.fields)


def _with_theirs(states: Sequence[Delivered], table: Table, rows: pa.Table) -> set[str | None]:
    """The persons of some rows, and of rows that may be one act with one of them."""
    found = set(rows[PERSON].unique().to_pylist())
    if rows.num_rows and several_persons(table):
        # Where several persons' rows are one act, nobody may be its person.
        first = rows.column_names[1]
        named = rows[first].unique()
        found |= {None, *sharing(states, table.name, first, named)}
        if table.name == RECITALS:
            found |= sharing(states, RULINGS, "row_id", named)
    return found


def sharing(states: Iterable[Delivered], name: str, column: str, values: pa.Array) -> set[str | None]:
    """The persons of the rows of a table that have one of some values in a column, in any of some states."""
    found: set[str | None] = set()
    for batch, state in _batches(states, name):
        rows = state.fitted(name, tuple(dict.fromkeys((column, PERSON))), batch)
        found |= set(rows.filter(pc.is_in(rows[column], value_set=values.drop_null()))[PERSON].unique().to_pylist())
    return found


def _batches(states: Iterable[Delivered], name: str) -> list[tuple[Batch, Delivered]]:
    """The batches that hold rows of a table in any of some states, each once, with a state that holds it."""
    return list({batch.id: (batch, state) for state in states for batch in state.of(name)}.values())
