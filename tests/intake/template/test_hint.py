"""Rows of a template that are no data."""

from __future__ import annotations

from pathlib import Path

from openpyxl import load_workbook

from jianheng.chain.load import load_workspace_tables
from jianheng.dictionary import load_dictionary
from jianheng.dictionary.template import write_template
from jianheng.intake.add import add_files
from jianheng.intake.template.hint import is_hint_row, without_examples
from jianheng.workspace import create_workspace


def test_an_example_is_a_hint() -> None:
    assert is_hint_row(["示例：张某某", None, "示例：2024-05-31"])
    assert not is_hint_row(["张某某", None, "示例：2024-05-31"])


def test_what_is_left_of_an_example_is_no_data() -> None:
    assert without_examples(["张某某", " 示例：2024-05-31", None]) == (["张某某", None, None], [1])
    assert without_examples(["张某某", "见示例：一"]) == (["张某某", "见示例：一"], [])


def test_a_row_written_over_the_example_keeps_what_was_written_and_says_what_was_not(tmp_path: Path) -> None:
    write_template([load_dictionary().tables["prison_stay"]], tmp_path / "a.xlsx")
    book = load_workbook(tmp_path / "a.xlsx")
    sheet = book["监狱在押"]
    headings = [str(cell.value).rstrip("*") for cell in sheet[1]]
    for heading, text in (("罪犯编号", "3201000777"), ("监狱", "江州监狱")):
        sheet.cell(3, headings.index(heading) + 1, text)
    book.save(tmp_path / "a.xlsx")
    workspace = create_workspace(tmp_path / "工作区", "江州市人民检察院")
    result = add_files(workspace, [tmp_path / "a.xlsx"])
    (row,) = load_workspace_tables(workspace, load_dictionary()).tables["prison_stay"].to_pylist()
    assert (row["prison"], row["admitted_on"]) == ("江州监狱", None)
    assert any("还是模板的示例" in problem.what.zh for problem in result.problems if problem.code == "example_left")
