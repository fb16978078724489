"""What databases write for nothing is nothing, in every column, and its words stay."""

import json
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

HEAD = "姓名,身份证号,罪犯编号,裁判案号,缴纳日期,缴纳金额,备注"
WHOLE = "周某,11010519491231002X,3201001,（2024）江01刑初3号,2024-01-02,500,当庭"

pytestmark = pytest.mark.usefixtures("whole_dictionary")


@pytest.mark.parametrize("nothing", ["\\N", "NULL", "(null)", "<NULL>", "[NULL]"])
def test_nothing_of_a_database(workspace: Workspace, inbox: Path, nothing: str) -> None:
    cells = WHOLE.split(",")
    lines = [[*cells[:at], nothing, *cells[at + 1 :]] for at in (1, 2, 5, 6)]
    text = "\n".join([HEAD, WHOLE, *(",".join(line) for line in lines)])
    (inbox / "履行.csv").write_text(text, encoding="utf-8")
    result = add_files(workspace, [inbox / "履行.csv"])
    [batch] = list_batches(workspace)
    paid = batch.table("property_payment").to_pylist()
    assert [row["amount"] for row in paid] == [500, 500, 500, None, 500]
    assert [row["remark"] for row in paid] == ["当庭", "当庭", "当庭", "当庭", None]
    assert json.loads(paid[3]["raw"])["amount"]["text"] == nothing
    stated = {(row["id_no"], row["source_no"]) for row in batch.table("person_statement").to_pylist()}
    assert stated == {(cells[1], cells[2]), (None, cells[2]), (cells[1], None)}
    assert [problem.code for problem in result.problems if problem.place.row_no] == ["missing_value"]


def test_words_that_only_hold_it_are_words(workspace: Workspace, inbox: Path) -> None:
    text = WHOLE.replace("500", "\\N500").replace("当庭", "见D:\\N")
    (inbox / "履行.csv").write_text(f"{HEAD}\n{text}\n", encoding="utf-8")
    result = add_files(workspace, [inbox / "履行.csv"])
    [batch] = list_batches(workspace)
    [paid] = batch.table("property_payment").to_pylist()
    assert (paid["amount"], paid["remark"]) == (None, "见D:\\N")
    assert [problem.code for problem in result.problems if problem.place.row_no] == ["unreadable_cell"]
