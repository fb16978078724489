"""Workbooks that count days from 1904: the flag is found, and plain numbers are the days that they show."""

import zipfile
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.mapping import ColumnRule, Mapping, RowRule, SheetMapping
from jianheng.intake.store import list_batches
from jianheng.intake.target import Target
from jianheng.workspace import create_workspace

BOOKS = Path(__file__).parent.parent / "books"
FIRST = date(2019, 3, 1)
DAYS = [FIRST + timedelta(days=number) for number in range(4)]
ROWS = RowRule("prison_stay")
COLUMNS = (
    ColumnRule("姓名", to=(Target("person_statement", "name"),)),
    ColumnRule("身份证号", to=(Target("person_statement", "id_no"),)),
    ColumnRule("入监日期", to=(Target("prison_stay", "admitted_on"),)),
    ColumnRule("刑期起日", to=(Target("prison_stay", "stated_start"),)),
)


def xlsx(path: Path, *, from_1904: bool) -> Path:
    """Four rows with a day as a day, and once more as the number that the cell holds."""
    book = openpyxl.Workbook()
    if from_1904:
        book.epoch = CALENDAR_MAC_1904
    zero = date(1904, 1, 1) if from_1904 else date(1899, 12, 30)
    book.active.title = "名册"
    book.active.append([column.heading for column in COLUMNS])
    for day in DAYS:
        book.active.append(["周某", "11010519491231002X", day, (day - zero).days])
    book.save(path)
    return path


@pytest.mark.parametrize("ending", ["xls", "ods"])
def test_the_flag_of_a_workbook_is_found(ending: str) -> None:
    assert [sheet.from_1904 for sheet in read_workbook(BOOKS / f"days_1904.{ending}").sheets] == [True]
    assert not any(sheet.from_1904 for sheet in read_workbook(BOOKS / f"scores.{ending}").sheets)


@pytest.mark.parametrize(("said", "found"), [('date1904="true"', True), ('date1904="0"', False), ("", False)])
def test_the_flag_of_an_xlsx_in_all_its_forms(tmp_path: Path, said: str, found: bool) -> None:
    old = xlsx(tmp_path / "a.xlsx", from_1904=True)
    with zipfile.ZipFile(old) as package, zipfile.ZipFile(tmp_path / "b.xlsx", "w") as new:
        for name in package.namelist():
            new.writestr(name, package.read(name).replace(b'date1904="1"', said.encode()))
    assert read_workbook(old).sheets[0].from_1904
    assert read_workbook(tmp_path / "b.xlsx").sheets[0].from_1904 is found


@pytest.mark.parametrize("name", ["1904.xlsx", "1900.xlsx", "days_1904.xls", "days_1904.ods"])
def test_numbers_and_days_of_a_column_mean_the_same_day(tmp_path: Path, name: str) -> None:
    path = BOOKS / name if name.startswith("days") else xlsx(tmp_path / name, from_1904=name == "1904.xlsx")
    workspace = create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))
    mapping = Mapping("江州监狱", (SheetMapping("名册", (ROWS,), COLUMNS),))
    add_files(workspace, [path], mapping=mapping, dictionary=load_dictionary())
    [batch] = list_batches(workspace)
    found = batch.table("prison_stay").to_pylist()
    assert [row["admitted_on"] for row in found] == DAYS
    assert [row["stated_start"] for row in found] == DAYS
