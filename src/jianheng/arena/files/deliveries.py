"""A folder for each unit: its tables as CSV files or one workbook, or in a local style, and its statement."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

import openpyxl

from jianheng.arena.act import Act
from jianheng.arena.files.dirt.hit import Dirt
from jianheng.arena.files.hand_over import HandOver, Written
from jianheng.arena.files.plain import plain_page
from jianheng.arena.files.sheets import Sheet, sheets_by_unit
from jianheng.arena.files.statement import called
from jianheng.arena.files.styled.deliver import deliver_in_style
from jianheng.arena.files.styled.forms import Cell
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.workbook import save_without_clock
from jianheng.arena.plan import Plan
from jianheng.dictionary import Dictionary

# Offices of community correction and prisons without many rows hand over a workbook, as they really do.
_ROWS_OF_A_WORKBOOK = 3000


def write_deliveries(
    folder: Path, plan: Plan, dictionary: Dictionary, style: str | None = None, dirt: Dirt | None = None
) -> tuple[list[Path], tuple[Act, ...]]:
    """Write what every unit hands over.

    Args:
        folder: where to; what is known of the columns and the dirt is written beside it.
        plan: the county.
        dictionary: the tables.
        style: the local style in which all units export; plain tables if left out.
        dirt: how much dirt the files get; none if left out. What is known of the county stays the same.

    Returns:
        The folder of each unit, which is added by itself, and what is known about the county.
    """
    lives = [*plan.lives(dictionary)]
    by_unit = sheets_by_unit(lives, plan.units(dictionary), dictionary)
    to = HandOver(folder, dictionary, dirt)
    if style is not None:
        deliver_in_style(to, by_unit, style)
    else:
        _deliver_plainly(to, by_unit)
    if style is not None or dirt is not None:
        to.tell(folder.parent)
    return to.made, tuple(act for life in lives for act in life.acts)


def _deliver_plainly(to: HandOver, by_unit: Mapping[str, Mapping[str, Sheet]]) -> None:
    for unit, sheets in by_unit.items():
        pages = [plain_page(unit, sheet, to.dictionary) for sheet in sheets.values()]
        as_workbook = sum(len([*page.lines()]) for page in pages) <= _ROWS_OF_A_WORKBOOK
        book = f"{called(unit)}.xlsx" if as_workbook else ""
        to.unit(unit, sheets, pages, partial(_write, book=book))


def _write(place: Path, pages: Sequence[Page], book: str) -> Written:
    if book:
        _write_workbook(place / book, pages)
        return [(page, book, page.name) for page in pages]
    for page in pages:
        with (place / f"{page.name}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(_lines(page))
    return [(page, f"{page.name}.csv", "") for page in pages]


def _write_workbook(path: Path, pages: Sequence[Page]) -> None:
    book = openpyxl.Workbook(write_only=True)
    for page in pages:
        sheet = book.create_sheet(page.name)
        for line in _lines(page):
            sheet.append(line)
    save_without_clock(book, path)


def _lines(page: Page) -> list[list[Cell]]:
    return [["" if cell is None else cell for cell in line] for line in page.lines()]
