"""Derived tables: what follows from the delivered rows, built anew for every run."""

from __future__ import annotations

from importlib.resources import files

import duckdb
import pyarrow as pa

from jianheng.dictionary import PROVENANCE, Dictionary, Table

GRANTING = ("granted", "reduced")
SOURCES = ("commutation_ruling", "recited_reduction", "judgment_person")
# The courts' months stick to a month's end, years do not (刑诉法解释 2021, article 202).
MACROS = """
CREATE TEMP MACRO add_term_months(d, n) AS CASE
    WHEN d = last_day(d) THEN last_day(CAST(d + to_months(n) AS DATE)) ELSE CAST(d + to_months(n) AS DATE) END;
CREATE TEMP MACRO last_day_of_term(d, y, m, n) AS
    add_term_months(CAST(d + to_months(CAST(12 * y AS INT)) AS DATE), CAST(m AS INT)) + CAST(n AS INT) - 1;
"""


def build_derived(tables: dict[str, pa.Table], dictionary: Dictionary) -> dict[str, pa.Table]:
    """Build the derived tables.

    Args:
        tables: delivered rows by table; a table without rows may be left out.
        dictionary: the forms of the tables.

    Returns:
        `reduction` and `sentence_state`, in the order of their row ids; facts as stated, nothing guessed.
    """
    con = duckdb.connect(":memory:")
    try:
        con.execute("SET enable_external_access = false")
        for name in SOURCES:
            con.register(name, tables.get(name, dictionary.tables[name].schema().empty_table()))
        con.register("granting", pa.table({"value": list(GRANTING)}))
        con.execute(MACROS)
        con.execute(_script("reduction.sql"))
        con.execute(_script("sentence_state.sql"))
        return {name: _told(con, dictionary.tables[name]) for name in ("reduction", "sentence_state")}
    finally:
        con.close()


def _script(name: str) -> str:
    return files("jianheng.chain").joinpath(name).read_text(encoding="utf-8")


def _told(con: duckdb.DuckDBPyConnection, table: Table) -> pa.Table:
    """A derived table in its dictionary form, each row with the place of the row it comes from."""
    there = {row[0] for row in con.execute(f'DESCRIBE "{table.name}"').fetchall()}
    origin = " UNION ALL ".join(
        f"SELECT row_id AS origin, {', '.join(name for name, _ in PROVENANCE[1:])} FROM {source}" for source in SOURCES
    )
    chosen = []
    for field in table.schema():
        side = "t" if field.name in there else ("o" if field.name in dict(PROVENANCE[1:]) else "")
        value = f'{side}."{field.name}"' if side else "NULL"
        chosen.append(f'{value} AS "{field.name}"')
    query = (
        f'SELECT {", ".join(chosen)} FROM "{table.name}" t LEFT JOIN ({origin}) o USING (origin) ORDER BY t.row_id'  # noqa: S608
    )
    return con.sql(query).to_arrow_table().cast(table.schema())
