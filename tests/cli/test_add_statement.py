"""`jianheng add` asks on the terminal for the statement of delivery that the files lack."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from click.testing import Result
from tests.cli.terminal import talk

from jianheng.dictionary import load_dictionary
from jianheng.intake.delivery import Delivery, Exclusion, read_delivery
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace, open_workspace

Command = Callable[..., Result]
pytestmark = [pytest.mark.long, pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminal")]
HEADINGS = ["姓名", "身份证号", "入监日期", "入监类型"]
STATED = Delivery(
    unit="江州监狱",
    tables=("prison_stay",),
    from_on=None,
    until_on=date(2024, 12, 31),
    complete=True,
    exclusions=(Exclusion("prison_stay", "已调出人员"),),
    export_day=date(2025, 1, 5),
    purpose="减刑监督",
    legal_basis=("人民检察院组织法第二十一条",),
    delete_after=date(2027, 1, 5),
    received_on=date(2025, 1, 6),
)
ANSWERS = [
    "江州监狱",
    "",  # the table that was recognised
    "2025年1月5日",
    "全部",
    "2025-06-01",  # after the export day: asked again
    "2024-12-31",
    "y",
    "监狱在押：已调出人员",
    "减刑监督",
    "人民检察院组织法第二十一条",
    "",  # it has no default: asked again
    "2027.1.5",
    "20250106",
]


@pytest.fixture
def place(tmp_path: Path, jianheng: Command) -> Path:
    jianheng("new", tmp_path / "ws")
    return tmp_path / "ws"


@pytest.fixture
def book(tmp_path: Path) -> Path:
    made = openpyxl.Workbook()
    made.active.append(HEADINGS)
    made.active.append(["周某", "11010519491231002X", "2024-05-06", "新收"])
    (tmp_path / "移交").mkdir()
    made.save(tmp_path / "移交" / "监狱在押.xlsx")
    return tmp_path / "移交" / "监狱在押.xlsx"


def only_delivery(place: Path) -> Delivery | None:
    workspace: Workspace = open_workspace(place)
    (batch,) = list_batches(workspace)
    return batch.manifest.delivery


def test_what_is_answered_is_shown_confirmed_and_kept(place: Path, book: Path) -> None:
    said = talk(["add", place, book], ["y", *ANSWERS, "y", "y"])
    assert "没有报送说明的，查不到不能说明没有" in said
    assert "2025-06-01 晚于导出日 2025-01-05" in said
    assert "因此不能作完整数据：监狱在押" in said
    assert only_delivery(place) == STATED
    assert read_delivery(book.parent / "delivery.yaml", load_dictionary()) == STATED


def test_a_refused_summary_is_asked_again_with_the_answers_as_defaults(place: Path, book: Path) -> None:
    said = talk(["add", place, book], ["y", *ANSWERS, "n", "江州第一监狱", *[""] * 10, "y", "n"])
    assert said.count("以上报送说明对吗？") == 2
    found = only_delivery(place)
    assert found is not None
    assert (found.unit, found.until_on, found.exclusions) == ("江州第一监狱", STATED.until_on, STATED.exclusions)
    assert not (book.parent / "delivery.yaml").exists()


def test_files_beside_the_delivered_one_are_named_before_anything_is_written(place: Path, book: Path) -> None:
    (book.parent / "别的.csv").write_text("甲,乙\n1,2\n", encoding="utf-8")
    said = talk(["add", place, book], ["y", *ANSWERS, "y", ""])
    assert "那里另有 1 个文件，以后添加时也会按它读" in said
    assert not (book.parent / "delivery.yaml").exists()


def test_whoever_states_nothing_adds_without_coverage(place: Path, book: Path) -> None:
    said = talk(["add", place, book], ["n"])
    assert "新的批次" in said
    assert only_delivery(place) is None


def test_nothing_is_asked_of_known_files_with_yes_or_without_a_terminal(
    place: Path, book: Path, jianheng: Command
) -> None:
    assert "现在填写吗" not in jianheng("add", place, book).output
    assert "已有：监狱在押.xlsx" in talk(["add", place, book], [])
    jianheng("new", place.with_name("ws2"))
    assert "新的批次" in talk(["add", place.with_name("ws2"), book, "--yes"], [])
