"""Tables of real servers are read in streams, and nothing can be written through the reader."""

import sqlite3
import traceback
import tracemalloc
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import psycopg
import pymysql
import pytest
from sqlalchemy import URL, make_url, text

from jianheng.intake.files.contents import CellValue, Sheet, UnreadableFileError
from jianheng.intake.files.database import check_query, database_tables, read_database, untested
from jianheng.intake.files.database_export import export_database
from jianheng.intake.files.database_session import reading
from jianheng.intake.files.database_url import DatabaseUrl, read_url
from jianheng.intake.files.parquet_file import read_parquet_table

ODD = 'a "b`;--'
SECRETS = ("s3cr:t@pw", "s3cr%3At%40pw", "s3cr")
ON_BOTH = [
    pytest.param("postgresql", marks=pytest.mark.real("postgresql")),
    pytest.param("mariadb", marks=pytest.mark.real("mariadb")),
]


def do(url: str, *statements: str) -> None:
    """Write, beside the reader."""
    parts = make_url(url)
    if parts.get_backend_name() == "postgresql":
        with psycopg.connect(url, autocommit=True) as connection:
            for statement in statements:
                connection.execute(statement.encode())
        return
    opened = pymysql.connect(
        host=parts.host, port=parts.port or 0, user=parts.username, password=parts.password or "", database="cases"
    )
    with opened as connection, connection.cursor() as cursor:
        cursor.execute("SET SESSION sql_mode='ANSI_QUOTES'")
        for statement in statements:
            cursor.execute(statement)
        connection.commit()


PEOPLE = (
    "CREATE TABLE 罪犯 (编号 varchar(20) PRIMARY KEY, 姓名 varchar(20), 入监 date,"
    " 金额 numeric(12,2), 录入 timestamp NULL)",
    "INSERT INTO 罪犯 VALUES ('002', '李某', NULL, 8.50, NULL)",
    "INSERT INTO 罪犯 VALUES ('001', '周某', '2024-05-01', 500.00, '2024-05-31 09:30:00')",
    "CREATE VIEW 在押 AS SELECT 姓名 FROM 罪犯 WHERE 入监 IS NOT NULL",
    f'CREATE TABLE "{ODD.replace(chr(34), chr(34) * 2)}" (n int)',
)


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[str]:
    url = str(request.getfixturevalue(request.param))
    do(url, *PEOPLE)
    yield url
    do(
        url,
        "DROP VIEW IF EXISTS 在押",
        "DROP TABLE IF EXISTS 罪犯",
        f'DROP TABLE "{ODD.replace(chr(34), chr(34) * 2)}"',
    )


def rows(sheet: Sheet) -> list[list[CellValue]]:
    return [[*row] for row in sheet.rows()]


def assert_no_secret(error: BaseException) -> None:
    shown = "".join(traceback.format_exception(error))
    if isinstance(error, UnreadableFileError):
        shown += f"{error.what} {error.mend}"
    assert not [secret for secret in SECRETS if secret in shown]


@pytest.mark.parametrize("server", ON_BOTH, indirect=True)
def test_tables_and_views_become_sheets_with_names(server: str) -> None:
    contents = read_database(server)
    assert sorted(sheet.name for sheet in contents.sheets) == sorted(["罪犯", ODD, "在押"])
    sheets = {sheet.name: sheet for sheet in contents.sheets}
    assert all(sheet.keys for sheet in contents.sheets)
    assert rows(sheets["罪犯"]) == [
        ["编号", "姓名", "入监", "金额", "录入"],
        ["001", "周某", date(2024, 5, 1), "500.00", datetime(2024, 5, 31, 9, 30)],
        ["002", "李某", None, "8.50", None],
    ]
    assert rows(sheets["在押"]) == [["姓名"], ["周某"]]
    assert rows(sheets[ODD]) == [["n"]]
    assert {table.title: table.count() for table in database_tables(server)} == {"罪犯": 2, "在押": 1, ODD: 0}
    assert not contents.problems


@pytest.mark.parametrize("server", ON_BOTH, indirect=True)
def test_nothing_can_be_written(server: str) -> None:
    for statement in ("DELETE FROM 罪犯", "CREATE TABLE t (a int)", "UPDATE 罪犯 SET 姓名 = 'x'"):
        with pytest.raises(UnreadableFileError, match="这里只许读"), reading(read_url(server)) as connection:
            connection.execution_options(stream_results=False, yield_per=None).execute(text(statement))
        with pytest.raises(UnreadableFileError, match="只能读取"):
            read_database(server, query=statement)
    assert {table.title: table.count() for table in database_tables(server)}["罪犯"] == 2


@pytest.mark.parametrize("server", ON_BOTH, indirect=True)
def test_a_query_is_sent_as_it_is_written(server: str) -> None:
    (sheet,) = read_database(server, query="SELECT 姓名, '10:30 :x %s %' AS a FROM 罪犯 WHERE 姓名 LIKE '周%'").sheets
    assert rows(sheet) == [["姓名", "a"], ["周某", "10:30 :x %s %"]]


@pytest.mark.parametrize("server", ON_BOTH, indirect=True)
def test_every_failure_is_one_clear_message_without_the_password(server: str) -> None:
    wrong = make_url(server).set(password="s3cr-wrong").render_as_string(hide_password=False)
    nowhere = make_url(server).set(port=1).render_as_string(hide_password=False)
    no_base = make_url(server).set(database="nichts").render_as_string(hide_password=False)
    for url, words in (
        (wrong, "用户名或密码不对"),
        (nowhere, "连不上数据库"),
        (no_base, "数据库不存在|用户名或密码不对"),
    ):
        with pytest.raises(UnreadableFileError, match=words) as caught:
            read_database(url)
        assert "***" in caught.value.what.zh
        assert_no_secret(caught.value)
    with pytest.raises(UnreadableFileError, match="没有这些表：罪反、没有") as caught:
        read_database(server, tables=["罪反", "没有"])
    assert "罪犯" in caught.value.mend.zh
    with pytest.raises(UnreadableFileError, match="查询语句有错"):
        read_database(server, query="SELECT FROM WHERE")


@pytest.mark.parametrize("server", ON_BOTH, indirect=True)
def test_a_table_that_vanishes_is_said(server: str) -> None:
    (sheet,) = read_database(server, tables=["罪犯"]).sheets
    do(server, "DROP VIEW 在押", "DROP TABLE 罪犯")
    with pytest.raises(UnreadableFileError, match="表 罪犯：表不存在，或在读取中被删除") as caught:
        rows(sheet)
    assert_no_secret(caught.value)


@pytest.mark.parametrize("server", ON_BOTH, indirect=True)
def test_an_export_is_the_same_file_each_time(server: str, tmp_path: Path) -> None:
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
    first, second = (export_database(server, ["罪犯", ODD], tmp_path / name) for name in ("a", "b"))
    assert [path.name for path in first] == ["罪犯.parquet", "a_b_--.parquet"]
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]
    assert not [secret for secret in SECRETS if secret.encode() in first[0].read_bytes()]
    (sheet,) = read_parquet_table(first[0]).sheets
    assert sheet.name == "罪犯"
    assert rows(sheet)[1] == ["001", "周某", "2024-05-01", "500.00", "2024-05-31 09:30:00"]


@pytest.mark.parametrize("server", ON_BOTH, indirect=True)
def test_a_large_table_is_not_held(server: str) -> None:
    digits = " CROSS JOIN ".join(f"(SELECT 0 n{i} UNION SELECT 1 UNION SELECT 2 UNION SELECT 3) t{i}" for i in range(7))
    query = f"SELECT n0, '周某周某周某周某周某周某周某周某周某周某' AS a FROM {digits}"
    (sheet,) = read_database(server, query=query).sheets
    tracemalloc.start()
    assert sum(1 for _ in sheet.rows()) == 4**7 + 1
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 << 20


@pytest.mark.real("postgresql")
def test_postgresql_keeps_what_python_has_no_type_for(postgresql: str) -> None:
    query = (
        "SELECT '3 years 6 mons'::interval, 'infinity'::date, '0044-03-15 BC'::date, "
        "'2024-05-31 16:30+00'::timestamptz AT TIME ZONE 'UTC', '{\"年\": 3}'::jsonb, "
        "ARRAY['盗窃罪'], '\\x01ff'::bytea, "
        "'infinity'::timestamp, NULL::date, true"
    )
    (sheet,) = read_database(postgresql, query=query).sheets
    assert rows(sheet)[1] == [
        "3 years 6 mons",
        "infinity",
        "0044-03-15 BC",
        datetime(2024, 5, 31, 16, 30),
        '{"年": 3}',
        '["盗窃罪"]',
        "01ff",
        "infinity",
        None,
        True,
    ]


@pytest.mark.real("postgresql")
def test_postgresql_tables_of_other_schemas_are_named_with_them(postgresql: str, tmp_path: Path) -> None:
    do(postgresql, "CREATE SCHEMA 监狱", "CREATE TABLE 监狱.罪犯 (a int)", "INSERT INTO 监狱.罪犯 VALUES (1)")
    try:
        (path,) = export_database(postgresql, ["监狱.罪犯"], tmp_path)
        assert path.name == "监狱.罪犯.parquet"
        assert rows(read_parquet_table(path).sheets[0]) == [["a"], ["1"]]
    finally:
        do(postgresql, "DROP SCHEMA 监狱 CASCADE")


@pytest.mark.real("mariadb")
def test_mariadb_keeps_days_that_are_none(mariadb: str) -> None:
    do(mariadb, "CREATE TABLE d (a date, b time, c bigint unsigned, e bit(1))")
    try:
        do(mariadb, "INSERT INTO d VALUES ('0000-00-00', '838:59:59', 18446744073709551615, b'1')")
        (sheet,) = read_database(mariadb, tables=["d"]).sheets
        expected = ["0000-00-00", timedelta(hours=838, minutes=59, seconds=59), 18446744073709551615, "01"]
        assert rows(sheet)[1] == expected
    finally:
        do(mariadb, "DROP TABLE d")


@pytest.fixture
def small(tmp_path: Path) -> DatabaseUrl:
    with sqlite3.connect(tmp_path / "a?b.db") as connection:
        connection.execute("CREATE TABLE 罪犯 (编号 TEXT PRIMARY KEY, 分 REAL, 其他)")
        connection.executemany("INSERT INTO 罪犯 VALUES (?, ?, ?)", [("2", 0.1, "文字"), ("1", None, 7)])
    connection.close()
    return DatabaseUrl(URL.create("sqlite", database=str(tmp_path / "a?b.db")), ())


def test_sqlite_is_read_and_never_made_or_written(small: DatabaseUrl, tmp_path: Path) -> None:
    (sheet,) = read_database(small).sheets
    assert rows(sheet) == [["编号", "分", "其他"], ["1", None, 7], ["2", 0.1, "文字"]]
    with pytest.raises(UnreadableFileError, match="这里只许读"), reading(small) as connection:
        connection.execute(text("DELETE FROM 罪犯"))
    (tmp_path / "no.db").write_text("no database at all, only words", encoding="utf-8")
    for name, words in (("nichts.db", "连不上数据库"), ("no.db", "数据库不存在，或文件不是数据库")):
        with pytest.raises(UnreadableFileError, match=words):
            read_database(f"sqlite:///{tmp_path / name}")
    assert not (tmp_path / "nichts.db").exists()


def test_an_export_that_fails_leaves_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE a (n)")
        connection.execute("CREATE VIEW b AS SELECT * FROM gone")
    connection.close()
    (tmp_path / "out").mkdir()
    with pytest.raises(UnreadableFileError, match="表 b：表不存在"):
        export_database(f"sqlite:///{path}", None, tmp_path / "out")
    assert not [*(tmp_path / "out").iterdir()]


def test_other_systems_are_said_to_be_untested_or_have_no_driver() -> None:
    oracle = f"oracle+oracledb://jian:{SECRETS[1]}@db/cases"
    with pytest.raises(UnreadableFileError, match="没有安装这种数据库的驱动") as caught:
        read_database(oracle)
    (notice,) = untested(read_url(oracle))
    assert notice.zh().startswith("oracle+oracledb://jian:***@db/cases：oracle 数据库未经测试")
    assert_no_secret(caught.value)
    with pytest.raises(UnreadableFileError, match="没有安装这种数据库的驱动"):
        read_database("unheardof://db/cases")


@pytest.mark.parametrize("query", ["select 1", "-- x\n(SELECT 1)", "/* a */ WITH a AS (SELECT 1) SELECT * FROM a"])
def test_queries_may_begin_with_a_comment(query: str) -> None:
    check_query(query)
