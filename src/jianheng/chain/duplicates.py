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
    if len(key) < len(table.key) or not rows.num_rows or _no_key_again(rows.select(key)):
        return rows
    said = ", ".join(f'"{name}"' for name in columns)
    whole = " and ".join(f'"{name}" is not null' for name in key)
    with duckdb.connect(":memory:", config={"enable_external_access": "false"}) as con:
        con.register("delivered", rows.append_column("_place", pa.arange(0, rows.num_rows)))
        # Twins are few: only rows whose key occurs again are compared field by field.
        keys = ", ".join(f'"{name}"' for name in key)
        con.execute(
            f"create temp table again as select {keys} from delivered where {whole} group by all having count(*) > 1"
        )
        twins = con.sql(
            f"select _place from delivered semi join again using ({keys})"
            f" qualify row_number() over (partition by {said} order by _place) > 1"
        ).fetchall()
    if not twins:
        return rows
    gone = pa.array([place for (place,) in twins], pa.int64())
    return rows.filter(pc.invert(pc.is_in(pa.arange(0, rows.num_rows), value_set=gone)))


def _no_key_again(keys: pa.Table) -> bool:
    """Whether no whole key occurs twice, as in most deliveries."""
    whole = keys.drop_null()
    return bool(whole.group_by(keys.column_names, use_threads=False).aggregate([]).num_rows == whole.num_rows)


def _first_column(table: Table, name: str) -> list[str]:
    return [table.fields[name].columns()[0][0]] if name in table.fields else []
