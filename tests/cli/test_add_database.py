"""`jianheng add --database`: tables of a database are written to files first, and read like any file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

Command = Callable[..., Result]


def test_a_table_of_a_database_becomes_a_batch(tmp_path: Path, jianheng: Command) -> None:
    with sqlite3.connect(tmp_path / "cases.db") as con:
        con.execute("CREATE TABLE 监狱在押 (身份证号 TEXT PRIMARY KEY, 监狱 TEXT, 入监日期 TEXT, 离监日期 TEXT)")
        con.execute("INSERT INTO 监狱在押 VALUES ('11010519491231002X', '江州监狱', '2024-05-06', NULL)")
        con.execute("CREATE TABLE other (a TEXT)")
    con.close()
    place = tmp_path / "ws"
    jianheng("new", place)
    url = f"sqlite:///{tmp_path / 'cases.db'}"
    result = jianheng("add", place, "--database", url, "--table", "监狱在押")
    assert result.exit_code == 0, result.output
    assert "监狱在押 1 行" in result.output


def test_what_cannot_be_reached_is_told_without_its_secret(tmp_path: Path, jianheng: Command) -> None:
    place = tmp_path / "ws"
    jianheng("new", place)
    result = jianheng("add", place, "--database", "postgresql://u:s3cret@127.0.0.1:1/x")
    assert result.exit_code == 2
    assert "s3cret" not in result.output
    assert "改法" in result.output


def test_nothing_to_add_is_told(tmp_path: Path, jianheng: Command) -> None:
    place = tmp_path / "ws"
    jianheng("new", place)
    result = jianheng("add", place)
    assert result.exit_code == 2
    assert "没有可以添加的文件" in result.output
