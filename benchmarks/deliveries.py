"""Invented rulings, reductions, sentences and coverage in which everything that may be missing sometimes is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import duckdb
import pyarrow as pa

AS_OF = date(2024, 12, 31)
COURTS = 200

# Every draw hashes the row's number with a number of its own, so that the same sizes give the same rows.
RULINGS = """
SELECT 'c' || i AS row_id,
       CASE WHEN draw(i, 1) % 100 > 0 THEN 'P' || draw(i, 2) % {persons} END AS person,
       'C' || draw(i, 3) % {courts} AS court,
       CASE WHEN draw(i, 4) % 100 < 93 THEN 'granted' WHEN draw(i, 4) % 100 < 98 THEN 'refused' END AS result,
       CASE WHEN draw(i, 5) % 100 < 90 THEN 'repentance' WHEN draw(i, 5) % 100 < 98 THEN 'major_merit' END AS ground,
       CASE WHEN draw(i, 6) % 100 > 0 THEN day - CAST(10 + draw(i, 7) % 80 AS INTEGER) END AS proposed_on,
       CASE WHEN draw(i, 8) % 100 > 0 THEN day END AS ruled_on
FROM (SELECT range AS i, DATE '2014-06-01' + CAST(draw(range, 9) % 3900 AS INTEGER) AS day FROM range({rulings}))
"""
REDUCTIONS = """
SELECT 'r' || i AS row_id, 'P' || i % {reduced} AS person, 'C' || draw(i, 11) % {courts} AS court,
       CASE WHEN draw(i, 12) % 100 < 95 THEN 'granted' WHEN draw(i, 12) % 100 < 99 THEN 'refused' END AS result,
       CASE WHEN draw(i, 13) % 1000 > 3 THEN day END AS ruled_on,
       CASE WHEN draw(i, 14) % 100 > 1 THEN day + CAST(draw(i, 15) % 20 AS INTEGER) END AS served_on,
       CASE WHEN draw(i, 16) % 100 > 0 THEN 3 + CAST(draw(i, 17) % 22 AS BIGINT) END AS months
FROM (SELECT range AS i, DATE '2008-01-01' + CAST(draw(range, 10) % 6200 AS INTEGER) AS day FROM range({reductions}))
"""
# Consecutive spans of 500 days, the last one open; now and then one says something else, or begins nobody knows when.
SENTENCES = """
SELECT 's' || i AS row_id, 'P' || who AS person,
       CASE WHEN draw(i, 20) % 1000 > 2 THEN DATE '2010-01-01' + CAST(500 * turn AS INTEGER) END AS from_on,
       CASE WHEN turn < {turns} - 1
            THEN DATE '2010-01-01' + CAST(500 * turn + 499 + draw(i, 21) % 3 AS INTEGER) END AS until_on,
       CASE WHEN kind < 11 THEN [3, 4, 5, 9, 10, 10, 10, 15, 20, 7, 5][kind + 1] END AS term_y,
       CASE WHEN kind < 11 THEN [0, 6, 0, 11, 0, 0, 1, 0, 0, 0, 0][kind + 1] END AS term_m,
       CASE WHEN kind < 11 THEN 0 END AS term_d,
       ['general', 'general', 'general', 'strict', 'strict', 'unstated', 'bribery', 'no_commutation', NULL][class + 1]
         AS category
FROM (SELECT range AS i, range % {persons} AS who, range // {persons} AS turn,
             CAST(CASE WHEN draw(range, 22) % 50 > 0 THEN draw(range % {persons}, 23) ELSE draw(range, 24) END % 12
                  AS INTEGER) AS kind,
             CAST(draw(range % {persons}, 25) % 9 AS INTEGER) AS class
      FROM range({sentences}))
"""
COVERAGE = """
SELECT table_name AS tbl, 'C' || c AS unit, NULL AS person,
       CASE WHEN c % 20 = 1 THEN DATE '2018-01-01' WHEN c % 20 = 2 AND part = 1 THEN DATE '2020-01-01' END AS from_on,
       CASE WHEN c % 20 = 3 THEN DATE '2021-06-30' WHEN c % 20 = 2 AND part = 0 THEN DATE '2019-12-31'
            ELSE DATE '2024-12-31' END AS until_on
FROM (SELECT range AS c FROM range({courts})), (SELECT unnest([0, 1]) AS part),
     (SELECT unnest(['reduction', 'sentence_state']) AS table_name)
WHERE c % 20 <> 4
"""


@dataclass(frozen=True)
class Deliveries:
    """What a run reads.

    Args:
        tables: rows by table.
        coverage: what the courts' deliveries cover.
    """

    tables: dict[str, pa.Table]
    coverage: pa.Table


def deliveries(rulings: int, related: int) -> Deliveries:
    """Make the tables.

    Args:
        rulings: number of rulings.
        related: number of reductions and of spans of sentence together.
    """
    half = related // 2
    numbers = {
        "rulings": rulings,
        "persons": rulings,
        "reduced": max(1, rulings * 9 // 10),
        "courts": COURTS,
        "reductions": half,
        "sentences": half,
        "turns": max(1, -(-half // rulings)),
    }
    con = duckdb.connect()
    con.execute("CREATE MACRO draw(i, salt) AS hash(i * 64 + salt)")
    queries = {"commutation_ruling": RULINGS, "reduction": REDUCTIONS, "sentence_state": SENTENCES}
    tables = {name: con.sql(query.format(**numbers)).to_arrow_table() for name, query in queries.items()}
    coverage = con.sql(COVERAGE.format(**numbers)).to_arrow_table()
    con.close()
    return Deliveries(tables, coverage)
