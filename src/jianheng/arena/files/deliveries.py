"""A folder for each unit: its tables as CSV files or one workbook, and its statement."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import yaml

from jianheng.arena.act import Act
from jianheng.arena.files.sheets import Sheet, sheets_by_unit
from jianheng.arena.plan import Plan
from jianheng.arena.world.county import PLATFORM
from jianheng.arena.world.life import LAST_DAY
from jianheng.dictionary import Dictionary

# Offices of community correction and prisons without many rows hand over a workbook, as they really do.
_ROWS_OF_A_WORKBOOK = 3000
# The moments at which a workbook was made and changed, in its properties.
_CLOCK = re.compile(rb"(?<=W3CDTF\">)[^<]+")
_DAY_OF_EXPORT = f"{LAST_DAY}T00:00:00Z".encode()


def write_deliveries(folder: Path, plan: Plan, dictionary: Dictionary) -> tuple[list[Path], tuple[Act, ...]]:
    """Write what every unit hands over.

    Args:
        folder: where to.
        plan: the county.
        dictionary: the tables.

    Returns:
        The folder of each unit, which is added by itself, and what is known about the county.
    """
    lives = [*plan.lives(dictionary)]
    by_unit = sheets_by_unit(lives, plan.units(dictionary), dictionary)
    made = []
    for number, (unit, sheets) in enumerate(by_unit.items(), start=1):
        place = folder / f"{number:02}-{_called(unit)}"
        place.mkdir(parents=True)
        # A line above the headings tells apart the files of units that have nothing to say.
        lines = {
            title: [[f"{_called(unit)} {title}"], *sheet.lines(dictionary)]
            for sheet in sheets.values()
            for title in (sheet.table.title_zh,)
        }
        if sum(map(len, lines.values())) <= _ROWS_OF_A_WORKBOOK:
            _write_workbook(place / f"{_called(unit)}.xlsx", lines)
        else:
            _write_csv(place, lines)
        _write_statement(place / "delivery.yaml", unit, sheets)
        made.append(place)
    return made, tuple(act for life in lives for act in life.acts)


def _called(unit: str) -> str:
    return "全省政法协同平台" if unit == PLATFORM else unit


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
    made = io.BytesIO()
    book.save(made)
    _write_without_clock(path, made)


def _write_without_clock(path: Path, made: io.BytesIO) -> None:
    """Write a workbook that does not tell when it was made: the same county gives the same bytes."""
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, _CLOCK.sub(_DAY_OF_EXPORT, before.read(name)))


def _write_statement(path: Path, unit: str, sheets: Mapping[str, Sheet]) -> None:
    statement = {
        "unit": unit,
        "tables": list(sheets),
        "period": {"from": None, "until": LAST_DAY},
        "complete": True,
        "exclusions": [],
        "export_day": LAST_DAY,
        "purpose": "模拟县（虚构）：刑事执行法律监督",
        "legal_basis": ["人民检察院组织法第二十一条"],
        "delete_after": LAST_DAY.replace(year=2099),
    }
    path.write_text(yaml.safe_dump(statement, allow_unicode=True, sort_keys=False), encoding="utf-8")
