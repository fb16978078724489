"""Logs of any length, as the workbench keeps them, without the workbench."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import astuple
from pathlib import Path

import pytest

from jianheng.desk.audit.chain import GENESIS, Kept, Line

TABLES = """
CREATE TABLE audit_entry (number INTEGER PRIMARY KEY, at TEXT, actor TEXT, action TEXT, kind TEXT, about TEXT,
                          detail TEXT, before TEXT, hash TEXT);
CREATE TABLE audit_head (id INTEGER PRIMARY KEY, number INTEGER, hash TEXT);
"""


def chained(n: int) -> Iterator[Kept]:
    before = GENESIS
    for number in range(1, n + 1):
        at = f"2026-11-20T08:{number // 60 % 60:02}:{number % 60:02}.000+00:00"
        line = Line(number, at, "chen", "view", "clue", f"2026-{number:06}", '{"reason": "核查"}', before)
        before = line.hash
        yield line, before


@pytest.fixture
def kept(tmp_path: Path) -> Callable[[int], Path]:
    """Makes a workspace whose log has so many lines, and tells where its database lies."""

    def make(n: int) -> Path:
        desk = tmp_path / "ws" / "desk"
        desk.mkdir(parents=True)
        (tmp_path / "ws" / "jianheng.toml").write_text('procuratorate = "江州市人民检察院"\n', encoding="utf-8")
        with closing(sqlite3.connect(desk / "desk.sqlite3")) as base, base:
            base.executescript(TABLES)
            last = (0, "")
            for line, hashed in chained(n):
                row = (*astuple(line), hashed)
                base.execute("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
                last = (line.number, hashed)
            base.execute("INSERT INTO audit_head VALUES (1, ?, ?)", last)
        return desk / "desk.sqlite3"

    return make
