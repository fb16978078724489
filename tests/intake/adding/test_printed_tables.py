"""Text files with printed tables give rows as spreadsheets do; what is shifted in them is refused."""

from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "440524188001010014"
SHEET = SheetMapping(
    "缴款",
    (RowRule("property_payment"),),
    (
        ColumnRule("姓名", to=(Target("person_statement", "name"),)),
        ColumnRule("身份证号", to=(Target("person_statement", "id_no"),)),
        ColumnRule("缴纳日期", to=(Target("property_payment", "paid_on"),)),
        ColumnRule("缴纳金额", to=(Target("property_payment", "amount"),)),
    ),
)
FIXED = f"""\
        缴款名单
单位：万元

姓名  身份证号            缴纳日期    缴纳金额
周某  {ZHOU}  2024-01-02       2.5
吴某  {WU}  2024-01-03        10

合计  2
"""
BOX = f"""\
缴款名单（单位：万元）
+------+--------------------+------------+----------+
| 姓名 | 身份证号           | 缴纳日期   | 缴纳金额 |
+------+--------------------+------------+----------+
| 周某 | {ZHOU} | 2024-01-02 |      2.5 |
| 吴某 | {WU} | 2024-01-03 |       10 |
+------+--------------------+------------+----------+
2 rows in set (0.00 sec)
"""

pytestmark = pytest.mark.usefixtures("whole_dictionary")


@pytest.mark.parametrize("text", [FIXED, BOX], ids=["fixed", "box"])
def test_the_unit_above_counts_and_the_foot_is_no_payment(workspace: Workspace, inbox: Path, text: str) -> None:
    (inbox / "缴款.txt").write_text(text, encoding="gbk")
    result = add_files(workspace, [inbox / "缴款.txt"], mapping=Mapping("江州法院", (SHEET,)))
    [batch] = list_batches(workspace)
    paid = batch.table("property_payment").to_pylist()
    assert [(row["person"], float(row["amount"])) for row in paid] == [(f"id:{ZHOU}", 25_000), (f"id:{WU}", 100_000)]
    assert result.unread == ()


def test_a_bar_within_a_cell_is_refused_with_its_row(workspace: Workspace, inbox: Path) -> None:
    line = BOX.splitlines(keepends=True)[4]
    text = BOX.replace(line, line * 2).replace("| 吴某 |", "| 吴|某 |")
    (inbox / "缴款.txt").write_text(text, encoding="utf-8")
    result = add_files(workspace, [inbox / "缴款.txt"], mapping=Mapping("江州法院", (SHEET,)))
    [batch] = list_batches(workspace)
    assert [row["amount"] for row in batch.table("property_payment").to_pylist()] == [25_000, 25_000, None]
    [told] = [problem for problem in result.problems if problem.code == "too_many_cells"]
    assert text.splitlines()[told.place.row_no - 1].startswith("| 吴|某")


def test_a_ruling_beside_them_is_a_ruling(workspace: Workspace, inbox: Path) -> None:
    (inbox / "缴款.txt").write_text(BOX, encoding="utf-8")
    words = "江州市中级人民法院\n刑 事 裁 定 书\n（2024）江01刑更3号\n本院认为，罪犯周某确有悔改表现。裁定如下：\n"
    (inbox / "裁定.txt").write_text(words + "对罪犯周某减去有期徒刑八个月。\n审 判 长 李某\n", encoding="utf-8")
    add_files(workspace, [inbox / "缴款.txt", inbox / "裁定.txt"], mapping=Mapping("江州法院", (SHEET,)))
    [batch] = list_batches(workspace)
    assert batch.table("commutation_ruling").num_rows == 1
    assert batch.table("property_payment").num_rows == 2
