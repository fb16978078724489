"""Rows of one table as a plain sheet, with the headings of the templates."""

from __future__ import annotations

from jianheng.arena.files.cells import cell_writer
from jianheng.arena.files.sheets import PERSON_TABLE, Sheet
from jianheng.arena.files.statement import called
from jianheng.arena.files.styled.forms import Cell
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.style import Column, Forms
from jianheng.dictionary import Dictionary, Field


def plain_page(unit: str, sheet: Sheet, dictionary: Dictionary) -> Page:
    """Write one table's rows.

    Args:
        unit: whose they are.
        sheet: the rows.
        dictionary: the tables.
    """
    table = sheet.table
    about = dictionary.tables[PERSON_TABLE].fields
    who = ["name", "id_no"] if "person" in table.fields and table.name != PERSON_TABLE else []
    fields = sheet.fields()
    writers = [(each.name, cell_writer(each, dictionary)) for each in fields]
    columns = (
        *(_column(PERSON_TABLE, name, about[name].label_zh) for name in who),
        *(_column(table.name, each.name, _heading(each)) for each in fields),
    )
    # A line above the headings tells apart the files of units that have nothing to say.
    titles: list[list[Cell]] = [[f"{called(unit)} {table.title_zh}"]]
    page = Page(table.title_zh, (table.name,), columns, tuple({} for _ in columns), titles)
    for name, row in sheet.rows:
        line: list[Cell] = [name, str(row["person"]).removeprefix("id:")] if who else []
        for column, write in writers:
            value = row.get(column)
            line.append(None if value is None else write(value))
        page.records.append(line)
    return page


def _column(table: str, field: str, heading: str) -> Column:
    return Column((heading,), ((table, field),), "", None, False, False, "", Forms())


def _heading(each: Field) -> str:
    return each.label_zh + ("*" if each.required else "")
