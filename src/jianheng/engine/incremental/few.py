"""The persons whose rows suffice to examine what can have changed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.chain.derive import sources_of
from jianheng.chain.persons import PERSON, Persons
from jianheng.chain.touched import changed_batches, dated, dated_persons, known_as, sharing, touched_persons
from jianheng.dictionary import Dictionary
from jianheng.engine.alike import next_in_line
from jianheng.engine.incremental.passing import EMPTY, concerns
from jianheng.engine.incremental.ways import Key, Unbounded, ways
from jianheng.engine.incremental.world import States
from jianheng.engine.locality import locality
from jianheng.language.population import tables_read
from jianheng.language.scope import table_field
from jianheng.language.tree import Model

if TYPE_CHECKING:
    from jianheng.engine.incremental.earlier import Earlier

# Beyond this share of its acts a model is examined in full.
MOST = 0.3


def delivered_tables(model: Model, dictionary: Dictionary) -> set[str]:
    """The delivered tables on which the answers of a model rest."""
    read = tables_read(model)
    derived = {name for name in read if dictionary.tables[name].derived}
    return {name for name in read if name not in derived} | sources_of(sorted(derived))


def most(some: int, every: int) -> bool:
    """Whether so many acts may have changed that examining all of them costs less than two passes over these."""
    return some > MOST * every + 1


def few(earlier: Earlier, models: Iterable[Model]) -> tuple[Persons, frozenset[str]] | None:
    """The persons whose rows suffice, and the models for which they do; None where they suffice for none.

    Args:
        earlier: the earlier run, and both states.
        models: the models of the run.
    """
    states = earlier.states
    if not states.parted:
        return None
    more: set[str | None] = set()
    suffices: set[str] = set()
    for model in models:
        found = _led_to(earlier, model)
        if found is not None:
            suffices.add(model.id)
            more |= found
    if states.moved:
        names = {name for model in models for name in delivered_tables(model, states.after.dictionary)}
        more |= dated_persons((states.before, states.after), names, states.days)
    touched = touched_persons(states.before, states.after, more)
    beside: set[str | None] = set()
    for model in models:
        if model.id in suffices:
            found = _following(earlier, model, touched)
            beside |= found or set()
            suffices -= set() if found is not None else {model.id}
    all_of_them = {*touched.keys, *([None] if touched.unnamed else []), *beside}
    return known_as(states.before, states.after, all_of_them), frozenset(suffices)


def _led_to(earlier: Earlier, model: Model) -> set[str | None] | None:
    """Persons to whom more leads than their own changed rows; None where the rows of some persons do not suffice."""
    if not locality(model, earlier.states.after.dictionary).person_local:
        return None
    by_key = _by_rows_of_nobody(earlier.states, model)
    by_day = _by_day(earlier, model) if earlier.states.moved else set()
    return None if by_key is None or by_day is None else by_key | by_day


def _by_day(earlier: Earlier, model: Model) -> set[str | None] | None:
    """Persons of acts that hang on the day of the run; None where nothing tells them, or they are most."""
    if not earlier.has(model.id):
        return set()
    tables = earlier.states.after.dictionary.tables
    try:
        for concern in concerns(model, earlier.states.after.dictionary):
            table = tables[concern.table or model.table]
            if concern.when == EMPTY or (table.derived and table.fields[concern.field].time != "occurred"):
                return None
    except Unbounded:
        return None
    rows = earlier.by_day(model.id)
    if most(len(rows), earlier.rows(model.id)):
        return None
    owners = earlier.states.before.persons_of(model.table, rows) if len(rows) else None
    return set() if not len(rows) else None if owners is None else set(owners.unique().to_pylist())


def _by_rows_of_nobody(states: States, model: Model) -> set[str | None] | None:
    """Persons whose acts ask for rows without a person that changed, or come into sight."""
    dictionary = states.after.dictionary
    tables = dictionary.tables
    concerned = set(tables) if states.moved else states.changed
    impersonal = {name for name in tables_read(model) if PERSON not in tables[name].fields} & concerned
    try:
        asked = [way for way in ways(model, dictionary) if way.table in impersonal] if impersonal else []
    except Unbounded:
        return None
    found: set[str | None] = set()
    for way in asked:
        values = _values(states, way.table, way.field)
        if len(values):
            if way.key.hops or tables[model.table].derived:
                return None
            found |= _by_key(states, model.table, way.key, values)
    return found


def _by_key(states: States, table: str, key: Key, values: pa.Array) -> set[str | None]:
    column = _column(states.after.dictionary, table, key.field)
    return sharing((states.before, states.after), table, column, values)


def _values(states: States, name: str, field: str) -> pa.Array:
    """What rows of a table have in a field that changed batches hold, or that have a day in the days that passed."""
    column = _column(states.after.dictionary, name, field)
    batches = [batch for batch in changed_batches(states.before, states.after) if name in batch.manifest.tables]
    told = [batch.columns(name, (column,)) for batch in batches]
    if states.moved:
        told += dated((states.before, states.after), states.after.dictionary.tables[name], (column,), states.days)
    parts = [chunk for rows in told if rows.num_columns for chunk in rows.column(0).chunks]
    return pa.chunked_array(parts, pa.string()).unique()


def _column(dictionary: Dictionary, table: str, field: str) -> str:
    found = table_field(dictionary.tables[table], field)
    if found is None:
        raise KeyError(f"{table}.{field}")
    return "row_id" if field == "row" else found.columns()[0][0]


def _following(earlier: Earlier, model: Model, persons: Persons) -> set[str | None] | None:
    """Persons of the acts that may be explained instead of acts of the given persons; None where nobody tells."""
    if not earlier.has(model.id):
        return set()
    if model.examine.each or model.examine.verdict is not None:
        return None
    was = earlier.kinds(model.id)
    owners = earlier.states.before.persons_of(model.table, was["row_id"].combine_chunks())
    if owners is None:
        return None
    inside = pc.is_in(owners, value_set=pa.array(sorted(persons.keys), pa.string()))
    if persons.unnamed:
        inside = pc.or_(inside, pc.is_null(owners))
    following = next_in_line(was, was["row_id"].filter(inside).combine_chunks())
    return set(owners.filter(pc.is_in(was["row_id"].combine_chunks(), value_set=following)).unique().to_pylist())
