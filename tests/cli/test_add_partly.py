"""`jianheng add` where not all that was given could be read: what was read is kept, the exit code says so."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from jianheng.cli.interrupted import told_if_interrupted
from jianheng.workspace import Workspace, create_workspace

Command = Callable[..., Result]
GOOD = "身份证号,监狱,入监日期\n11010519491231002X,江州市第一监狱,2020-01-02\n"


@pytest.fixture
def place(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院")


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


def test_a_broken_file_beside_a_good_one(jianheng: Command, place: Workspace, inbox: Path) -> None:
    (inbox / "监狱在押.csv").write_text(GOOD, encoding="utf-8")
    assert jianheng("add", place.root, inbox).exit_code == 0
    (inbox / "监狱在押.csv").write_text(GOOD.replace("01-02", "01-03"), encoding="utf-8")
    (inbox / "坏.xlsx").write_bytes(b"PK\x03\x04")
    result = jianheng("add", place.root, inbox, "--json")
    assert result.exit_code == 3
    assert "没有读取：坏.xlsx。读出的已经加入；改正后再添加没有读取的文件" in result.stderr
    [batch] = json.loads(result.stdout)["batches"]
    assert batch["tables"]["prison_stay"]["kept"] == 1


def test_where_nothing_is_read_there_is_no_batch(jianheng: Command, place: Workspace, inbox: Path) -> None:
    (inbox / "坏.xlsx").write_bytes(b"PK\x03\x04")
    result = jianheng("add", place.root, inbox)
    assert (result.exit_code, "没有读出一行数据，什么也没有添加" in result.stderr) == (2, True)


def test_headings_alone_are_said_to_hold_no_row(jianheng: Command, place: Workspace, inbox: Path) -> None:
    (inbox / "监狱在押.csv").write_text(GOOD.splitlines()[0] + "\n", encoding="utf-8")
    result = jianheng("add", place.root, inbox)
    assert (result.exit_code, "：没有一行数据（只有列名）" in result.stderr) == (0, True)


def test_an_option_that_would_be_passed_over_is_refused(jianheng: Command, place: Workspace, inbox: Path) -> None:
    (inbox / "监狱在押.csv").write_text(GOOD, encoding="utf-8")
    result = jianheng("add", place.root, inbox, "--table", "监狱在押")
    assert (result.exit_code, "--table 只用于数据库" in result.stderr) == (2, True)


def make_and_stop(place: Workspace) -> None:
    with told_if_interrupted(place):
        (place.batches / "b1").mkdir(parents=True)
        raise KeyboardInterrupt


def test_ctrl_c_says_whether_anything_was_added(place: Workspace, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Exception, match="130"), told_if_interrupted(place):
        raise KeyboardInterrupt
    assert "已中断，什么也没有添加" in capsys.readouterr().err
    with pytest.raises(Exception, match="130"):
        make_and_stop(place)
    assert "在此之前加入的批次：b1，其余没有添加" in capsys.readouterr().err
