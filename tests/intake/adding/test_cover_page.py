"""The first page of a template beside a `delivery.yaml`: no data, and held against the statement that counts."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.dictionary.template import COVER_SHEET, write_template
from jianheng.intake.add import add_files
from jianheng.intake.adding.inspect import inspect_files
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace, create_workspace

STATED = {
    "报送单位*": "江州监狱",
    "期间起": "2020年1月1日",
    "期间止*": "2024-12-31",
    "是否完整*": "是",
    "导出日*": "2025-01-05",
    "用途*": "减刑监督",
    "到期删除日*": "2026-12-31",
}
YAML = """\
unit: 江州监狱
tables: [prison_stay]
period: {from: 2020-01-01, until: 2024-12-31}
complete: yes
exclusions: []
export_day: 2025-01-05
purpose: 监督
legal_basis: [法]
delete_after: 2030-01-01
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院")


def delivered(folder: Path, yaml: str, sheet: str = COVER_SHEET) -> Path:
    """A filled template beside a statement."""
    folder.mkdir()
    path = folder / "报送.xlsx"
    write_template([load_dictionary().tables["prison_stay"]], path)
    book = openpyxl.load_workbook(path)
    for row in book[COVER_SHEET].iter_rows(max_col=2):
        if row[0].value in STATED:
            row[1].value = STATED[str(row[0].value)]
    answers = {"证件号码": "11010519491231002X", "监狱": "江州监狱", "入监日期": "2020-01-01"}
    stay = book["监狱在押"]
    stay.append([answers.get(str(cell.value).strip("*")) for cell in stay[1]])
    book[COVER_SHEET].title = sheet
    book.save(path)
    (folder / "delivery.yaml").write_text(yaml, encoding="utf-8")
    return folder


@pytest.mark.parametrize("sheet", [COVER_SHEET, "首页"])
def test_the_page_is_no_data(tmp_path: Path, workspace: Workspace, sheet: str) -> None:
    folder = delivered(tmp_path / "in", YAML, sheet)
    assert inspect_files(workspace, [folder]).tables == ()
    result = add_files(workspace, [folder])
    assert {name: entry.kept for name, entry in result.tables.items()} == {"prison_stay": 1, "person_statement": 1}
    assert "other_statement" not in {problem.code for problem in result.problems}
    assert [problem.place.sheet for problem in result.problems if problem.code == "not_a_table"][:1] == [sheet]
    [batch] = list_batches(workspace)
    assert [row["table"] for row in batch.coverage().to_pylist()] == ["prison_stay"]


def test_a_page_that_contradicts_the_statement_is_told_and_nothing_is_complete(
    tmp_path: Path, workspace: Workspace
) -> None:
    yaml = YAML.replace("江州监狱", "海州监狱").replace("2024-12-31", "2025-01-01")
    result = add_files(workspace, [delivered(tmp_path / "in", yaml)])
    told = [problem for problem in result.problems if problem.code == "other_statement"]
    assert [(problem.place.row_no, problem.value, problem.what.zh) for problem in told] == [
        (5, "江州监狱", "首页的“报送单位”与采用的交付说明（海州监狱）不同"),
        (7, "2024-12-31", "首页的“期间止”与采用的交付说明（2025-01-01）不同"),
    ]
    assert any("模板首页写的与交付说明不同" in problem.zh() for problem in result.problems)
    [batch] = list_batches(workspace)
    assert batch.coverage().num_rows == 0
