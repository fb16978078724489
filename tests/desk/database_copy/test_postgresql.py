"""A workbench's PostgreSQL: dumped at one moment, loaded whole into an empty database and no other."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from jianheng.desk.database_copy.postgresql import PostgreSQL
from jianheng.desk.database_copy.sqlite import SQLite
from jianheng.keeping.backup import back_up
from jianheng.keeping.errors import KeepingError
from jianheng.keeping.restore import restore
from jianheng.workspace import Workspace, create_workspace

pytestmark = pytest.mark.real("postgresql")
NOW = datetime(2026, 11, 27, tzinfo=UTC)


@pytest.fixture
def base(postgresql: str, postgresql_programs: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], str]]:
    """Makes an empty database and tells its URL."""
    monkeypatch.setenv("PATH", f"{postgresql_programs}{os.pathsep}{os.environ['PATH']}")
    made: list[str] = []

    def run(query: sql.Composed) -> None:
        with psycopg.connect(postgresql, autocommit=True) as server:
            server.execute(query)

    def make(name: str) -> str:
        run(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
        made.append(name)
        return postgresql.removesuffix("/postgres") + f"/{name}"

    yield make
    for name in made:
        run(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


def fill(url: str) -> None:
    with psycopg.connect(url) as server:
        server.execute("CREATE TABLE casework_clue (id serial PRIMARY KEY, person text)")
        server.execute("INSERT INTO casework_clue (person) SELECT '周**' FROM generate_series(1, 500)")
        server.execute("CREATE TABLE audit_head (id int PRIMARY KEY, number bigint, hash text)")
        server.execute("INSERT INTO audit_head VALUES (1, 7, 'ab')")


def people(url: str) -> list[tuple[object, ...]]:
    with psycopg.connect(url) as server:
        return server.execute("SELECT * FROM casework_clue ORDER BY id").fetchall()


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院")


def test_it_comes_back_row_for_row(base: Callable[[str], str], place: Workspace, tmp_path: Path) -> None:
    old, new, target = base("old"), base("new"), tmp_path / "t"
    fill(old)
    made = back_up(place, tmp_path / "b.zip", PostgreSQL(old), None, NOW)
    assert made.manifest.database.tables == {"audit_head": 1, "casework_clue": 500}
    restore(made.file, target, PostgreSQL(new), None)
    assert people(new) == people(old)
    assert not (target / "desk" / "desk.pgdump").exists()
    # The next number of a clue is the next one.
    with psycopg.connect(new) as server:
        assert server.execute("INSERT INTO casework_clue (person) VALUES ('x') RETURNING id").fetchone() == (501,)


def test_a_database_that_holds_something_is_left_alone(
    base: Callable[[str], str], place: Workspace, tmp_path: Path
) -> None:
    old, other = base("old2"), base("other")
    fill(old)
    made = back_up(place, tmp_path / "b.zip", PostgreSQL(old), None, NOW)
    with psycopg.connect(other) as server:
        server.execute("CREATE TABLE casework_clue (id int)")
    with pytest.raises(KeepingError, match="里已有内容"):
        restore(made.file, tmp_path / "t", PostgreSQL(other), None)
    assert people(other) == []
    assert not (tmp_path / "t").exists()


def test_a_restore_killed_after_it_was_loaded_is_done_again(
    base: Callable[[str], str], place: Workspace, tmp_path: Path
) -> None:
    old, new = base("old3"), base("new3")
    fill(old)
    made = back_up(place, tmp_path / "b.zip", PostgreSQL(old), None, NOW)
    restore(made.file, tmp_path / "first", PostgreSQL(new), None)
    restore(made.file, tmp_path / "again", PostgreSQL(new), None)
    assert people(new) == people(old)


def test_the_kinds_are_not_mixed(base: Callable[[str], str], place: Workspace, tmp_path: Path) -> None:
    old = base("old4")
    fill(old)
    made = back_up(place, tmp_path / "b.zip", PostgreSQL(old), None, NOW)
    with pytest.raises(KeepingError, match="没有设置 JIANHENG_DATABASE_URL"):
        restore(made.file, tmp_path / "t", SQLite(tmp_path / "t" / "desk"), None)


def test_without_its_programs_it_is_said(
    base: Callable[[str], str], place: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = base("old5")
    fill(old)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(KeepingError, match="没有 pg_dump"):
        back_up(place, tmp_path / "b.zip", PostgreSQL(old), None, NOW)


def test_an_unreachable_server_is_said_without_the_password(place: Workspace, tmp_path: Path) -> None:
    with pytest.raises(KeepingError, match="没有成功") as error:
        back_up(place, tmp_path / "b.zip", PostgreSQL("postgresql://a:secret-word@127.0.0.1:1/x"), None, NOW)
    assert "secret-word" not in str(error.value)
