"""`jianheng add` with a mapping, with what is known alone, and with a person who answers."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from tests.cli.terminal import talk

from jianheng.intake.store import list_batches
from jianheng.workspace import open_workspace

Command = Callable[..., Result]
ROWS = [
    ["罪犯姓名", "身份证号码", "入监时间", "收押类别", "登记时间2"],
    ["周某", "11010519491231002X", "2024.5.6", "新收", "2024-05-07"],
    ["吴某", "440524188001010014", "2024.6.7", "调入", "2024-06-08"],
]
MAPPING = """\
来源: 江州监狱
表:
- 名称: 名册
  成为: [{表: prison_stay}]
  列:
  - {列名: 罪犯姓名, 对应: person_statement.name}
  - {列名: 身份证号码, 对应: person_statement.id_no}
  - {列名: 入监时间, 对应: prison_stay.admitted_on}
  - {列名: 收押类别, 对应: prison_stay.admitted_as}
  - {列名: 登记时间2}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    for row in ROWS:
        made.active.append(row)
    made.save(tmp_path / "名册.xlsx")
    return tmp_path / "名册.xlsx"


def test_a_mapping_that_is_handed_over_is_kept(tmp_path: Path, book: Path, jianheng: Command) -> None:
    place, mapping = tmp_path / "ws", tmp_path / "对应.yaml"
    mapping.write_text(MAPPING, encoding="utf-8")
    assert jianheng("new", place).exit_code == 0
    result = jianheng("add", place, book, "--mapping", mapping)
    assert result.exit_code == 0, result.output
    assert "监狱在押 2 行" in result.output
    assert (place / "mappings" / "江州监狱.yaml").exists()


def test_a_wrong_mapping_is_told_line_by_line(tmp_path: Path, book: Path, jianheng: Command) -> None:
    place, mapping = tmp_path / "ws", tmp_path / "对应.yaml"
    mapping.write_text(MAPPING.replace("prison_stay.admitted_as", "prison_stay.kind"), encoding="utf-8")
    jianheng("new", place)
    result = jianheng("add", place, book, "--mapping", mapping)
    assert result.exit_code == 2
    assert "对应.yaml，第 9 行：[prison_stay.kind] 词典里没有这个字段" in result.output


def test_without_an_answer_nothing_is_read_and_with_yes_what_is_known(
    tmp_path: Path, book: Path, jianheng: Command
) -> None:
    place = tmp_path / "ws"
    jianheng("new", place)
    assert "列的对应还没有确认，没有读取" in jianheng("add", place, book).output
    other = tmp_path / "ws2"
    jianheng("new", other)
    result = jianheng("add", other, book, "--yes")
    assert "监狱在押 2 行" in result.output
    assert not (other / "mappings").exists()


def test_with_yes_what_was_confirmed_still_counts_where_the_headings_have_changed(
    tmp_path: Path, book: Path, jianheng: Command
) -> None:
    place, mapping = tmp_path / "ws", tmp_path / "对应.yaml"
    fixed = "成为: [{表: prison_stay, 固定: {prison: 江州监狱}}]"
    mapping.write_text(MAPPING.replace("成为: [{表: prison_stay}]", fixed), encoding="utf-8")
    jianheng("new", place)
    assert jianheng("add", place, book, "--mapping", mapping).exit_code == 0
    made = openpyxl.Workbook()
    for row in ([*ROWS[0][:4], "登记时间"], *ROWS[1:]):
        made.active.append(row)
    made.active.append(["郑某", "", "2024.7.8", "新收", ""])
    made.save(tmp_path / "名册二.xlsx")
    result = jianheng("add", place, tmp_path / "名册二.xlsx", "--source", "江州监狱", "--yes")
    assert "列名与确认时不同：新出现 登记时间" in result.output
    rows = [row for batch in list_batches(open_workspace(place)) for row in batch.table("prison_stay").to_pylist()]
    assert {row["prison"] for row in rows} == {"江州监狱"}
    assert len(rows) == 5


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")
def test_a_person_answers_on_the_terminal(tmp_path: Path, book: Path, jianheng: Command) -> None:
    place = tmp_path / "ws"
    jianheng("new", place)
    said = talk(["add", place, book, "--source", "江州监狱"], ["n", "y", "", "y", "李某"])
    assert "像是 “监狱在押”" in said
    assert "表头对应已保存：mappings/江州监狱.yaml" in said
    assert "监狱在押 2 行" in said
    kept = (place / "mappings" / "江州监狱.yaml").read_text(encoding="utf-8")
    assert "确认人: 李某" in kept
