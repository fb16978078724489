"""What the query of an SQL leaf may be."""

from __future__ import annotations

import pytest

from jianheng.language.leaf import QueryError, read_query

GOOD = (
    "SELECT row_id, count(*) AS n FROM v_act GROUP BY row_id",
    "WITH a AS (SELECT row_id FROM v_act) SELECT row_id, 1 AS n FROM a",
    "SELECT row_id, n FROM (SELECT row_id, row_number() OVER (ORDER BY row_id) AS n FROM v_act)",
    "SELECT a.row_id, b.met_on FROM v_act a LEFT JOIN v_visit b ON a.person = b.person",
    "SELECT row_id, 1 AS n FROM v_act UNION ALL SELECT row_id, 2 FROM v_visit",
)
VIEWS = "只能读 v_ 开头的视图"
BAD = {
    "SELECT * FROM act": VIEWS,
    "SELECT * FROM v_other": VIEWS,
    "SELECT * FROM main.v_act": VIEWS,
    "SELECT * FROM coverage": VIEWS,
    "SELECT * FROM 'x.csv'": VIEWS,
    "SELECT * FROM read_csv('x')": VIEWS,
    "SELECT * FROM query('SELECT 1')": VIEWS,
    "SELECT * FROM query_table('act')": VIEWS,
    "SELECT * FROM duckdb_settings()": VIEWS,
    "SELECT * FROM range(10000000000)": VIEWS,
    "SELECT * FROM information_schema.tables": VIEWS,
    "SELECT 1 INTO x FROM v_act": VIEWS,
    "SELECT * FROM (WITH act AS (SELECT 1) SELECT * FROM act), act": VIEWS,
    "SELECT * FROM (WITH a AS (SELECT 1 AS b) SELECT * FROM v_act)": "WITH 只能写在最外层",
    "WITH RECURSIVE t AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM t) SELECT n FROM t": "WITH 只能写在最外层",
    "SELECT getenv('HOME') AS n FROM v_act": "不认识的函数",
    "SELECT current_setting('x') AS n FROM v_act": "不认识的函数",
    "SELECT now() AS n FROM v_act": "不认识的函数",
    "SELECT today() AS n FROM v_act": "每次运行的结果会不同",
    "SELECT random() AS n FROM v_act": "每次运行的结果会不同",
    "SELECT uuid() AS n FROM v_act": "每次运行的结果会不同",
    "SELECT * FROM v_act TABLESAMPLE 10%": "不能抽样",
    "SELECT row_id, $1 AS n FROM v_act": "不能有参数",
    "SELECT row_id, ? AS n FROM v_act": "不能有参数",
    "SELECT 1; DROP TABLE v_act": "应为一条 SELECT",
    "DROP TABLE v_act": "应为一条 SELECT",
    "INSERT INTO v_act VALUES (1)": "应为一条 SELECT",
    "COPY v_act TO 'x'": "应为一条 SELECT",
    "ATTACH 'x'": "应为一条 SELECT",
    "PRAGMA database_list": "应为一条 SELECT",
    "SET threads = 1": "应为一条 SELECT",
    "": "应为一条 SELECT",
    "SELECT (": "不是有效的 SQL",
}


@pytest.mark.parametrize("code", GOOD)
def test_a_select_over_views(code: str) -> None:
    assert read_query(code, ["act", "visit"]).sql(dialect="duckdb")


@pytest.mark.parametrize("code", BAD)
def test_anything_else_is_refused(code: str) -> None:
    with pytest.raises(QueryError) as error:
        read_query(code, ["act", "visit"])
    assert error.value.said[0].startswith(BAD[code]) or BAD[code] in error.value.said[0]
    assert all(error.value.said)
