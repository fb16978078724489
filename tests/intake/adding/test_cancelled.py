"""A row that a clerk cancelled in words is kept in its words, and nothing of it is used."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copyfile

import openpyxl
import pytest
from openpyxl.styles import Font

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "440524188001010014"
HEAD = ["姓名", "身份证号", "案号", "缴纳日期", "缴纳金额", "情况"]
SHEET = SheetMapping(
    "缴款",
    (RowRule("property_payment"),),
    (
        ColumnRule("姓名", to=(Target("person_statement", "name"),)),
        ColumnRule("身份证号", to=(Target("person_statement", "id_no"),)),
        ColumnRule("案号", to=(Target("property_payment", "judgment"),)),
        ColumnRule("缴纳日期", to=(Target("property_payment", "paid_on"),)),
        ColumnRule("缴纳金额", to=(Target("property_payment", "amount"),)),
        ColumnRule("情况"),
    ),
)

pytestmark = pytest.mark.usefixtures("whole_dictionary")


@pytest.mark.parametrize(("name", "remark"), [("吴某", "作废"), ("吴某", "（此条作废）"), ("吴某（作废）", "")])
def test_nothing_of_it_is_used(workspace: Workspace, write_book: Callable[..., Path], name: str, remark: str) -> None:
    rows = [
        HEAD,
        ["周某", ZHOU, "（2024）江01刑初3号", "2024-01-02", 500, "作废票据已换开"],
        [name, WU, "（2024）江01刑初9号", "2024-01-02", 800, remark],
    ]
    result = add_files(workspace, [write_book("缴款.xlsx", 缴款=rows)], mapping=Mapping("江州法院", (SHEET,)))
    [batch] = list_batches(workspace)
    paid, gone = batch.table("property_payment").to_pylist()
    assert float(paid["amount"]) == 500
    assert (gone["amount"], gone["paid_on"]) == (None, None)
    assert json.loads(gone["raw"])["amount"]["text"] == "800"
    [told] = [problem for problem in result.problems if problem.code == "cancelled_row"]
    assert told.place.row_no == 3


@pytest.mark.parametrize("mapping", [Mapping("江州法院", (SHEET,)), None], ids=["mapped", "template"])
def test_a_line_through_cells_cancels_their_row(
    workspace: Workspace, write_book: Callable[..., Path], mapping: Mapping | None
) -> None:
    head = HEAD if mapping else ["姓名", "身份证号", "裁判案号", "缴纳日期", "缴纳金额", "备注"]
    rows = [
        head,
        ["周某", ZHOU, "（2024）江01刑初3号", "2024-01-02", 500, ""],
        ["吴某", WU, "（2024）江01刑初9号", "2024-01-02", 800, ""],
        ["郑某", "110101199003070134", "（2024）江01刑初9号", "2024-01-02", 900, ""],
    ]
    path = write_book("履行.xlsx", 履行=rows)
    book = openpyxl.load_workbook(path)
    for cell in book["履行"][3]:
        cell.font = Font(strike=True)
    book["履行"]["F4"].font = Font(strike=True)  # nothing stands there
    book.save(path)
    result = add_files(workspace, [path], mapping=mapping)
    [batch] = list_batches(workspace)
    assert [row["amount"] is not None for row in batch.table("property_payment").to_pylist()] == [True, False, True]
    [told] = [problem for problem in result.problems if problem.code == "cancelled_row"]
    assert (told.place.row_no, told.value[:5]) == (3, "A3、B3")


def test_a_line_through_cells_of_an_xls_cancels_their_row(workspace: Workspace, inbox: Path) -> None:
    copyfile(Path(__file__).parents[1] / "files" / "books" / "struck.xls", inbox / "履行.xls")
    result = add_files(workspace, [inbox / "履行.xls"])
    [batch] = list_batches(workspace)
    assert [row["amount"] for row in batch.table("property_payment").to_pylist()] == [500, None, 900, None]
    told = [problem for problem in result.problems if problem.code == "cancelled_row"]
    assert [(each.place.row_no, each.value) for each in told] == [(3, "A3、B3、C3、D3、E3"), (5, "E5")]


def test_in_a_page_the_unit_above_counts_and_a_line_through_cells_cancels(workspace: Workspace, inbox: Path) -> None:
    head = "".join(f"<th>{text}" for text in HEAD)
    rows = [
        f"<td>周某<td>{ZHOU}<td>（2024）江01刑初3号<td>2024-01-02<td>2.5<td>",
        f"<td><s>吴某</s><td><s>{WU}</s><td>（2024）江01刑初9号<td>2024-01-02<td>800<td>",
    ]
    table = f"<table><tr>{head}</tr>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"
    (inbox / "缴款.xls").write_text(f"<h2>缴款名单</h2><p>单位：万元</p>{table}", encoding="utf-8")
    result = add_files(workspace, [inbox / "缴款.xls"], mapping=Mapping("江州法院", (SHEET,)))
    [batch] = list_batches(workspace)
    paid, gone = batch.table("property_payment").to_pylist()
    assert (float(paid["amount"]), gone["amount"]) == (25_000, None)
    [told] = [problem for problem in result.problems if problem.code == "cancelled_row"]
    assert (told.place.row_no, told.value) == (3, "A3、B3")
