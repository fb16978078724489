"""Whatever is done to a kept log is found, and where."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from jianheng.desk.audit.anchors import Anchor, anchor_of_today, anchors, append
from jianheng.desk.audit.chain import Line
from jianheng.desk.audit.reading import UnreadableError, from_sqlite
from jianheng.desk.audit.verifying import Verified, verify

MakeLog = Callable[[int], Path]


def tampered(file: Path, *statements: str) -> Verified:
    with closing(sqlite3.connect(file)) as base, base:
        for statement in statements:
            base.execute(statement)
    return verify(from_sqlite(file), anchors(file.parent))


def first(found: Verified) -> tuple[int, str]:
    return found.breaks[0].number, found.breaks[0].zh


def test_a_log_that_nobody_touched_is_whole(kept: MakeLog) -> None:
    found = tampered(kept(30))
    assert (found.whole, found.lines, len(found.head)) == (True, 30, 64)


def test_an_empty_log_is_whole(kept: MakeLog) -> None:
    assert tampered(kept(0)).whole


@pytest.mark.parametrize("field", ["at", "actor", "action", "kind", "about", "detail"])
def test_a_changed_line_is_found_whichever_field_it_is(kept: MakeLog, field: str) -> None:
    found = tampered(kept(30), f"UPDATE audit_entry SET {field} = 'other' WHERE number = 17")
    assert first(found) == (17, "内容与指纹不符，被改动过")


def test_a_changed_line_with_its_hash_made_fit_breaks_the_next(kept: MakeLog) -> None:
    file = kept(30)
    with closing(sqlite3.connect(file)) as base:
        row = list(base.execute("SELECT * FROM audit_entry WHERE number = 17").fetchone())
    row[2] = "somebody else"
    found = tampered(
        file, f"UPDATE audit_entry SET actor = '{row[2]}', hash = '{Line(*row[:8]).hash}' WHERE number = 17"
    )
    assert first(found) == (18, "与前一行接不上，前一行被改动或换过")


def test_a_removed_line_is_found(kept: MakeLog) -> None:
    assert first(tampered(kept(30), "DELETE FROM audit_entry WHERE number = 17")) == (18, "它前面缺第 17 行")


def test_removed_lines_closed_up_are_found(kept: MakeLog) -> None:
    found = tampered(
        kept(30),
        "DELETE FROM audit_entry WHERE number = 17",
        "UPDATE audit_entry SET number = number - 1 WHERE number > 17",
    )
    assert first(found)[0] == 17


def test_an_inserted_line_is_found(kept: MakeLog) -> None:
    found = tampered(
        kept(30),
        "UPDATE audit_entry SET number = -number - 1 WHERE number > 16",
        "UPDATE audit_entry SET number = -number WHERE number < 0",
        "INSERT INTO audit_entry SELECT 17, at, actor, action, kind, 'forged', detail, before, hash "
        "FROM audit_entry WHERE number = 16",
    )
    assert first(found)[0] == 17


def test_lines_in_another_order_are_found(kept: MakeLog) -> None:
    found = tampered(
        kept(30),
        "UPDATE audit_entry SET number = 999 WHERE number = 16",
        "UPDATE audit_entry SET number = 16 WHERE number = 17",
        "UPDATE audit_entry SET number = 17 WHERE number = 999",
    )
    assert first(found)[0] == 16


def test_a_cut_off_end_is_found_by_the_head(kept: MakeLog) -> None:
    found = tampered(kept(30), "DELETE FROM audit_entry WHERE number > 20")
    assert first(found) == (20, "最后一行应为第 30 行，实际到第 20 行：末尾被删去、添上或改动")


def test_a_cut_off_end_with_its_head_made_fit_is_found_by_an_anchor(kept: MakeLog) -> None:
    file = kept(30)
    whole = tampered(file)
    append(file.parent, Anchor(30, whole.head, "2026-11-20"))
    found = tampered(
        file,
        "DELETE FROM audit_entry WHERE number > 20",
        "UPDATE audit_head SET number = 20, hash = (SELECT hash FROM audit_entry WHERE number = 20)",
    )
    assert first(found) == (30, "2026-11-20 的锚点记着这一行，现在没有：末尾被删去")


def test_a_log_written_anew_is_found_by_an_anchor_and_by_a_hash_kept_elsewhere(kept: MakeLog) -> None:
    file = kept(30)
    append(file.parent, Anchor(12, "0" * 64, "2026-11-20"))
    assert first(tampered(file)) == (12, "与 2026-11-20 留下的锚点不符：这一行或前面的被重写过")
    (file.parent / "anchors.jsonl").unlink()
    assert not verify(from_sqlite(file), head="0" * 64).whole
    known = verify(from_sqlite(file)).head
    assert verify(from_sqlite(file), head=known).whole


def test_one_anchor_a_day_and_none_for_an_empty_log(tmp_path: Path) -> None:
    from datetime import date  # noqa: PLC0415  # only here

    assert not anchor_of_today(tmp_path, 0, "", date(2026, 11, 20))
    assert anchor_of_today(tmp_path, 5, "a" * 64, date(2026, 11, 20))
    assert not anchor_of_today(tmp_path, 9, "b" * 64, date(2026, 11, 20))
    assert anchor_of_today(tmp_path, 9, "b" * 64, date(2026, 11, 21))
    assert [(one.number, one.day) for one in anchors(tmp_path)] == [(5, "2026-11-20"), (9, "2026-11-21")]


def test_a_hundred_thousand_lines_in_seconds(kept: MakeLog) -> None:
    file = kept(100_000)
    begun = time.perf_counter()
    found = verify(from_sqlite(file))
    assert (found.whole, found.lines) == (True, 100_000)
    assert time.perf_counter() - begun < 20  # about two where nothing else runs


def test_a_database_without_a_log_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="没有这个文件"):
        from_sqlite(tmp_path / "desk.sqlite3")
    (tmp_path / "desk.sqlite3").write_bytes(b"not a database, whatever its name says" * 100)
    with pytest.raises(UnreadableError, match="读不出日志"):
        from_sqlite(tmp_path / "desk.sqlite3")
