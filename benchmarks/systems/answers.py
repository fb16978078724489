"""Answers in one form, and where two systems do not agree."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pyarrow as pa

SHOWN = 5


def plain(answers: pa.Table) -> pa.Table:
    """One row an act: its name, the answer, and its findings in order, joined by commas."""
    con = duckdb.connect()
    con.register("answers", answers)
    slot = "coalesce('#' || slot, '')" if "slot" in answers.column_names else "''"
    lists = pa.types.is_list(answers.schema.field("findings").type)
    findings = "array_to_string(list_sort(findings), ',')" if lists else "coalesce(findings, '')"
    return con.sql(f"SELECT row_id || {slot} AS act, answer, {findings} AS findings FROM answers").to_arrow_table()


def differences(engine: Path, other: Path) -> list[str]:
    """Acts of which two files of answers say different things, each with what they say.

    Args:
        engine, other: Parquet files of `plain` answers.
    """
    con = duckdb.connect()
    con.execute(
        "CREATE MACRO read(p) AS TABLE SELECT act, answer, findings, count(*) AS n FROM read_parquet(p) GROUP BY ALL"
    )
    query = """
        SELECT coalesce(e.act, o.act), e.answer || ' ' || e.findings, o.answer || ' ' || o.findings, count(*) OVER ()
        FROM read($engine) e FULL JOIN read($other) o ON e.act = o.act
        WHERE (e.answer, e.findings, e.n) IS DISTINCT FROM (o.answer, o.findings, o.n) ORDER BY 1 LIMIT {shown}
    """.replace("{shown}", str(SHOWN))
    rows = con.execute(query, {"engine": str(engine), "other": str(other)}).fetchall()
    return [f"{act}: {one} against {two} ({number} in all)" for act, one, two, number in rows]
