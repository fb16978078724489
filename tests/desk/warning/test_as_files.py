"""The files: every row, repeated heads, a mark on each page, an empty week that says so, and a PDF that prints."""

from __future__ import annotations

import io
import subprocess
import zipfile
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from jianheng.desk.warning.as_docx import as_docx
from jianheng.desk.warning.as_files import as_zip, files_of, name_of
from jianheng.desk.warning.as_xlsx import as_xlsx
from jianheng.desk.warning.duty import Cited, Duty, Looked, Mark, Told, Warnings
from jianheng.desk.warning.span import Span

AS_OF = date(2026, 11, 20)
MARK = Mark("江州市人民检察院", "陈某（jcg）", datetime(2026, 11, 27, 9, 30))
DUTY = Duty(
    "temporary-release/recheck-missed",
    "保外就医未按期复查",
    "监暂（2025）2238号",
    "应** ****0055",
    date(2026, 11, 30),
    1,
    ("社区矫正法实施办法第二十四条第三款",),
    AS_OF,
)
LIST = Warnings(
    unit="甲县社区矫正管理局",
    span=Span.of(date(2026, 11, 30), 7),
    duties=(DUTY,),
    passed=(replace(DUTY, due=date(2026, 11, 26), left=0, act="监暂（2023）1号"),),
    looked=(Looked("保外就医未按期复查", 120, 9, 1),),
    delivered=(Told("甲县社区矫正管理局", AS_OF, True),),
    others=3,
    cited=(Cited("社区矫正法实施办法第二十四条第三款", "每三个月提交病情复查情况", False),),
    as_of=(AS_OF,),
    revealed=False,
)
EMPTY = replace(LIST, unit="乙监狱", duties=(), passed=(), cited=(), delivered=())


def words_of(content: bytes) -> str:
    document = docx.Document(io.BytesIO(content))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_word_file_holds_each_act_its_day_and_its_article_and_what_the_data_are() -> None:
    words = words_of(as_docx(LIST, MARK, "zh"))
    for told in ("监暂（2025）2238号", "2026-11-30", "应** ****0055", "数据截至 2026-11-20", "距制表日 7 日"):
        assert told in words
    assert "原文待核对" in words
    assert "不是违法认定，也不评价任何人" in words


def test_tables_repeat_their_heads_and_each_page_says_who_took_it() -> None:
    document = docx.Document(io.BytesIO(as_docx(LIST, MARK, "zh")))
    assert len(document.tables) == 3
    assert all(table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None for table in document.tables)
    assert "陈某（jcg）" in document.sections[0].header._element.xml


def test_an_empty_week_says_so_and_what_was_looked_at() -> None:
    words = words_of(as_docx(EMPTY, MARK, "zh"))
    assert "数据中没有事项到期。已查看 1 类义务、120 件行为" in words
    assert "没有本单位自己报送的数据" in words
    assert "nothing falls due" in words_of(as_docx(EMPTY, MARK, "en"))


def test_the_workbook_has_the_same_rows_and_a_head_on_every_printed_page() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(LIST, MARK, "zh")))
    assert book.sheetnames == ["说明", "将到期", "请先核对", "查看了什么"]
    rows = [[cell.value for cell in row] for row in book["将到期"].iter_rows(min_row=2)]
    assert [row[1:6] for row in rows] == [["2026-11-30", "1", DUTY.title, DUTY.act, DUTY.person]]
    for sheet in book:
        assert sheet.print_title_rows == "$1:$1"
        assert "陈某（jcg）" in sheet.oddHeader.center.text


def test_words_of_a_source_are_never_a_formula() -> None:
    book = openpyxl.load_workbook(io.BytesIO(as_xlsx(replace(LIST, duties=(replace(DUTY, act="=1+1"),)), MARK, "zh")))
    assert book["将到期"]["E2"].data_type == "s"


def test_all_institutions_go_into_one_archive_the_empty_ones_too_and_no_name_is_lost() -> None:
    strange = replace(LIST, unit="../甲:县")
    twice = replace(LIST, unit=".._甲_县")
    with zipfile.ZipFile(io.BytesIO(as_zip([LIST, EMPTY, strange, twice], MARK, "zh"))) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
    assert len(names) == len(set(names)) == 8
    assert not any("/" in name or ":" in name for name in names)
    assert names[0] == name_of(LIST, "docx", "zh") == "将到期法定事项提示清单-甲县社区矫正管理局-2026-11-30.docx"


def test_the_same_list_gives_the_same_workbook() -> None:
    assert as_xlsx(LIST, MARK, "zh") == as_xlsx(LIST, MARK, "zh")


@pytest.mark.real("libreoffice")
def test_a_long_list_prints_with_its_head_on_each_page(tmp_path: Path, libreoffice: Path) -> None:
    long = replace(LIST, duties=(DUTY,) * 60)
    (tmp_path / "list.docx").write_bytes(as_docx(long, MARK, "zh"))
    command = [libreoffice, f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*map(str, command), "list.docx"], cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = subprocess.run(["pdftotext", "-layout", "list.pdf", "-"], cwd=tmp_path, check=True, capture_output=True)
    pages = [page for page in text.stdout.decode().split("\f") if "2238" in page]
    assert len(pages) > 2
    assert all("剩余工作日" in page for page in pages)


def test_files_come_as_word_and_excel() -> None:
    assert [name.rpartition(".")[2] for name, _ in files_of([LIST], MARK, "zh")] == ["docx", "xlsx"]
