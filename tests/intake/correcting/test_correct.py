"""A person's corrections stand in the place of delivered cells, until they are withdrawn."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jianheng.chain import load_workspace_tables
from jianheng.intake.add import add_files
from jianheng.intake.correcting import Correction, correct_rows, read_corrections
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches, standing_batches, withdraw_batch
from jianheng.workspace import Workspace, create_workspace

DAY = date(2026, 11, 27)
ROWS = [["身份证号", "监狱", "入监日期"], ["11010519491231002X", "江州市第一监狱", "2024-05-60"]]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """A workspace with one row, of which the day cannot be read."""
    book = openpyxl.Workbook()
    book.active.title = "监狱在押"
    for row in ROWS:
        book.active.append(row)
    book.save(tmp_path / "在押.xlsx")
    place = create_workspace(tmp_path / "ws", "江州市人民检察院", DAY)
    add_files(place, [tmp_path / "在押.xlsx"])
    return place


@pytest.fixture
def row_id(workspace: Workspace) -> str:
    [batch] = list_batches(workspace)
    return f"{batch.id}:prison_stay:0:2"


def stays(workspace: Workspace) -> list[dict[str, object]]:
    return load_workspace_tables(workspace).tables["prison_stay"].to_pylist()


def test_a_corrected_row_wins_and_tells_who_and_why(workspace: Workspace, row_id: str) -> None:
    batch = correct_rows(
        workspace, [Correction(row_id, "admitted_on", "2024年5月6日", "与入监登记表核对")], "李某", DAY
    )
    [row] = stays(workspace)
    assert row["admitted_on"] == date(2024, 5, 6)
    assert row["row_id"].startswith(f"{batch}:prison_stay:")
    raw = json.loads(str(row["raw"]))
    assert raw["admitted_on"]["text"] == "2024-05-60"
    assert "admitted_on" not in raw.get("_unread", {})
    assert raw["_corrected"]["admitted_on"]["by"] == "李某"
    assert raw["_corrected"]["admitted_on"]["reason"] == "与入监登记表核对"
    assert (row["source"], row["row_no"]) == ("在押.xlsx", 2)


def test_what_was_delivered_stands_again_when_the_correction_is_withdrawn(workspace: Workspace, row_id: str) -> None:
    before = stays(workspace)
    batch = correct_rows(workspace, [Correction(row_id, "admitted_on", "2024-05-06", "核对")], "李某", DAY)
    withdraw_batch(workspace, batch, "更正有误", DAY)
    assert stays(workspace) == before


def test_a_correction_is_corrected_in_turn(workspace: Workspace, row_id: str) -> None:
    first = correct_rows(workspace, [Correction(row_id, "admitted_on", "2024-05-06", "核对")], "李某", DAY)
    with pytest.raises(IntakeError, match=f"已被批次 {first} 更正"):
        correct_rows(workspace, [Correction(row_id, "admitted_on", "2024-05-07", "再核对")], "李某", DAY)
    again = Correction(f"{first}:prison_stay:0:1", "admitted_on", "2024-05-07", "再核对")
    correct_rows(workspace, [again], "王某", DAY)
    assert [row["admitted_on"] for row in stays(workspace)] == [date(2024, 5, 7)]


def test_whose_row_it_is_can_be_corrected(workspace: Workspace, row_id: str) -> None:
    correct_rows(workspace, [Correction(row_id, "person", "440524188001010014", "身份证核对")], "李某", DAY)
    assert [row["person"] for row in stays(workspace)] == ["id:440524188001010014"]


def test_all_that_is_wrong_is_told_and_nothing_is_kept(workspace: Workspace, row_id: str) -> None:
    wrong = [
        Correction(f"{row_id}9", "admitted_on", "2024-05-06", "核对"),
        Correction(row_id, "admited_on", "2024-05-06", "核对"),
        Correction(row_id, "admitted_on", "四月三十一日", "核对"),
        Correction(row_id, "admitted_on", "2024-05-06", " "),
    ]
    with pytest.raises(IntakeError) as caught:
        correct_rows(workspace, wrong, "", DAY)
    told = str(caught.value)
    for words in ("没有写明更正人", "没有这一行", "没有字段 admited_on", "没有写年份", "没有写明理由"):
        assert words in told
    assert len(standing_batches(workspace)) == 1


def test_an_end_before_its_start_is_refused_and_both_can_be_corrected_together(
    workspace: Workspace, row_id: str
) -> None:
    first = correct_rows(workspace, [Correction(row_id, "入监日期", "2024-05-06", "核对")], "李某", DAY)
    row = f"{first}:prison_stay:0:1"
    left = Correction(row, "left_on", "2019-01-01", "出监登记表")
    with pytest.raises(IntakeError) as caught:
        correct_rows(workspace, [left], "李某", DAY)
    assert "更正后“离监日期”2019-01-01 早于“入监日期”2024-05-06" in str(caught.value)
    assert "在一份清单里一起更正" in str(caught.value)
    assert len(standing_batches(workspace)) == 2
    correct_rows(workspace, [left, Correction(row, "admitted_on", "2018-05-06", "入监登记表")], "李某", DAY)
    assert [(each["admitted_on"], each["left_on"]) for each in stays(workspace)] == [
        (date(2018, 5, 6), date(2019, 1, 1))
    ]


@pytest.mark.parametrize("field", ["入监日期", "监狱在押·入监日期", "prison_stay.admitted_on", "收监日期"])
def test_a_field_may_be_named_as_it_is_called(workspace: Workspace, row_id: str, field: str) -> None:
    correct_rows(workspace, [Correction(row_id, field, "2024年5月6日", "核对")], "李某", DAY)
    [row] = stays(workspace)
    assert row["admitted_on"] == date(2024, 5, 6)
    assert [*json.loads(str(row["raw"]))["_corrected"]] == ["admitted_on"]


def test_a_field_of_another_table_is_none_of_this_one(workspace: Workspace, row_id: str) -> None:
    with pytest.raises(IntakeError, match=r"没有字段 决定日期"):
        correct_rows(workspace, [Correction(row_id, "决定日期", "2024-05-06", "核对")], "李某", DAY)
    with pytest.raises(IntakeError, match=r"可用：入监日期 admitted_on"):
        correct_rows(workspace, [Correction(row_id, "入监日", "2024-05-06", "核对")], "李某", DAY)


def test_what_stands_there_already_is_told_and_makes_no_batch(workspace: Workspace, row_id: str) -> None:
    same = Correction(row_id, "监狱", "江州市第一监狱", "核对")
    with pytest.raises(IntakeError, match="“监狱”现在就是 江州市第一监狱，没有可更正的"):
        correct_rows(workspace, [same], "李某", DAY)
    with pytest.raises(IntakeError, match="“原判止日”现在就是空的"):
        correct_rows(workspace, [Correction(row_id, "original_end", "", "核对")], "李某", DAY)
    assert len(standing_batches(workspace)) == 1


def test_what_is_not_known_may_be_said_to_be_nothing(workspace: Workspace, row_id: str) -> None:
    # The file has no column for it, so that empty does not say yet that the person is still there.
    correct_rows(workspace, [Correction(row_id, "left_on", "", "名册核对，仍在押")], "李某", DAY)
    [row] = stays(workspace)
    assert row["left_on"] is None
    assert "left_on" not in json.loads(str(row["raw"]))["_unread"]


def test_a_cell_that_could_not_be_read_is_corrected_to_nothing(workspace: Workspace, row_id: str) -> None:
    correct_rows(workspace, [Correction(row_id, "admitted_on", "", "登记表上没有填写")], "李某", DAY)
    [row] = stays(workspace)
    assert row["admitted_on"] is None
    assert "admitted_on" not in json.loads(str(row["raw"]))["_unread"]


def test_one_cell_is_not_corrected_twice_in_one_list(workspace: Workspace, row_id: str) -> None:
    twice = [Correction(row_id, name, f"2024-05-0{day}", "核对") for name, day in (("admitted_on", 6), ("入监日期", 7))]
    with pytest.raises(IntakeError, match="“入监日期”更正了两次"):
        correct_rows(workspace, twice, "李某", DAY)


def test_a_list_of_corrections(tmp_path: Path, write: Callable[..., Path]) -> None:
    path = write(tmp_path / "更正.xlsx", [["行编号", "字段", "改为", "理由"], ["b:leave:0:2", "days", 3, "原件"]])
    [found] = read_corrections(path)
    assert (found.row_id, found.field, found.words, found.reason) == ("b:leave:0:2", "days", "3", "原件")
    assert found.place.zh() == "更正.xlsx，工作表“Sheet”，第 2 行"
    with pytest.raises(IntakeError, match="缺少列：改为、理由"):
        read_corrections(write(tmp_path / "缺.xlsx", [["行编号", "字段"], ["b:leave:0:2", "days"]]))


@pytest.fixture
def write() -> Callable[..., Path]:
    def give(path: Path, rows: list[list[object]]) -> Path:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
        return path

    return give
