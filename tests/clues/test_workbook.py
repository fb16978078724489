"""The clue list as a workbook."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from jianheng.clues import list_clues, write_clues_xlsx

Json = dict[str, Any]
Write = Callable[..., Path]


def sheet(path: Path, number: int) -> list[list[Any]]:
    return [list(row) for row in openpyxl.load_workbook(path).worksheets[number].iter_rows(values_only=True)]


def test_one_row_a_clue_with_room_for_a_person(run: Path, tmp_path: Path) -> None:
    write_clues_xlsx(run, tmp_path / "out" / "clues.xlsx")
    head, *rows = sheet(tmp_path / "out" / "clues.xlsx", 0)
    assert [row[head.index("指纹")] for row in rows] == [clue.fingerprint for clue in list_clues(run)]
    first = dict(zip(head, rows[0], strict=True))
    assert first["单位"] == "临川市中级人民法院"
    assert first["行为"] == "(2022)临02刑更15号"
    assert first["说明"].endswith("实际于 2022-02-09 提请")
    assert first["依据"] == "减刑规定 第六条第三款；减刑规定 第四十条"
    assert first["来源"] == "减刑裁定.xlsx、“裁定”表、第 3 行\n裁定书.jsonl、第 7 行"
    assert first["核查结论（填写）"] is None


def test_prompts_and_counts_have_sheets_of_their_own(run: Path, tmp_path: Path) -> None:
    write_clues_xlsx(run, tmp_path / "clues.xlsx", lang="en")
    book = openpyxl.load_workbook(tmp_path / "clues.xlsx")
    assert book.sheetnames[:3] == ["Clues", "Prompts", "Five answers"]
    assert len(sheet(tmp_path / "clues.xlsx", 1)) == 2
    _, *counts = sheet(tmp_path / "clues.xlsx", 2)
    totals = [row for row in counts if row[1] == "Total"]
    assert [row[2:] for row in totals] == [[2, 3, 0, 1, 7, 13], [0, 0, 0, 0, 4, 4], [1, 0, 1, 0, 2, 4]]
    assert all(sum(row[2:7]) == row[7] for row in counts)


@pytest.mark.parametrize("name", ["By area", "By unit", "By time"])
def test_every_view_adds_up_to_the_same_answers(run: Path, tmp_path: Path, name: str) -> None:
    write_clues_xlsx(run, tmp_path / "clues.xlsx", lang="en")
    _, *rows = openpyxl.load_workbook(tmp_path / "clues.xlsx")[name].iter_rows(values_only=True)
    assert [sum(int(row[n] or 0) for row in rows) for n in range(1, 7)] == [3, 3, 1, 1, 13, 21]


def test_missing_facts_say_what_they_cost_and_how_to_mend_it(run: Path, tmp_path: Path) -> None:
    write_clues_xlsx(run, tmp_path / "clues.xlsx")
    _, *rows = openpyxl.load_workbook(tmp_path / "clues.xlsx")["尚无结论"].iter_rows(values_only=True)
    assert rows
    for _, fact, lacking, alone, mend in rows:
        assert fact
        assert int(str(lacking)) >= int(str(alone))
        assert mend


def test_attrition_ends_with_the_acts_that_were_examined(run: Path, tmp_path: Path) -> None:
    write_clues_xlsx(run, tmp_path / "clues.xlsx")
    book = openpyxl.load_workbook(tmp_path / "clues.xlsx")
    _, *steps = book["审查了多少，为何不审"].iter_rows(values_only=True)
    last = {model: rows for model, _, _, rows in steps}
    _, *counts = book["五种判断"].iter_rows(values_only=True)
    assert last == {row[0]: row[7] for row in counts if row[1] == "合计"}


def test_the_same_run_gives_the_same_bytes(run: Path, tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write_clues_xlsx(run, tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_words_of_a_source_are_never_a_formula(write_run: Write, explanations: list[Json], tmp_path: Path) -> None:
    explanations[0]["findings"][0]["zh"] = '=HYPERLINK("file:///x","点我")\x07'
    write_clues_xlsx(write_run(explanations=explanations), tmp_path / "clues.xlsx")
    cells = openpyxl.load_workbook(tmp_path / "clues.xlsx").worksheets[0]["I"]
    assert [c.value for c in cells][2] == '=HYPERLINK("file:///x","点我")�'
    assert [c.data_type for c in cells][2] == "s"


def test_names_are_hidden_unless_asked_for(write_run: Write, explanations: list[Json], tmp_path: Path) -> None:
    explanations[0]["persons"] = [{"name": "周建国", "id_number": "110101199001011237"}]
    run = write_run(explanations=explanations)
    write_clues_xlsx(run, tmp_path / "hidden.xlsx")
    write_clues_xlsx(run, tmp_path / "open.xlsx", reveal=True)
    assert sheet(tmp_path / "hidden.xlsx", 0)[2][5] == "周**"
    assert sheet(tmp_path / "open.xlsx", 0)[2][5] == "周建国"


def test_a_run_without_clues_has_heads_alone(write_run: Write, tmp_path: Path) -> None:
    write_clues_xlsx(write_run(explanations=[]), tmp_path / "clues.xlsx")
    assert len(sheet(tmp_path / "clues.xlsx", 0)) == 1


def test_a_row_is_as_high_as_its_words(run: Path, tmp_path: Path) -> None:
    write_clues_xlsx(run, tmp_path / "clues.xlsx")
    clues, _, summary, *_ = openpyxl.load_workbook(tmp_path / "clues.xlsx").worksheets
    assert (clues.row_dimensions[2].height or 0) >= 30
    assert summary.row_dimensions[2].height is None
