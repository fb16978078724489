"""Rows that were delivered twice."""

from __future__ import annotations

import duckdb
import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary import PROVENANCE, Table


def without_duplicates(rows: pa.Table, table: Table, *, of_each_unit: bool = False) -> pa.Table:
    """Leave out every row that says the same as an earlier one in every field.

    Prisons send the whole year again each quarter, and a sum over points must not double. Rows without a whole
    natural key stay, since nothing shows that they are one act; so do rows that differ in any field.

    Args:
        rows: the rows of one table.
        table: the table.
        of_each_unit: whether what several units state alike stays, once for each of them.

    Returns:
        The rows in their order, each act's equal statements once.
    """
    provenance = {name for name, _ in PROVENANCE} - ({"recorded_by"} if of_each_unit else set())
    columns = [name for name in rows.column_names if name not in provenance]
    key = [column for name in table.key for column in _first_column(table, name)]
    if len(key) < len(table.key) or not rows.num_rows:
        return rows
    said = ", ".join(f'"{name}"' for name in columns)
    whole = " and ".join(f'"{name}" is not null' for name in key)
    # Keys are counted by one number each, several times as fast as by their texts; keys that share a number by
    # chance are told apart where all fields are compared.
    of_key = ", ".join(f'"{name}"' for name in key)
    number = f"hash({of_key})"
    with duckdb.connect(":memory:", config={"enable_external_access": "false"}) as con:
        con.register("delivered", rows.append_column("_place", pa.arange(0, rows.num_rows)))
        con.execute(
            f"create temp table again as select {number} as _key from delivered where {whole}"
            " group by _key having count(*) > 1"
        )
        if not con.execute("select exists (from again)").fetchall()[0][0]:
            return rows
        # Only rows whose key occurs again are compared field by field.
        con.execute(f"create temp view candidate as select * from delivered where {whole} and {number} in (from again)")
        gone = con.sql(
            f"select _place from candidate where _place not in (select min(_place) from candidate group by {said})"
        ).to_arrow_table()["_place"]
    if not len(gone):
        return rows
    return rows.filter(pc.invert(pc.is_in(pa.arange(0, rows.num_rows), value_set=gone)))


def _first_column(table: Table, name: str) -> list[str]:
    return [table.fields[name].columns()[0][0]] if name in table.fields else []
