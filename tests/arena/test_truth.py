"""What is known survives the way through a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.arena import Act, Plan, Truth, TruthError, read_truth, write_truth

TRUTH = Truth(
    "2026-11-20",
    Plan(10, 3, ("judgment",), 0.1),
    (Act("a/b", "commutation_ruling", {"person": "id:1", "case_number": "一号"}, "f", "s"),),
)


def test_a_truth_is_read_as_it_was_written(tmp_path: Path) -> None:
    write_truth(tmp_path / "t.jsonl", TRUTH)
    assert read_truth(tmp_path / "t.jsonl") == TRUTH


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(TruthError, match="没有\\.jsonl"):
        read_truth(tmp_path / "没有.jsonl")


def test_a_broken_line_is_named(tmp_path: Path) -> None:
    write_truth(tmp_path / "t.jsonl", TRUTH)
    with (tmp_path / "t.jsonl").open("a", encoding="utf-8") as file:
        file.write("{\n")
    with pytest.raises(TruthError, match="第 3 行"):
        read_truth(tmp_path / "t.jsonl")


def test_another_file_is_no_truth(tmp_path: Path) -> None:
    (tmp_path / "t.jsonl").write_text('{"a": 1}\n', encoding="utf-8")
    with pytest.raises(TruthError, match="不是真值文件"):
        read_truth(tmp_path / "t.jsonl")
