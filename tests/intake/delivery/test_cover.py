"""What a unit writes on the first sheet of a template counts as its statement of delivery."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.dictionary.template import COVER_SHEET, write_template
from jianheng.intake.add import add_files
from jianheng.intake.delivery.cover import read_cover
from jianheng.intake.problem import IntakeError
from jianheng.intake.store import list_batches
from jianheng.workspace import create_workspace

WHOLE = load_dictionary()
STATED = {
    "报送单位*": "甲监狱",
    "期间起": "2020-01-01",
    "期间止*": "2024-12-31",
    "是否完整*": "是",
    "导出日*": "2024-12-31",
    "用途*": "减刑监督",
    "到期删除日*": "2026-12-31",
}


def filled(path: Path, stated: dict[str, str]) -> Path:
    """A template of two tables with one prison stay and the statement given."""
    write_template([WHOLE.tables["prison_stay"], WHOLE.tables["commutation_ruling"]], path)
    book = openpyxl.load_workbook(path)
    for row in book[COVER_SHEET].iter_rows(max_col=2):
        if row[0].value in stated:
            row[1].value = stated[str(row[0].value)]
    stay = book["监狱在押"]
    answers = {"证件号码": "11010519491231002X", "监狱": "甲监狱", "入监日期": "2020-01-01"}
    stay.append([answers.get(str(cell.value).strip("*")) for cell in stay[1]])
    book.save(path)
    return path


def test_the_statement_counts_for_the_sheets_that_hold_rows(tmp_path: Path) -> None:
    delivery = read_cover(filled(tmp_path / "a.xlsx", STATED), "a.xlsx", WHOLE)
    assert delivery is not None
    assert (delivery.unit, delivery.tables, delivery.complete) == ("甲监狱", ("prison_stay",), True)
    assert (delivery.from_on, delivery.until_on) == (date(2020, 1, 1), date(2024, 12, 31))
    assert delivery.legal_basis[0].startswith("《人民检察院组织法》")


def test_it_covers_what_delivery_yaml_would_cover(tmp_path: Path) -> None:
    workspace = create_workspace(tmp_path / "ws", "江州市人民检察院")
    result = add_files(workspace, [filled(tmp_path / "a.xlsx", STATED)])
    assert "no_delivery" not in {problem.code for problem in result.problems}
    (batch,) = list_batches(workspace)
    assert ("甲监狱", "prison_stay") in {(row["unit"], row["table"]) for row in batch.coverage().to_pylist()}


def test_cells_that_nobody_filled_state_nothing(tmp_path: Path) -> None:
    assert read_cover(filled(tmp_path / "a.xlsx", {}), "a.xlsx", WHOLE) is None


def test_a_statement_that_cannot_be_used_is_told_row_by_row(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", STATED | {"是否完整*": "大概", "导出日*": "年底"})
    with pytest.raises(IntakeError) as caught:
        read_cover(path, "a.xlsx", WHOLE)
    assert [problem.zh() for problem in caught.value.problems] == [
        "a.xlsx，工作表“填表说明”，第 8 行：[大概] 是否完整：看不出是与否，应为是 yes 或 否 no",
        "a.xlsx，工作表“填表说明”，第 10 行：[年底] 导出日：不是日期，应为2025-01-31 或 2025年1月31日 形式的日期",
    ]


def test_days_may_be_written_as_clerks_write_them(tmp_path: Path) -> None:
    written = {"期间起": "2020年1月1日", "期间止*": "2024.12.31", "导出日*": "2025/1/5"}
    delivery = read_cover(filled(tmp_path / "a.xlsx", STATED | written), "a.xlsx", WHOLE)
    assert delivery is not None
    assert (delivery.from_on, delivery.until_on) == (date(2020, 1, 1), date(2024, 12, 31))
    assert delivery.export_day == date(2025, 1, 5)


def test_messages_name_the_rows_of_the_page_and_no_keys(tmp_path: Path) -> None:
    path = filled(tmp_path / "a.xlsx", STATED | {"报送单位*": "", "期间止*": "", "导出日*": "2024年12月"})
    book = openpyxl.load_workbook(path)
    book["监狱在押"].title = "在押表"
    book.save(path)
    with pytest.raises(IntakeError) as caught:
        read_cover(path, "a.xlsx", WHOLE)
    day = "应为2025-01-31 或 2025年1月31日 形式的日期"
    assert [problem.zh() for problem in caught.value.problems] == [
        "a.xlsx，工作表“填表说明”：没有一张数据表填有数据：工作表不能改名，数据从第四行填起",
        "a.xlsx，工作表“填表说明”，第 5 行：报送单位：没有填写，应为一段文字",
        f"a.xlsx，工作表“填表说明”，第 7 行：期间止：没有填写，{day}",
        f"a.xlsx，工作表“填表说明”，第 10 行：[2024年12月] 导出日：没有写到日，{day}",
    ]


def test_two_statements_are_two_deliveries(tmp_path: Path) -> None:
    one, two = (filled(tmp_path / name, STATED | {"报送单位*": name}) for name in ("a.xlsx", "b.xlsx"))
    with pytest.raises(IntakeError, match="2 份交付说明"):
        add_files(create_workspace(tmp_path / "ws", "江州市人民检察院"), [one, two])
