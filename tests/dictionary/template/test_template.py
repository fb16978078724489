"""The Excel template: what a person sees, and that what is filled in is read as it was meant."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from jianheng.dictionary import Table, load_dictionary
from jianheng.dictionary.template import COVER_SHEET, DELIVERY, write_template
from jianheng.dictionary.template.columns import sheet_columns
from jianheng.intake.template.columns import find_columns
from jianheng.intake.template.heading import Headings
from jianheng.intake.template.hint import is_hint_row

DICTIONARY = load_dictionary()
DELIVERED = [table for table in DICTIONARY.tables.values() if not table.derived]
CODES_SHEET = "代码表"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    path = tmp_path_factory.mktemp("template") / "模板.xlsx"
    write_template(DELIVERED, path)
    return load_workbook(path)


def headings(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for cell in sheet[1]]


def rule(sheet: Worksheet, heading: str) -> DataValidation:
    """The rule of the first row to be filled in below a heading."""
    cell = sheet.cell(4, headings(sheet).index(heading) + 1).coordinate
    (found,) = (each for each in sheet.data_validations.dataValidation if cell in each.sqref)
    return found


def test_a_sheet_of_explanations_then_one_for_each_table(book: Workbook) -> None:
    assert book.sheetnames == [COVER_SHEET, *(table.title_zh for table in DELIVERED), CODES_SHEET]
    assert book[CODES_SHEET].sheet_state == "hidden"


@pytest.mark.parametrize("table", DELIVERED, ids=lambda table: table.name)
def test_every_sheet_is_read_by_its_headings_without_a_doubt(table: Table, book: Workbook) -> None:
    rows = [list(row) for row in book[table.title_zh].iter_rows(min_row=1, max_row=3, values_only=True)]
    columns = find_columns(rows, Headings(table, DICTIONARY.tables["person_statement"]))
    assert columns is not None
    assert (columns.row, columns.unknown, columns.doubtful) == (0, (), ())
    assert is_hint_row(rows[1])
    assert is_hint_row(rows[2])
    filled = {column.field.name for column in columns.own}
    asked = {field.name for field in table.fields.values() if field.entity not in ("person", "row")}
    assert filled == asked
    if "person" in table.fields and table.name != "person_statement":
        named = {column.field.name for column in columns.person} | filled
        assert named & {"id_no", "source_no"}


@pytest.mark.parametrize("table", DELIVERED, ids=lambda table: table.name)
def test_every_required_field_can_be_filled_in_and_is_marked(table: Table, book: Workbook) -> None:
    marked = {text.removesuffix("*") for text in headings(book[table.title_zh]) if text.endswith("*")}
    required = {f.label_zh for f in table.fields.values() if f.required}
    assert marked == required


def test_headings_and_hints_stay_in_sight(book: Workbook) -> None:
    assert book["减刑裁定"].freeze_panes == "D4"  # beside the three columns that say who it is
    assert book["裁判文书"].freeze_panes == "A4"


def test_codes_are_chosen_by_their_chinese_names(book: Workbook) -> None:
    found = rule(book["减刑裁定"], "裁定结果*")
    labels = [code.label_zh for code in DICTIONARY.lists["change_result"].codes.values()]
    assert found.type == "list"
    assert found.formula1 == '"' + ",".join(labels) + '"'
    assert found.showErrorMessage
    assert "留空" in (found.error or "")


def test_an_example_shows_how_a_row_looks(book: Workbook) -> None:
    sheet = book["减刑裁定"]
    shown = dict(zip(headings(sheet), (cell.value for cell in sheet[3]), strict=True))
    assert shown["裁定日期*"] == "示例：2024-05-31"
    assert shown["裁定结果*"] == "示例：准予"
    assert shown["减刑幅度"] == "示例：三年六个月"
    assert sheet["A3"].font.italic


def test_traps_stand_at_the_headings(book: Workbook) -> None:
    sheet = book["减刑裁定"]
    assert "业务系统常只保留准予的裁定" in sheet["A1"].comment.text
    served = sheet.cell(1, headings(sheet).index("送达罪犯日期") + 1)
    assert served.comment.text == DICTIONARY.tables["commutation_ruling"].fields["served_on"].note


def test_only_fields_that_are_asked_for_have_a_column(tmp_path: Path) -> None:
    tables = [DICTIONARY.tables[name] for name in ("prison_stay", "person_statement")]
    asked = {"prison_stay": ["prison", "admitted_on"], "person_statement": ["birth_on"]}
    write_template(tables, tmp_path / "a.xlsx", fields=asked)
    book = load_workbook(tmp_path / "a.xlsx")
    assert [text.rstrip("*") for text in headings(book["监狱在押"])] == [
        "姓名",
        "证件号码",
        "罪犯编号",
        "监狱",
        "入监日期",
    ]
    assert headings(book["人员身份陈述"]) == ["姓名", "证件号码", "罪犯编号", "出生日期"]


def test_a_long_list_is_chosen_from_the_hidden_sheet(book: Workbook) -> None:
    found = rule(book["人员身份陈述"], "民族")
    sheet, place = str(found.formula1).replace("$", "").split("!")
    assert sheet == f"'{CODES_SHEET}'"
    labels = [row[0].value for row in book[CODES_SHEET][place]]
    assert labels == [code.label_zh for code in DICTIONARY.lists["ethnicity"].codes.values()]


def test_every_rule_of_a_list_fits_into_what_a_spreadsheet_keeps(book: Workbook) -> None:
    for sheet in book:
        for found in sheet.data_validations.dataValidation:
            assert len(str(found.formula1 or "")) <= 255
            assert len(found.prompt or "") <= 255
            assert len(found.promptTitle or "") <= 32
            assert len(found.error or "") <= 255


def test_a_cell_for_several_codes_proposes_and_does_not_forbid(book: Workbook) -> None:
    found = rule(book["减刑裁定"], "减刑理由*")
    assert found.type == "list"
    assert not found.showErrorMessage


def test_numbers_of_persons_and_papers_are_text_and_days_are_days(book: Workbook) -> None:
    sheet = book["减刑裁定"]
    formats = {
        heading: sheet.column_dimensions[cell.column_letter].number_format
        for heading, cell in zip(headings(sheet), sheet[1], strict=True)
    }
    assert formats["证件号码"] == formats["案号*"] == formats["减刑幅度"] == "@"
    assert formats["裁定日期*"] == "yyyy-mm-dd"
    assert rule(sheet, "裁定日期*").type == "date"


def test_a_day_that_may_be_a_month_is_written_as_text(book: Workbook) -> None:
    sheet = book["月计分"]
    month = headings(sheet).index("月份*") + 1
    assert sheet.column_dimensions[sheet.cell(1, month).column_letter].number_format == "@"
    assert "只知年月的写 2024-05" in str(sheet.cell(2, month).value)
    assert rule(sheet, "月份*").type is None


def test_traps_are_shown_while_a_cell_is_selected(book: Workbook) -> None:
    note = DICTIONARY.tables["change_proposal"].fields["proposed_on"].note
    assert note
    assert note in str(rule(book["提请与申请"], "提请日期*").prompt)


def test_the_first_sheet_asks_what_the_delivery_is(book: Workbook) -> None:
    cover = book[COVER_SHEET]
    labels = [str(row[0].value) for row in cover.iter_rows(min_row=1, max_row=30) if row[0].value]
    for line in DELIVERY:
        assert line.label in labels
    by_label = {str(row[0].value): row[1] for row in cover.iter_rows(min_row=1, max_row=30)}
    assert by_label["报送单位*"].value is None
    assert "《人民检察院组织法》第二十一条" in str(by_label["法律依据*"].value)
    assert by_label["到期删除日*"].number_format == "yyyy-mm-dd"


def test_the_first_sheet_leads_to_every_table(book: Workbook) -> None:
    links = {cell.hyperlink.location for row in book[COVER_SHEET].iter_rows() for cell in row if cell.hyperlink}
    assert links == {f"'{table.title_zh}'!A1" for table in DELIVERED}


def test_a_computed_table_cannot_be_filled_in(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="减刑、刑罚状态 由系统计算，不能填报。改法：换成它所依据的数据表"):
        write_template([DICTIONARY.tables["reduction"], DICTIONARY.tables["sentence_state"]], tmp_path / "a.xlsx")
    with pytest.raises(ValueError, match="没有指定数据表"):
        write_template([], tmp_path / "a.xlsx")
    assert not list(tmp_path.iterdir())


def test_a_table_named_twice_has_one_sheet(tmp_path: Path) -> None:
    stay = DICTIONARY.tables["prison_stay"]
    write_template([stay, stay], tmp_path / "a.xlsx")
    assert load_workbook(tmp_path / "a.xlsx").sheetnames[:2] == [COVER_SHEET, "监狱在押"]


def test_who_it_is_is_asked_once() -> None:
    columns = [column.field.name for column in sheet_columns(DICTIONARY.tables["person_statement"], DICTIONARY)]
    assert len(columns) == len(set(columns))
    assert "person" not in columns
