"""`jianheng audit verify`: exit 0 whole, 1 broken, 2 cannot be read."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from click.testing import Result

from jianheng.desk.audit.chain import GENESIS, Line
from jianheng.workspace import create_workspace

Command = Callable[..., Result]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A workspace whose log has three lines."""
    root = create_workspace(tmp_path / "ws", "江州市人民检察院").root
    (root / "desk").mkdir()
    with closing(sqlite3.connect(root / "desk" / "desk.sqlite3")) as base, base:
        base.execute("CREATE TABLE audit_entry (number, at, actor, action, kind, about, detail, before, hash)")
        base.execute("CREATE TABLE audit_head (id, number, hash)")
        before = GENESIS
        for number in (1, 2, 3):
            line = Line(number, "2026-11-20T08:00:00.000+00:00", "chen", "view", "clue", str(number), "{}", before)
            before = line.hash
            row = (number, line.at, "chen", "view", "clue", str(number), "{}", line.before, before)
            base.execute("INSERT INTO audit_entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        base.execute("INSERT INTO audit_head VALUES (1, 3, ?)", (before,))
    return root


def change(place: Path, statement: str) -> None:
    with closing(sqlite3.connect(place / "desk" / "desk.sqlite3")) as base, base:
        base.execute(statement)


def test_a_whole_log(jianheng: Command, place: Path) -> None:
    result = jianheng("audit", "verify", place, "--json")
    told = json.loads(result.stdout)
    assert (result.exit_code, told["whole"], told["lines"], told["breaks"]) == (0, True, 3, [])
    assert jianheng("audit", "verify", place, "--head", told["head"]).exit_code == 0
    assert "完整：3 行" in jianheng("audit", "verify", place).stdout


def test_a_changed_line_is_named(jianheng: Command, place: Path) -> None:
    change(place, "UPDATE audit_entry SET about = '7' WHERE number = 2")
    result = jianheng("audit", "verify", place)
    assert result.exit_code == 1
    assert "第 2 行：内容与指纹不符" in result.stdout


def test_a_hash_that_is_not_there_breaks_it(jianheng: Command, place: Path) -> None:
    assert jianheng("audit", "verify", place, "--head", "ab" * 32).exit_code == 1


def test_damaged_anchors_break_it(jianheng: Command, place: Path) -> None:
    (place / "desk" / "anchors.jsonl").write_text("{}\n", encoding="utf-8")
    result = jianheng("audit", "verify", place)
    assert result.exit_code == 1
    assert "anchors.jsonl:1" in result.stdout


def test_what_cannot_be_read(jianheng: Command, tmp_path: Path, place: Path) -> None:
    assert jianheng("audit", "verify", tmp_path / "nowhere").exit_code == 2
    other = tmp_path / "other.jsonl"
    other.write_text("no log\n", encoding="utf-8")
    assert jianheng("audit", "verify", other).exit_code == 2
    change(place, "DROP TABLE audit_entry")
    assert jianheng("audit", "verify", place).exit_code == 2


def test_an_exported_log(jianheng: Command, tmp_path: Path, place: Path) -> None:
    names = ("number", "at", "actor", "action", "kind", "about", "detail", "before", "hash")
    with closing(sqlite3.connect(place / "desk" / "desk.sqlite3")) as base:
        rows = [json.dumps(dict(zip(names, row, strict=True))) for row in base.execute("SELECT * FROM audit_entry")]
        head = json.dumps({"head": {"number": 3, "hash": json.loads(rows[-1])["hash"]}})
    file = tmp_path / "log.jsonl"

    def verified(*lines: str) -> Result:
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return jianheng("audit", "verify", file)

    assert verified(*rows, head).exit_code == 0
    assert "次序不对" in verified(rows[0], rows[2], rows[1], head).stdout
    assert "最后一行应为第 3 行" in verified(rows[0], rows[1], head).stdout
    assert verified(rows[0], "{}", head).exit_code == 2
