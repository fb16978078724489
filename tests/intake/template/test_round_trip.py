"""A template filled in as a clerk does needs no mapping: what is read is what was meant."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import load_workbook

from jianheng.chain.load import load_workspace_tables
from jianheng.dictionary import Dictionary, Field, Table, load_dictionary
from jianheng.dictionary.template import COVER_SHEET, write_template
from jianheng.dictionary.template.columns import sheet_columns
from jianheng.intake.add import add_files
from jianheng.workspace import create_workspace

DICTIONARY: Dictionary = load_dictionary()
TABLES = [table for table in DICTIONARY.tables.values() if not table.derived]
ROWS = 3
COVER = {
    "报送单位*": "江州监狱",
    "期间止*": date(2025, 12, 31),
    "是否完整*": "是",
    "导出日*": date(2026, 1, 10),
    "用途*": "核对",
    "到期删除日*": date(2027, 1, 1),
}
# What stands in the cell, and what the columns of its field must hold.
Cell = tuple[object, dict[str, object]]
Filled = dict[str, list[dict[str, object]]]


def day_cell(name: str, day: date, chance: random.Random) -> Cell:
    return chance.choice([day, day.isoformat(), f"{day.year}年{day.month}月{day.day}日"]), {name: day}


def moment_cell(name: str, day: date, chance: random.Random) -> Cell:
    moment = datetime(day.year, day.month, day.day, chance.randrange(1, 24), chance.randrange(1, 60))
    return chance.choice([moment, f"{moment:%Y-%m-%d %H:%M}"]), {name: moment}


def term_cell(name: str, _: date, chance: random.Random) -> Cell:
    years, months = chance.randrange(1, 20), chance.randrange(1, 12)
    return f"{years}年{months}个月", {f"{name}_y": years, f"{name}_m": months, f"{name}_d": 0}


def money_cell(name: str, _: date, chance: random.Random) -> Cell:
    amount = Decimal(chance.randrange(100, 10_000_000)) / 100
    return chance.choice([float(amount), f"{amount:,.2f}元"]), {name: amount}


def int_cell(name: str, _: date, chance: random.Random) -> Cell:
    count = chance.randrange(100)
    return chance.choice([count, str(count)]), {name: count}


def ratio_cell(name: str, _: date, chance: random.Random) -> Cell:
    share = chance.randrange(1, 100)
    return f"{share}%", {name: Decimal(share) / 100}


def flag_cell(name: str, _: date, chance: random.Random) -> Cell:
    yes = chance.random() < 0.5
    return "是" if yes else "否", {name: yes}


WRITERS: dict[str, Callable[[str, date, random.Random], Cell]] = {
    "part": lambda name, day, _: (day.isoformat(), {f"{name}_lo": day, f"{name}_hi": day}),
    "date": day_cell,
    "moment": moment_cell,
    "term": term_cell,
    "money": money_cell,
    "int": int_cell,
    "ratio": ratio_cell,
    "flag": flag_cell,
}


def written(field: Field, chance: random.Random, number: int, column: int) -> Cell:
    """A cell as a clerk writes it, and the columns that it means: no span of a row ends before it begins."""
    day = date(1990, 1, 1) + timedelta(days=number * 400 + column * 5 + chance.randrange(5))
    name = field.name
    if field.list is not None:
        codes = list(DICTIONARY.lists[field.list].codes.values())
        chosen = chance.sample(codes, k=min(len(codes), 2 if field.type == "codes" else 1))
        values = [code.value for code in chosen]
        return "、".join(code.label_zh for code in chosen), {name: values if field.type == "codes" else values[0]}
    write = WRITERS.get("part" if field.part else field.type)
    if write is not None:
        return write(name, day, chance)
    text = f"{field.label_zh}甲{number}乙{chance.randrange(1000)}"
    return text, {name: text}


def fill(path: Path, chance: random.Random) -> Filled:
    """Fill in every sheet, the example left where it is; what the rows must say."""
    book = load_workbook(path)
    for row in book[COVER_SHEET].iter_rows():
        if row[0].value in COVER:
            row[1].value = COVER[row[0].value]
    meant: Filled = {}
    for table in TABLES:
        sheet = book[table.title_zh]
        for number in range(ROWS):
            row: dict[str, object] = {}
            for column, each in enumerate(sheet_columns(table, DICTIONARY), start=1):
                if each.field.name in ("id_no", "id_kind"):
                    continue
                cell, values = written(each.field, chance, number, column)
                if each.field.name == "source_no":
                    cell, values = f"3201{number:06}", {"source_no": f"3201{number:06}"}
                sheet.cell(4 + number, column, cell)
                row |= {} if each.of_person else values
            meant.setdefault(table.name, []).append(row)
    book.save(path)
    return meant


def read_back(folder: Path, path: Path) -> dict[str, list[dict[str, object]]]:
    workspace = create_workspace(folder / "工作区", "江州市人民检察院")
    add_files(workspace, [path])
    tables = load_workspace_tables(workspace, DICTIONARY).tables
    return {name: rows.sort_by("row_no").to_pylist() for name, rows in tables.items()}


@pytest.fixture(scope="module", params=[1, 2])
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Filled, Filled]:
    folder = tmp_path_factory.mktemp("template")
    path = folder / "模板.xlsx"
    write_template(TABLES, path)
    meant = fill(path, random.Random(request.param))
    return meant, read_back(folder, path)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_what_is_read_is_what_was_written(table: Table, both: tuple[Filled, Filled]) -> None:
    meant, read = both
    rows = [row for row in read[table.name] if row["sheet"] == table.title_zh]
    assert len(rows) == ROWS
    for wanted, row in zip(meant[table.name], rows, strict=True):
        assert {name: row[name] for name in wanted} == wanted
