"""What a derived table is said to be made of is what its script reads: no more, no less."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pytest

from jianheng.chain.derive import DERIVED, NEEDS, SOURCES, script
from jianheng.chain.made_of import MADE_OF
from jianheng.dictionary import load_dictionary

DICTIONARY = load_dictionary()


def runs(name: str, source: str, without: tuple[str, ...]) -> bool:
    """Whether the scripts of a derived table run where one source has no such columns."""
    needed = {name, *NEEDS.get(name, ())}
    with duckdb.connect(":memory:") as con:
        for table in SOURCES:
            rows = DICTIONARY.tables[table].schema().empty_table()
            rows = rows.drop_columns([*without]) if table == source else rows
            con.register(table, rows.append_column("pos", pa.array([], pa.int64())))
        try:
            for each in ("terms", "places", *(each for each in DERIVED if each in needed)):
                con.execute(script(each))
            con.sql(f"select * from {name}").fetchall()
        except duckdb.BinderException:
            return False
    return True


def test_every_derived_table_says_what_it_is_made_of() -> None:
    assert {*MADE_OF} == {*DERIVED} == {table.name for table in DICTIONARY.tables.values() if table.derived}


@pytest.mark.parametrize("name", DERIVED)
@pytest.mark.parametrize("source", SOURCES)
def test_a_script_reads_what_is_said_and_nothing_else(name: str, source: str) -> None:
    fields = [field for field in DICTIONARY.tables[source].fields.values() if field.name != "person"]
    read = {f.name for f in fields if not runs(name, source, tuple(column for column, _ in f.columns()))}
    assert read == {*MADE_OF[name].get(source, ())}
