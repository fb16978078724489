"""Killed while a mapping is confirmed or written: the old mapping or the new one, never half, and no batch."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from tests.cli.terminal import terminal

from jianheng.dictionary import load_dictionary
from jianheng.intake.mapping import read_mapping
from jianheng.intake.store import list_batches
from jianheng.workspace import open_workspace

Command = Callable[..., Result]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
HEADINGS = ["罪犯姓名", "身份证号码", "入监时间", "收押类别"]
OLD = """\
来源: 江州监狱
确认人: 赵某
表:
- 名称: 名册
  成为: [{表: prison_stay}]
  列:
  - {列名: 罪犯姓名, 对应: person_statement.name}
  - {列名: 身份证号码, 对应: person_statement.id_no}
  - {列名: 入监时间, 对应: prison_stay.admitted_on}
"""
# No statement, read the table, the new heading is what it seems, as it stands, who confirms.
ANSWERS = ["n", "y", "y", "李某"]
# At a touch of the mapping's file the process kills itself, as it would be by a cut of power: before the touch happens.
KILL_AT = """
import os, signal, sys
left = [{touch}]
def watch(event, arguments):
    if event in ("open", "os.rename", "os.remove") and any("mappings" in str(each) for each in arguments):
        writes = event != "open" or not isinstance(arguments[1], str) or "r" not in arguments[1]
        left[0] -= writes
        if writes and left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(watch)
"""


@pytest.fixture
def place(tmp_path: Path, jianheng: Command) -> Path:
    jianheng("new", tmp_path / "ws")
    (tmp_path / "ws" / "mappings").mkdir()
    (tmp_path / "ws" / "mappings" / "江州监狱.yaml").write_text(OLD, encoding="utf-8")
    return tmp_path / "ws"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    for row in (HEADINGS, ["周某", "11010519491231002X", "2024.5.6", "新收"]):
        made.active.append(row)
    made.save(tmp_path / "名册.xlsx")
    return tmp_path / "名册.xlsx"


def confirmed_by(place: Path) -> str:
    """Who confirmed the mapping that stands there: it can be read, and it is the old one or the whole new one."""
    path = place / "mappings" / "江州监狱.yaml"
    mapping = read_mapping(path, load_dictionary())
    if mapping.confirmed_by == "赵某":
        assert path.read_text(encoding="utf-8") == OLD
    else:
        assert [column.heading for column in mapping.sheets[-1].columns] == HEADINGS
    return mapping.confirmed_by


def talked(place: Path, book: Path, answers: list[str], before: str = "") -> None:
    """Answer so many questions; where the command waits for another, it is killed there."""
    with terminal(["add", place, book, "--source", "江州监狱"], before) as running:
        for answer in answers:
            assert running.wait_for_prompt(), running.said
            running.answer(answer)
        running.wait_for_prompt()


@pytest.mark.parametrize("answered", [1, 2, 3])
def test_killed_at_a_question_leaves_the_old_mapping(place: Path, book: Path, answered: int) -> None:
    talked(place, book, ANSWERS[:answered])
    assert confirmed_by(place) == "赵某"
    assert list_batches(open_workspace(place)) == ()
    assert not [*(place / "batches").iterdir()]


@pytest.mark.parametrize(("touch", "left"), [(1, "赵某"), (2, "赵某"), (3, "李某")])
def test_killed_while_writing_leaves_the_old_mapping_or_the_new_one(
    place: Path, book: Path, jianheng: Command, touch: int, left: str
) -> None:
    talked(place, book, ANSWERS, KILL_AT.format(touch=touch))
    assert confirmed_by(place) == left
    assert list_batches(open_workspace(place)) == ()
    result = jianheng("add", place, book, "--source", "江州监狱")
    assert "监狱在押 1 行" in result.output
    assert confirmed_by(place) == left
