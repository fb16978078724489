"""A file is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from jianheng.workspace import write_whole


def refuse(new: Path) -> None:
    raise ValueError(new.read_text("utf-8"))


def test_it_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "新" / "文件.yaml"
    write_whole(path, "甲\r\n")
    write_whole(path, "乙\n")
    assert path.read_bytes().decode() == "乙\n"
    assert list(path.parent.iterdir()) == [path]


def test_what_is_refused_leaves_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "文件.yaml"
    write_whole(path, "甲")
    with pytest.raises(ValueError, match="乙"):
        write_whole(path, "乙", refuse)
    assert path.read_text("utf-8") == "甲"
    assert list(tmp_path.iterdir()) == [path]
