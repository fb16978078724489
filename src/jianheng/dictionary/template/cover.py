"""The first sheet: what the delivery says of itself, how to fill the sheets in, and which sheets there are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width

from openpyxl.cell import Cell
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.table import Table
from jianheng.dictionary.template import style

COVER_SHEET = "填表说明"
_WIDTHS = {"A": 16, "B": 46, "C": 16, "D": 58}
_LINE_HEIGHT, _ROW_MARGIN = 15, 7
_CITE = re.compile(r"(?P<name>.+?)(?P<year>\d{4})?#(?P<article>\d+)(?:-(?P<of>\d+))?(?:\.(?P<paragraph>\d+))?")
LEVELS = {
    1: "一级 可在单位内公开",
    2: "二级 涉及具体人的执法司法行为",
    3: "三级 家庭、钱款、表现等",
    4: "四级 健康、未成年人等，仅限必要的人",
}


@dataclass(frozen=True)
class DeliveryRow:
    """One line of the statement of delivery.

    Args:
        key: name of the value.
        label: what stands before the cell.
        how: how to fill it in.
        kind: `text`, `date` or `flag`.
    """

    key: str
    label: str
    how: str
    kind: str = "text"


DELIVERY: tuple[DeliveryRow, ...] = (
    DeliveryRow("unit", "报送单位*", "提供数据的单位全称，与各表中的写法一致"),
    DeliveryRow("from_on", "期间起", "本次数据所含的第一日；自有记录以来全部提供的留空", "date"),
    DeliveryRow("until_on", "期间止*", "本次数据所含的最后一日，不晚于导出日", "date"),
    DeliveryRow("complete", "是否完整*", "期间内的记录是否全部提供。据此才能认定“没有记录”就是“没有发生”", "flag"),
    DeliveryRow("exclusions", "未含内容", "没有提供的部分及其原因，如已调出人员、涉密案件；没有的留空"),
    DeliveryRow("export_day", "导出日*", "从业务系统导出数据之日", "date"),
    DeliveryRow("purpose", "用途*", "由提出请求的检察院填写：数据只用于什么监督事项"),
    DeliveryRow("legal_basis", "法律依据*", "由提出请求的检察院填写：调取所依据的条文，多项用“、”分开"),
    DeliveryRow("delete_after", "到期删除日*", "到这一日删除数据", "date"),
)
_RULES = (
    "每张工作表是一类事项，每一行是一件事或一段时间。不要合并单元格，不要增加合计行，不要改动工作表名和列名。",
    "第一行是列名，第二行是填法，第三行是示例，从第四行填起；示例行可以留着，系统不读。列名上的批注是注意事项。",
    "橙色列带 * 的是必填；绿色列说明是谁，身份证号与编号至少填一项；蓝色列有则填写。",
    "不清楚的一律留空。不要写“无”“不详”“/”，不要用 1900-01-01、9999-12-31 代替空白。空白不等于“否”。",
    "日期写成 2024-05-31。各列的日期各有所指（决定、宣告、送达、收到、执行……），没有把握是哪一种的，不要填。",
    "刑期写成“三年六个月”，不要写 3.5，也不要折算成天数。无期徒刑、死缓在刑种列中选，刑期列留空。",
    "金额以元为单位，不写“万元”。没收全部财产的，金额留空，在种类列中选。",
    "下拉列表中没有合适项的，选“其他”并在备注中写明；没有“其他”的留空。",
    "身份证号、案号、编号所在的列已设为文本，粘贴时请选择“只粘贴值”。",
    "同一人、同一机构、同一案号在各表中的写法应一致。没有准予、撤回、退回的也要填，不要只填结果为准予的。",
    "已经离开（出所、出监、解矫）的人员也要填；只有在押、在矫人员的名单不算完整。",
)


def fill_cover(sheet: Worksheet, tables: Sequence[Table], dictionary: Dictionary) -> None:
    """Lay out the first sheet.

    Args:
        sheet: an empty sheet.
        tables: the tables that the workbook holds.
        dictionary: its general legal basis and version.
    """
    for letter, width in _WIDTHS.items():
        sheet.column_dimensions[letter].width = width
    sheet.sheet_view.showGridLines = False
    sheet.sheet_properties.tabColor = style.TAB_COVER
    sheet.cell(1, 1, "检衡 数据报送表").font = style.TITLE
    sheet.row_dimensions[1].height = 34
    titles = "、".join(table.title_zh for table in tables)
    sheet.cell(2, 1, f"含数据表：{titles}（数据词典第 {dictionary.version} 版）").font = style.SUBTITLE
    row = _delivery(sheet, 4, dictionary)
    row = _rules(sheet, row + 1)
    _tables(sheet, row + 1, tables)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True


def cite_zh(cite: str) -> str:
    """A citation as a letter writes it.

    Args:
        cite: `instrument#article`.

    Example:
        >>> cite_zh("刑事诉讼法2018#264"), cite_zh("减刑规定2016#6.3"), cite_zh("刑法#37-1")
        ('刑事诉讼法（2018）第264条', '减刑规定（2016）第6条第3款', '刑法第37条之1')
    """
    found = _CITE.fullmatch(cite)
    if found is None:
        return cite
    year = f"（{found['year']}）" if found["year"] else ""
    article = f"第{found['article']}条" + (f"之{found['of']}" if found["of"] else "")
    return found["name"] + year + article + (f"第{found['paragraph']}款" if found["paragraph"] else "")


def _delivery(sheet: Worksheet, row: int, dictionary: Dictionary) -> int:
    _section(sheet, row, "一、交付说明（请在黄色格中填写）")
    basis = "、".join(item.words.zh for item in dictionary.basis)
    dates, flags = _date_rule(), DataValidation("list", '"是,否"', allow_blank=True)
    for number, line in enumerate(DELIVERY, start=row + 1):
        _put(sheet, number, 1, line.label).font = style.BOLD
        cell = _put(sheet, number, 2, basis or None if line.key == "legal_basis" else None)
        cell.fill = style.FILL_INPUT
        cell.number_format = "yyyy-mm-dd" if line.kind == "date" else "@"
        if line.kind == "date":
            dates.add(cell)
        elif line.kind == "flag":
            flags.add(cell)
        _put(sheet, number, 3, line.how)
        sheet.merge_cells(start_row=number, start_column=3, end_row=number, end_column=4)
        _fit(sheet, number, (cell.value, _WIDTHS["B"]), (line.how, _WIDTHS["C"] + _WIDTHS["D"]))
    sheet.add_data_validation(dates)
    sheet.add_data_validation(flags)
    return row + len(DELIVERY) + 1


def _date_rule() -> DataValidation:
    rule = DataValidation("date", "DATE(1900,1,1)", "DATE(2100,12,31)", operator="between", allow_blank=True)
    rule.errorTitle, rule.error, rule.showErrorMessage = "与要求不符", "请写 2024-05-31 形式的日期", True
    return rule


def _rules(sheet: Worksheet, row: int) -> int:
    _section(sheet, row, "二、填表说明")
    for number, rule in enumerate(_RULES, start=1):
        sheet.cell(row + number, 1, number).font = style.BOLD
        sheet.cell(row + number, 1).alignment = style.CENTRE
        cell = sheet.cell(row + number, 2, rule)
        cell.font, cell.alignment = style.PLAIN, style.LEFT
        sheet.merge_cells(start_row=row + number, start_column=2, end_row=row + number, end_column=4)
        _fit(sheet, row + number, (rule, _WIDTHS["B"] + _WIDTHS["C"] + _WIDTHS["D"]))
    return row + len(_RULES) + 1


def _tables(sheet: Worksheet, row: int, tables: Sequence[Table]) -> None:
    _section(sheet, row, "三、数据表")
    for column, heading in enumerate(("工作表", "每一行是什么", "敏感级别", "依据与注意"), start=1):
        cell = _put(sheet, row + 1, column, heading)
        cell.font, cell.fill = style.BOLD, style.FILL_HINT
    for number, table in enumerate(tables, start=row + 2):
        name = _put(sheet, number, 1, table.title_zh)
        name.hyperlink = Hyperlink(ref=name.coordinate, location=f"'{table.title_zh}'!A1")
        name.font = style.LINK
        notes = ["；".join(cite_zh(cite) for cite in table.basis), *table.notes]
        texts = (table.row_zh, LEVELS[table.sensitivity], "\n".join(note for note in notes if note))
        for column, text in enumerate(texts, start=2):
            _put(sheet, number, column, text)
        _fit(sheet, number, *zip(texts, list(_WIDTHS.values())[1:], strict=True))


def _fit(sheet: Worksheet, row: int, *texts: tuple[str | None, int]) -> None:
    """Make a row as high as the wrapped texts in it, each with the width that it has."""
    lines = max(wrapped_lines(text or "", width) for text, width in texts)
    sheet.row_dimensions[row].height = _LINE_HEIGHT * lines + _ROW_MARGIN


def wrapped_lines(text: str, width: int) -> int:
    """How many lines a text takes in a column; a Chinese character is as wide as two Latin ones.

    Example:
        >>> wrapped_lines("一二三四五", 4), wrapped_lines("a\\nb", 10), wrapped_lines("", 10)
        (3, 2, 1)
    """
    wide = [sum(1 + (east_asian_width(mark) in "WFA") for mark in line) for line in text.split("\n")]
    return sum(max(1, -(-length // width)) for length in wide)


def _section(sheet: Worksheet, row: int, text: str) -> None:
    for column in range(1, len(_WIDTHS) + 1):
        sheet.cell(row, column).fill = style.FILL_SECTION
    sheet.cell(row, 1, text).font = style.SECTION
    sheet.row_dimensions[row].height = 24


def _put(sheet: Worksheet, row: int, column: int, value: str | None) -> Cell:
    cell: Cell = sheet.cell(row, column, value)
    cell.font, cell.alignment, cell.border = style.PLAIN, style.LEFT, style.BOX
    return cell
