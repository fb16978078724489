"""A folder for each unit: its tables as CSV files or one workbook, and its statement."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import openpyxl

from jianheng.arena.act import Act
from jianheng.arena.files.sheets import Sheet, sheets_by_unit
from jianheng.arena.files.statement import called, write_statement
from jianheng.arena.files.styled.deliver import deliver_in_style
from jianheng.arena.files.workbook import save_without_clock
from jianheng.arena.plan import Plan
from jianheng.dictionary import Dictionary

# Offices of community correction and prisons without many rows hand over a workbook, as they really do.
_ROWS_OF_A_WORKBOOK = 3000


def write_deliveries(
    folder: Path, plan: Plan, dictionary: Dictionary, style: str | None = None
) -> tuple[list[Path], tuple[Act, ...]]:
    """Write what every unit hands over.

    Args:
        folder: where to; what is known of the columns of a style is written beside it.
        plan: the county.
        dictionary: the tables.
        style: the local style in which all units export; plain tables if left out.

    Returns:
        The folder of each unit, which is added by itself, and what is known about the county.
    """
    lives = [*plan.lives(dictionary)]
    by_unit = sheets_by_unit(lives, plan.units(dictionary), dictionary)
    acts = tuple(act for life in lives for act in life.acts)
    if style is not None:
        return deliver_in_style(folder, by_unit, style, dictionary), acts
    return _deliver_plainly(folder, by_unit, dictionary), acts


def _deliver_plainly(folder: Path, by_unit: Mapping[str, Mapping[str, Sheet]], dictionary: Dictionary) -> list[Path]:
    made: list[Path] = []
    for number, (unit, sheets) in enumerate(by_unit.items(), start=1):
        place = folder / f"{number:02}-{called(unit)}"
        place.mkdir(parents=True)
        # A line above the headings tells apart the files of units that have nothing to say.
        lines = {
            title: [[f"{called(unit)} {title}"], *sheet.lines(dictionary)]
            for sheet in sheets.values()
            for title in (sheet.table.title_zh,)
        }
        if sum(map(len, lines.values())) <= _ROWS_OF_A_WORKBOOK:
            _write_workbook(place / f"{called(unit)}.xlsx", lines)
        else:
            _write_csv(place, lines)
        write_statement(place / "delivery.yaml", unit, sheets)
        made.append(place)
    return made


def _write_csv(place: Path, lines: Mapping[str, list[list[str]]]) -> None:
    for title, rows in lines.items():
        with (place / f"{title}.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(rows)


def _write_workbook(path: Path, lines: Mapping[str, list[list[str]]]) -> None:
    book = openpyxl.Workbook(write_only=True)
    for title, rows in lines.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(row)
    save_without_clock(book, path)
