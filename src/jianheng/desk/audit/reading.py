"""Reading a kept log from where it lies, without the workbench: SQLite, PostgreSQL, or an exported file."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from jianheng.desk.audit.chain import Kept, Line

FIELDS = ("number", "at", "actor", "action", "kind", "about", "detail", "before")
LINES = f"SELECT {', '.join(FIELDS)}, hash FROM audit_entry ORDER BY number"
HEAD = "SELECT number, hash FROM audit_head WHERE id = 1"
AT_ONCE = 5000


class UnreadableError(Exception):
    """A log cannot be read at all.

    Args:
        zh: why, in Chinese.
        en: the same in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(zh)


@dataclass(frozen=True)
class Head:
    """The last line of a log.

    Args:
        number: its number; 0 for an empty log.
        hash: its hash.
    """

    number: int
    hash: str


@dataclass(frozen=True)
class Log:
    """A log that can be read.

    Args:
        head: what is kept apart as its last line; None where nothing is.
        lines: its lines in their order.
    """

    head: Head | None
    lines: Iterator[Kept]


def from_sqlite(file: Path) -> Log:
    """The log in a workbench's own database; opened for reading only, also from a read-only disk.

    Raises:
        UnreadableError: there is no such database, or no log in it.
    """
    if not file.is_file():
        raise UnreadableError(f"{file}：没有这个文件，工作台还没有启动过", f"{file}: no such file")
    # A disk that cannot be written to has no room for the notes that readers of a live database leave.
    frozen = "" if file.with_name(f"{file.name}-wal").exists() else "&immutable=1"
    for more in ("", frozen):
        try:
            base = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro{more}", uri=True, isolation_level=None)
            # One moment for the head and the lines, while others go on writing.
            base.execute("BEGIN")
            return Log(_head(base.execute(HEAD).fetchone()), _sqlite_lines(base))
        except sqlite3.Error as error:
            why = error
    raise UnreadableError(f"{file}：读不出日志（{why}）", f"{file}: no log can be read ({why})")


def _sqlite_lines(base: sqlite3.Connection) -> Iterator[Kept]:
    with closing(base):
        try:
            for row in base.execute(LINES):
                yield _kept(row)
        except sqlite3.Error as error:
            raise UnreadableError(f"数据库文件损坏（{error}）", f"the database file is damaged ({error})") from error


def from_postgresql(url: str) -> Log:
    """The log in a PostgreSQL database.

    Raises:
        UnreadableError: it cannot be reached, or has no log.
    """
    try:
        base = psycopg.connect(url)
        base.isolation_level = psycopg.IsolationLevel.REPEATABLE_READ  # one moment for the head and the lines
        head = base.execute(HEAD).fetchone()
    except psycopg.Error as error:
        why = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        raise UnreadableError(f"PostgreSQL：读不出日志（{why}）", f"PostgreSQL: no log can be read ({why})") from error
    return Log(_head(head), _postgresql_lines(base))


def _postgresql_lines(base: psycopg.Connection[Any]) -> Iterator[Kept]:
    with base, base.cursor("lines") as cursor:
        cursor.itersize = AT_ONCE
        cursor.execute(LINES.encode())
        for row in cursor:
            yield _kept(row)


def from_file(file: Path) -> Log:
    """An exported log: a line of JSON for each line, and a last one with the head.

    Raises:
        UnreadableError: it is no exported log.
    """
    try:
        with file.open("rb") as source:
            source.seek(0, 2)
            source.seek(max(0, source.tell() - 4096))
            last = json.loads(source.read().splitlines()[-1])
        head = Head(int(last["head"]["number"]), str(last["head"]["hash"])) if "head" in last else None
    except (OSError, IndexError, ValueError, KeyError, TypeError) as error:
        told = f"{file}：不是导出的审计日志，或者末尾被截断"
        raise UnreadableError(told, f"{file}: not an exported log, or its end is cut off") from error
    return Log(head, _file_lines(file))


def _file_lines(file: Path) -> Iterator[Kept]:
    with file.open(encoding="utf-8") as source:
        for at, text in enumerate(source, 1):
            try:
                told = json.loads(text)
                if "head" in told:
                    continue
                yield _kept((*(told[name] for name in FIELDS), told["hash"]))
            except (ValueError, KeyError, TypeError) as error:
                raise UnreadableError(
                    f"{file}：文件第 {at} 行不是日志的一行", f"{file}: row {at} of the file is no line of a log"
                ) from error


def _head(row: tuple[Any, ...] | None) -> Head:
    return Head(int(row[0]), str(row[1])) if row else Head(0, "")


def _kept(row: tuple[Any, ...]) -> Kept:
    number, at, actor, action, kind, about, detail, before, kept = row
    return Line(number, at, actor, action, kind, about, detail, before), kept
