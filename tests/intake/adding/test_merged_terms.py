"""A term merged over several rows of one person is that of all together, and of no row by itself."""

import json
from pathlib import Path

import openpyxl
import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import Workspace

ZHOU, WU = "11010519491231002X", "440524188001010014"
CASE = "（2024）江01刑初3号"
HEAD = ["姓名", "身份证号", "案号", "罪名", "刑期"]
TWO_OFFENCES = [HEAD, ["周某", ZHOU, CASE, "盗窃罪", "五年"], ["周某", ZHOU, CASE, "诈骗罪", None]]

pytestmark = pytest.mark.usefixtures("whole_dictionary")


def mapping_of(*tables: str) -> Mapping:
    """The term goes to the first of the tables; the offence to the table of offences."""
    columns = (
        ColumnRule("姓名", to=(Target("person_statement", "name"),)),
        ColumnRule("身份证号", to=(Target("person_statement", "id_no"),)),
        ColumnRule("案号", to=tuple(Target(table, "judgment") for table in tables)),
        ColumnRule("罪名", to=(Target("judgment_offence", "offence"),) if "judgment_offence" in tables else ()),
        ColumnRule("刑期", to=(Target(tables[0], "term"),)),
    )
    return Mapping("江州法院", (SheetMapping("判决", tuple(map(RowRule, tables)), columns),))


def add(
    workspace: Workspace, folder: Path, rows: list[list[object]], mapping: Mapping | None, *merged: str
) -> AddResult:
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "judgment_offence" if mapping is None else "判决"
    for row in rows:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(folder / "判决.xlsx")
    return add_files(workspace, [folder / "判决.xlsx"], mapping=mapping)


def years(workspace: Workspace, table: str) -> list[object]:
    [batch] = list_batches(workspace)
    return [row["term_y"] for row in batch.table(table).to_pylist()]


def told(result: AddResult) -> list[tuple[int, str]]:
    return [(each.place.row_no, each.what.zh) for each in result.problems if each.field == "term"]


OF_OFFENCES = "刑期合并在同一人的几个罪名上，像是决定执行的刑期，不是其中一罪的，没有采用"


@pytest.mark.parametrize("who", [(), ("A2:A3", "B2:B3", "C2:C3")])
def test_over_two_offences_it_is_of_neither(workspace: Workspace, tmp_path: Path, who: tuple[str, ...]) -> None:
    result = add(workspace, tmp_path, TWO_OFFENCES, mapping_of("judgment_offence"), "E2:E3", *who)
    assert years(workspace, "judgment_offence") == [None, None]
    assert told(result) == [(2, OF_OFFENCES)]
    [batch] = list_batches(workspace)
    for row in batch.table("judgment_offence").to_pylist():
        raw = json.loads(str(row["raw"]))
        assert (raw["term"]["text"], raw["_unread"]["term"]) == ("五年", "五年")


def test_the_row_below_may_leave_the_person_out(workspace: Workspace, tmp_path: Path) -> None:
    rows = [*TWO_OFFENCES[:2], [None, None, None, "诈骗罪", None]]
    result = add(workspace, tmp_path, rows, mapping_of("judgment_offence"), "E2:E3")
    assert years(workspace, "judgment_offence") == [None, None]
    assert [row for row, what in told(result) if what == OF_OFFENCES] == [2]


def test_as_the_term_of_the_whole_judgment_it_is_read(workspace: Workspace, tmp_path: Path) -> None:
    mapping = mapping_of("judgment_person", "judgment_offence")
    result = add(workspace, tmp_path, TWO_OFFENCES, mapping, "E2:E3")
    assert (years(workspace, "judgment_person"), told(result)) == ([5, 5], [])
    assert years(workspace, "judgment_offence") == [None, None]


def test_each_offence_with_a_term_of_its_own_keeps_it(workspace: Workspace, tmp_path: Path) -> None:
    rows = [*TWO_OFFENCES[:2], ["周某", ZHOU, CASE, "诈骗罪", "三年"]]
    result = add(workspace, tmp_path, rows, mapping_of("judgment_offence"))
    assert (years(workspace, "judgment_offence"), told(result)) == ([5, 3], [])


def test_over_several_persons_it_is_each_one_s(workspace: Workspace, tmp_path: Path) -> None:
    rows = [*TWO_OFFENCES[:2], ["吴某", WU, CASE, "盗窃罪", None]]
    result = add(workspace, tmp_path, rows, mapping_of("judgment_offence"), "E2:E3")
    assert (years(workspace, "judgment_offence"), told(result)) == ([5, 5], [])


def test_over_two_judgments_of_one_person_nobody_knows(workspace: Workspace, tmp_path: Path) -> None:
    rows = [*TWO_OFFENCES[:2], ["周某", ZHOU, "（2024）江01刑初4号", "盗窃罪", None]]
    result = add(workspace, tmp_path, rows, mapping_of("judgment_person"), "E2:E3")
    assert years(workspace, "judgment_person") == [None, None]
    assert [row for row, what in told(result) if "不知道是每行的还是合计的" in what] == [2]


def test_under_a_template_s_headings_too(workspace: Workspace, tmp_path: Path) -> None:
    head = ["人员", "判决案号", "罪名", "单罪刑期"]
    rows = [head, [ZHOU, CASE, "盗窃罪", "五年"], [ZHOU, CASE, "诈骗罪", None]]
    result = add(workspace, tmp_path, rows, None, "D2:D3")
    assert years(workspace, "judgment_offence") == [None, None]
    assert told(result) == [(2, OF_OFFENCES)]
