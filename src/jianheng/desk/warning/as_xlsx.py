"""The list of an institution as an Excel workbook: what it is, what falls due, what was looked at."""

from __future__ import annotations

from jianheng.clues.sheet import Column, add_sheet, new_book
from jianheng.desk.marked_book import write_marked
from jianheng.desk.warning.duty import Mark, Warnings
from jianheng.desk.warning.says import Says

ROWS: tuple[Column, ...] = (
    ("序号", "No.", 7),
    ("到期日", "Last day", 12),
    ("剩余工作日", "Working days left", 12),
    ("要按期办理的事项", "What is due", 30),
    ("行为、文书", "Act", 34),
    ("人员", "Person", 24),
    ("到期日时有效的依据", "Articles in force on that day", 44),
)
LOOKED: tuple[Column, ...] = (
    ("义务", "Duty", 44),
    ("查看的行为", "Acts looked at", 14),
    ("其中未到期", "Of these not due yet", 14),
    ("本清单内到期", "Due on this list", 14),
)
# At which the widest sheet fits the width of a page.
SCALE = 68
A4 = 9
ABOUT: tuple[Column, ...] = (("项目", "Item", 18), ("内容", "Content", 100))


def as_xlsx(told: Warnings, mark: Mark, lang: str) -> bytes:
    """Write a list; every printed page bears who made it, and repeats the head of its table.

    Args:
        told: the list.
        mark: who makes it, when and what for.
        lang: `zh` or `en`.
    """
    says = Says(lang)
    with new_book() as book:
        sheets = [
            add_sheet(book, says("说明", "About"), ABOUT, _about(told, mark, says), lang),
            add_sheet(book, says("将到期", "Due"), ROWS, says.rows(told.duties), lang),
        ]
        if told.passed:
            sheets.append(add_sheet(book, says("请先核对", "Check first"), ROWS, says.rows(told.passed), lang))
        looked = [(each.title, each.acts, each.pending, each.within) for each in told.looked]
        sheets.append(add_sheet(book, says("查看了什么", "Looked at"), LOOKED, looked, lang))
        for sheet in sheets:
            sheet.print_title_rows = "1:1"
            sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", A4
            # Fitting to the page's width would have to be said before the first row; a scale can be said now.
            sheet.page_setup.scale = SCALE
        line = f"{told.unit} {says.span(told)} {says.made(mark)}"
        return write_marked(book, sheets, line, mark.when, foot=says.data(told))


def _about(told: Warnings, mark: Mark, says: Says) -> list[tuple[str, str]]:
    rows = [
        (says("清单", "List"), says.title),
        (says("单位", "Institution"), told.unit),
        (says("日期", "Days"), says.span(told)),
        (says("数据", "Data"), " ".join(filter(None, (says.data(told) + says("。", "."), says.old(told, mark))))),
        (says("到期", "Due"), says.found(told)),
        (says("说明", "Note"), says.purpose()),
        (says("姓名", "Names"), says.names(told, mark)),
        (says("制表", "Made by"), says.made(mark)),
    ]
    if told.passed:
        rows.append((says("请先核对", "Check first"), says.passed(told)))
    rows += [(says("工作日", "Working days"), says.left_note(mark.when.date()))]
    rows += [(says("数据范围", "What the data cover"), each) for each in says.covers(told)]
    rows += [(says("条文", "Article"), f"{each.name}{says('：', ': ')}{each.words}") for each in told.cited]
    return rows
