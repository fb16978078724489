"""What an SQL leaf may ask: one SELECT over the views of the day, and nothing that reaches further."""

from __future__ import annotations

import re
from collections.abc import Collection

import sqlglot
from sqlglot import exp
from sqlglot.errors import SqlglotError

from jianheng.language.tree import Model

VIEW = "v_"
KEY = "row_id"
# A run of the same inputs gives the same bytes: no clocks, no chance, no session.
CHANGING = re.compile(r"Current\w*|Rand\w*|Session\w*|Localtime\w*|UnixSeconds|Uuid|Version|GetExtract")


class QueryError(ValueError):
    """Why a query is refused, with the mend.

    Args:
        zh, en: what is wrong.
        mend: what to write instead, in Chinese.
    """

    def __init__(self, zh: str, en: str, mend: str) -> None:
        super().__init__(zh)
        self.said = (zh, en, mend)


def read_query(code: str, tables: Collection[str]) -> exp.Query:
    """Read the query of a leaf.

    Args:
        code: DuckDB SQL.
        tables: names of the canonical tables, whose views it may read.

    Returns:
        Its tree; what runs is written anew from it.

    Raises:
        QueryError: it is not one SELECT, or reads anything but views, or changes from run to run.

    >>> read_query("SELECT row_id, 1 AS one FROM v_act", ["act"]).sql()
    'SELECT row_id, 1 AS one FROM v_act'
    """
    try:
        statements = sqlglot.parse(code, read="duckdb")
    except (SqlglotError, RecursionError) as error:
        raise QueryError("不是有效的 SQL", "not valid SQL", "检查引号和括号是否成对") from error
    if len(statements) != 1 or not isinstance(statements[0], exp.Query):
        raise QueryError("应为一条 SELECT", "one SELECT is expected", "去掉其他语句")
    query = statements[0]
    own = {each.alias for each in query.ctes}
    for table in query.find_all(exp.Table):
        _check_table(table, own, tables)
    for node in query.walk():
        _check_node(node)
    return query


def views_read(model: Model) -> set[str]:
    """The canonical tables of whose views the SQL leaves of a checked model read."""
    found: set[str] = set()
    for let in model.lets:
        if let.value.op == "sql":
            query = sqlglot.parse_one(let.value.text("code"), read="duckdb")
            own = {each.alias for each in query.find_all(exp.CTE)}
            found |= {table.name for table in query.find_all(exp.Table)} - own
    return {name.removeprefix(VIEW) for name in found}


def _check_table(table: exp.Table, own: set[str], tables: Collection[str]) -> None:
    named = isinstance(table.this, exp.Identifier) and not table.db and not table.catalog
    if named and (table.name in own or (table.name.startswith(VIEW) and table.name[len(VIEW) :] in tables)):
        return
    raise QueryError(
        f"只能读 v_ 开头的视图，不能读 {table.sql(dialect='duckdb')}",
        f"only the v_ views can be read, not {table.sql(dialect='duckdb')}",
        "改为 v_表名",
    )


def _check_node(node: exp.Expr) -> None:
    if isinstance(node, exp.With) and (node.recursive or node.parent is not node.root()):
        said = ("WITH 只能写在最外层，不能递归", "WITH stands at the top only, and never recursive")
        raise QueryError(*said, "改成子查询，或者移到最前面")
    if isinstance(node, exp.TableSample):
        raise QueryError("不能抽样：每次运行的结果会不同", "a sample differs from run to run", "去掉 TABLESAMPLE")
    if isinstance(node, (exp.DML, exp.DDL, exp.Command, exp.Into)) and not isinstance(node, exp.Query):
        raise QueryError("只能查询，不能写入", "a query may not write", "只写 SELECT")
    if isinstance(node, exp.Parameter | exp.Placeholder | exp.SessionParameter):
        raise QueryError("不能有参数", "no parameters are allowed", "把值直接写出")
    shown = node.sql(dialect="duckdb") if isinstance(node, exp.Func) else ""
    # What the parser does not know by name may do anything: read settings, run a text as a query, draw a number.
    if isinstance(node, exp.Anonymous):
        raise QueryError(f"不认识的函数 {shown}", f"unknown function {shown}", "只用常见的函数")
    if isinstance(node, exp.Func) and CHANGING.fullmatch(type(node).__name__):
        raise QueryError(f"不能用 {shown}：每次运行的结果会不同", f"{shown} differs from run to run", "去掉这个函数")
