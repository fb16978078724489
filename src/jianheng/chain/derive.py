"""Derived tables: what follows from the delivered rows without anybody having stated it as a row."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from importlib.resources import files

import duckdb
import pyarrow as pa

from jianheng.chain.ranges import Range, person_ranges
from jianheng.dictionary import Dictionary, Table, load_dictionary

SOURCES = (
    "commutation_ruling",
    "recited_reduction",
    "judgment_person",
    "person_statement",
    "assignment",
    "detention_stay",
    "prison_stay",
    "coercive_measure",
    "custody_clock",
    "proceeding",
)
Keep = Callable[[str, pa.Table], pa.Table]
DERIVED = ("reduction", "sentence_state", "cell_stay", "custody_span")


SOURCES_OF = {"cell_stay": ("assignment", "person_statement")}
# Rows of other persons that the rows of one may need.
RECITALS = "recited_reduction"
# Of so many rows, the persons of whom go together, the work takes a gigabyte or two.
ROWS_AT_ONCE = 1_500_000
# What stands after the person in the ids of derived rows.
NAMED_BY_PERSON = {"custody_span": ":custody:"}
# What each script reads of the ones before it; the two of small words and places serve all.
NEEDS = {"sentence_state": ("reduction",), "custody_span": ("reduction", "sentence_state")}


def build_derived(
    tables: Mapping[str, pa.Table],
    dictionary: Dictionary | None = None,
    names: Collection[str] = DERIVED,
    keep: Keep | None = None,
) -> dict[str, pa.Table]:
    """Derive each person's reductions, sentence over time, cells and custody from day to day.

    Nothing is invented: what no row states stays null. Rows of one act are one row: the ruling itself stands
    before what later rulings recite of it.

    Args:
        tables: canonical tables by name, in the dictionary's schemas; those that are absent have no rows.
        dictionary: the dictionary; the package's own if left out.
        names: the derived tables that are wanted.
        keep: what becomes of each part of a table once it is derived; it stays in memory if left out.

    Returns:
        The wanted tables in the dictionary's schemas, by person and day.
    """
    dictionary = dictionary or load_dictionary()
    if not names:
        return {}
    placed: dict[str, pa.Table] = {}
    place = 0
    for name in SOURCES:
        rows = tables.get(name, dictionary.tables[name].schema().empty_table())
        placed[name] = rows.append_column("pos", pa.arange(place, place + rows.num_rows))
        place += rows.num_rows
    found: dict[str, list[pa.Table]] = {name: [] for name in DERIVED if name in names}
    for number, part in enumerate(person_ranges(placed, ROWS_AT_ONCE)):
        for name, rows in _derived(placed, dictionary, names, part):
            found[name].append(keep(f"{name}-{number}", rows) if keep else rows)
    return {name: pa.concat_tables(parts) for name, parts in found.items()}


def _derived(
    placed: Mapping[str, pa.Table], dictionary: Dictionary, names: Collection[str], part: Range
) -> Iterator[tuple[str, pa.Table]]:
    """The derived rows of some persons, in their order, table by table."""
    needed = {*names, *(each for name in names for each in NEEDS.get(name, ()))}
    with duckdb.connect(":memory:", config={"enable_external_access": "false"}) as con:
        con.execute("set python_enable_replacements = false")
        part.tell(con)
        for name, rows in placed.items():
            con.register(f"every_{name}", rows)
            # What others' rulings recite may be a reduction of this person.
            some = "true" if name == RECITALS else part.holds()
            con.execute(f"create temp view {name} as select * from every_{name} where {some}")
        for name in ("terms", "places", *(name for name in DERIVED if name in needed)):
            con.execute(script(name))
        for name in (name for name in DERIVED if name in names):
            yield name, _fetch(con, dictionary.tables[name], part)


def sources_of(names: Collection[str]) -> set[str]:
    """The delivered tables from which derived ones come."""
    return {source for name in names for source in SOURCES_OF.get(name, SOURCES)}


def script(name: str) -> str:
    """Read one of the scripts beside this module.

    Args:
        name: its name without the ending.

    Returns:
        SQL for DuckDB.
    """
    return files("jianheng.chain").joinpath(f"{name}.sql").read_text(encoding="utf-8")


def _fetch(con: duckdb.DuckDBPyConnection, table: Table, part: Range) -> pa.Table:
    """The rows in the dictionary's columns; a column that is not derived is null."""
    made = {column[0] for column in con.execute(f"describe {table.name}").fetchall()}
    schema = table.schema()
    columns = ", ".join(f'"{name}"' if name in made else f'null as "{name}"' for name in schema.names)
    order = "order_1, order_2, order_3"
    rows = con.sql(f"select {columns} from {table.name} where {part.holds()} order by {order}").to_arrow_table()
    return rows.cast(schema).combine_chunks()
