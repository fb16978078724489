"""Sheets as they come through the reader, and a likeness made of the dictionary's own words."""

from collections.abc import Callable, Sequence
from pathlib import Path

import openpyxl
import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.files.contents import CellValue, Sheet
from jianheng.intake.files.read import read_file
from jianheng.intake.layout import Block, Likeness, block_rows
from jianheng.intake.template.heading import read_heading

MakeSheet = Callable[..., Sheet]


@pytest.fixture(scope="session")
def likeness() -> Likeness:
    """1 for the labels and headings of the dictionary and a few of every day, 0 for anything else."""
    known = {
        "序号",
        "备注",
        "身份证号",
        "监区",
        "刑期",
        "起日",
        "止日",
        "出生日期",
        "民族",
        "性别",
        "罪名",
        "姓名",
        "单位",
    }
    for table in load_dictionary().tables.values():
        for field in table.fields.values():
            known |= {field.label_zh, *field.headings}
    names = {read_heading(text).name for text in known if text}
    return lambda text: float(read_heading(text).name in names)


@pytest.fixture(scope="session")
def unlike() -> Likeness:
    """Knows no heading at all."""
    return lambda _: 0.0


@pytest.fixture(params=["known", "unknown"])
def either(request: pytest.FixtureRequest, likeness: Likeness, unlike: Likeness) -> Likeness:
    """Each sheet is tried with the dictionary's words and with none."""
    return likeness if request.param == "known" else unlike


@pytest.fixture
def book(tmp_path: Path) -> MakeSheet:
    """Writes rows into a workbook, merges cells, and reads it as intake does."""

    def make(rows: Sequence[Sequence[CellValue]], merged: Sequence[str] = ()) -> Sheet:
        workbook = openpyxl.Workbook()
        sheet = workbook.active
        for row in rows:
            sheet.append([*row])
        for area in merged:
            sheet.merge_cells(area)
        path = tmp_path / "a.xlsx"
        workbook.save(path)
        (found,) = read_file(path, path.name).sheets
        return found

    return make


class Roster:
    """A list of made-up prisoners."""

    headings = ("序号", "姓名", "性别", "身份证号", "刑期起日", "刑期止日", "罪名")

    def row(self, number: int) -> list[CellValue]:
        """One row under the headings."""
        return [
            number,
            "周郑吴王冯"[number % 5] + "某" + "甲乙丙丁戊己庚"[number % 7],
            "男" if number % 3 else "女",
            f"32010119{60 + number % 40}010112{number % 90 + 10}",
            f"20{10 + number % 10}-0{1 + number % 9}-12",
            f"20{20 + number % 10}.{1 + number % 12}.5",
            ("盗窃罪", "诈骗罪", "抢劫罪", "故意伤害罪")[number % 4],
        ]

    def rows(self, first: int, last: int) -> list[list[CellValue]]:
        """Rows of several, both ends inside."""
        return [self.row(number) for number in range(first, last + 1)]

    @staticmethod
    def names(sheet: Sheet, block: Block) -> list[CellValue]:
        """The second value of every record."""
        return [values[1] for _, values in block_rows(sheet, block)]


@pytest.fixture(scope="session")
def roster() -> Roster:
    """A list of made-up prisoners."""
    return Roster()


@pytest.fixture(scope="session")
def codes() -> Callable[[Block], list[tuple[int, str]]]:
    """What was passed by and why, headings left out."""
    return lambda block: [(passed.row, passed.code) for passed in block.passed if passed.code != "heading"]
