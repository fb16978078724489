"""A small workspace with all that a backup meets: batches, a run, a database with a log, keys, things to leave out."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import astuple
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from jianheng.desk.audit.chain import GENESIS, Line
from jianheng.desk.database_copy.sqlite import SQLite
from jianheng.keeping.backup import Backup, back_up
from jianheng.workspace import Workspace, create_workspace

NOW = datetime(2026, 11, 27, 3, 30, tzinfo=UTC)
PASSPHRASE = "yi-ju-hen-chang-de-kouling"
LOG = """
CREATE TABLE audit_entry (number INTEGER PRIMARY KEY, at TEXT, actor TEXT, action TEXT, kind TEXT, about TEXT,
                          detail TEXT, before TEXT, hash TEXT);
CREATE TABLE audit_head (id INTEGER PRIMARY KEY, number INTEGER, hash TEXT);
CREATE TABLE casework_clue (id INTEGER PRIMARY KEY, person TEXT);
"""


def contents(folder: Path) -> dict[str, str]:
    """The hash of every file."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {p.relative_to(folder).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files}


def fill_database(file: Path, lines: int = 5) -> None:
    with closing(sqlite3.connect(file)) as base, base:
        base.execute("PRAGMA journal_mode = WAL")
        base.executescript(LOG)
        before = GENESIS
        for number in range(1, lines + 1):
            line = Line(number, "2026-11-20T08:00:00.000+00:00", "chen", "view", "clue", str(number), "{}", before)
            before = line.hash
            base.execute("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", (*astuple(line), before))
        base.execute("INSERT INTO audit_head VALUES (1, ?, ?)", (lines, before))
        base.executemany("INSERT INTO casework_clue (person) VALUES (?)", [("周**",)] * 300)


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    made = create_workspace(tmp_path / "工作区", "江州市人民检察院", date(2026, 1, 31))
    for batch in ("b1", "b2"):
        (made.batches / batch).mkdir()
        (made.batches / batch / "judgment.parquet").write_bytes(os.urandom(40_000))
        (made.batches / batch / "manifest.json").write_text('{"rows": 1}', encoding="utf-8")
    run = made.runs / "2026-11-20-a"
    run.mkdir()
    (run / "explanations.jsonl").write_text("周某\n" * 20_000, encoding="utf-8")
    (made.root / "law").mkdir()
    (made.root / "law" / "local.yaml").write_text("rows: []\n", encoding="utf-8")
    desk = made.root / "desk"
    for name in ("files", "uploads"):
        (desk / name).mkdir(parents=True)
    (desk / "files" / "附件 一").write_bytes(b"%PDF")
    fill_database(desk / "desk.sqlite3")
    (desk / "anchors.jsonl").write_text("", encoding="utf-8")
    for name in ("secret.key", "names.key"):
        (desk / name).write_text(f"{name}-value", encoding="ascii")
        (desk / name).chmod(0o600)
    return made


@pytest.fixture
def backed_up(place: Workspace, tmp_path: Path) -> Callable[..., Backup]:
    """Makes a backup: `backed_up("a.zip", passphrase=None)`."""

    def make(name: str = "备份.zip", passphrase: str | None = PASSPHRASE) -> Backup:
        return back_up(place, tmp_path / name, SQLite(place.root / "desk"), passphrase, NOW)

    return make
