"""What an intake finds said of its files: one statement, or a word on why none was taken."""

from pathlib import Path

import openpyxl

from jianheng.desk.data.taking.statement import stated
from jianheng.dictionary import load_dictionary
from jianheng.dictionary.template import COVER_SHEET, write_template
from jianheng.intake.adding.gather import gather

DICTIONARY = load_dictionary()


def filled(path: Path, unit: str) -> None:
    write_template([DICTIONARY.tables["prison_stay"]], path)
    book = openpyxl.load_workbook(path)
    for row in book[COVER_SHEET].iter_rows(max_col=2):
        if row[0].value == "报送单位*":
            row[1].value = unit
    book.save(path)


def test_several_filled_templates_are_told_and_none_is_taken(tmp_path: Path) -> None:
    for unit in ("甲监狱", "乙监狱"):
        (tmp_path / unit).mkdir()
        filled(tmp_path / unit / f"{unit}.xlsx", unit)
    found = stated(tmp_path, gather([tmp_path]), DICTIONARY)
    assert found.delivery is None
    assert [zh for zh, _ in found.told] == ["有 2 份填了首页的模板，各说各的，都没有采用；请一份一份地上传"]


def test_what_is_wrong_with_the_only_one_is_told(tmp_path: Path) -> None:
    filled(tmp_path / "甲监狱.xlsx", "甲监狱")
    found = stated(tmp_path, gather([tmp_path]), DICTIONARY)
    assert (found.delivery, found.place) == (None, "甲监狱.xlsx")
    assert any("没有一张数据表填有数据" in zh for zh, _ in found.told)
