"""Local styles: what units write says the same in every style, and every column is known."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import cn2an
import openpyxl
import pytest
import yaml

from jianheng.arena import Plan, write_deliveries
from jianheng.arena.act import Row
from jianheng.arena.days import Term
from jianheng.arena.files.sheets import sheets_by_unit
from jianheng.arena.files.statement import called
from jianheng.arena.files.styled.fill import Unit
from jianheng.arena.files.styled.read import STYLES, kinds, load_style
from jianheng.arena.files.styled.style import Column, Style
from jianheng.arena.world.county import kind_of
from jianheng.dictionary import Field, load_dictionary

DICTIONARY = load_dictionary()
PLAN = Plan(60, 4)
Cell = Any
Fact = tuple[str, str, tuple[tuple[str, object], ...]]


@dataclass(frozen=True)
class Made:
    """A county in one style, and what it says of its columns."""

    name: str
    files: Path
    sheets: list[dict[str, Any]]


@pytest.fixture(scope="module", params=STYLES)
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    place = tmp_path_factory.mktemp(request.param)
    write_deliveries(place / "files", PLAN, DICTIONARY, request.param)
    return Made(request.param, place / "files", yaml.safe_load((place / "columns.yaml").read_text(encoding="utf-8")))


@cache
def workbook(path: Path) -> dict[str, list[list[Cell]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [[*row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def lines(path: Path, sheet: str) -> list[list[Cell]]:
    """A sheet as whoever opens the file sees it."""
    if path.suffix == ".xlsx":
        return workbook(path)[sheet]
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("gbk")
    return [[*row] for row in csv.reader(text.splitlines(), delimiter="," if path.suffix == ".csv" else "\t")]


def records(made: Made, sheet: dict[str, Any]) -> list[list[Cell]]:
    first = sheet["headings_until"]
    found = lines(made.files / sheet["file"], sheet["sheet"])[first : first + sheet["rows"]]
    return [[None if cell == "" else cell for cell in row] for row in found]


def test_the_plain_facts_stand_in_every_style(made: Made) -> None:
    expected = Counter(plain_facts())
    assert expected.total() > 1000
    assert Counter(styled_facts(made)) == expected


def test_every_heading_stands_where_the_columns_say(made: Made) -> None:
    for sheet in made.sheets:
        rows = lines(made.files / sheet["file"], sheet["sheet"])[sheet["headings_from"] - 1 : sheet["headings_until"]]
        for column in sheet["columns"]:
            lowest = column["heading"].split("/")[-1]
            assert lowest in [row[column["column"] - 1] for row in rows], (sheet["file"], column)


@pytest.mark.parametrize("name", STYLES)
def test_the_same_county_gives_the_same_bytes(name: str, tmp_path: Path) -> None:
    made = []
    for place in (tmp_path / "one", tmp_path / "two"):
        write_deliveries(place / "files", Plan(6, 4), DICTIONARY, name)
        made.append({path.relative_to(place): path.read_bytes() for path in place.rglob("*") if path.is_file()})
    assert made[0] == made[1]


def test_only_remarks_are_lost() -> None:
    """A style names what it does not show; models never read remarks."""
    for style in styles():
        assert {name.split(".")[1] for name in style.lost} <= {"remark"}, (style.kind, style.name)


@pytest.mark.parametrize("name", STYLES)
def test_tables_are_joined_without_loss_in_any_county(name: str) -> None:
    """What would not fit into one line is an error of the style; no county may meet it."""
    for plan in (Plan(250, 1), Plan(250, 9, ("judgment_person", "detention_stay", "correction_term"), 0.2)):
        by_unit = sheets_by_unit(plan.lives(DICTIONARY), plan.units(DICTIONARY), DICTIONARY)
        for unit, sheets in by_unit.items():
            pages = Unit(unit, sheets, load_style(kind_of(unit), name), DICTIONARY).pages()
            assert {table for page in pages for table in page.tables} == {*sheets}


@pytest.mark.parametrize("name", STYLES)
def test_a_third_of_the_headings_is_wording_of_its_own(name: str) -> None:
    known = {
        word
        for table in DICTIONARY.tables.values()
        for field in table.fields.values()
        for word in (field.label_zh, field.label_en, *field.headings)
    }
    shown = [c for kind in kinds() for c in all_columns(load_style(kind, name)) if c.fields]
    own = [column for column in shown if column.heading[-1] not in known and "".join(column.heading) not in known]
    assert len(own) > len(shown) / 3


def test_every_column_of_the_plain_sheets_is_shown() -> None:
    """Also those that nobody fills, where an empty cell says that there is nothing."""
    by_unit = sheets_by_unit(PLAN.lives(DICTIONARY), PLAN.units(DICTIONARY), DICTIONARY)
    for unit, sheets in by_unit.items():
        expected = {f"{table}.{field.name}" for table, sheet in sheets.items() for field in sheet.fields()}
        for name in STYLES:
            style = load_style(kind_of(unit), name)
            shown = {".".join(field) for column in all_columns(style) for field in column.fields}
            assert expected <= shown | style.lost.keys(), (style.kind, name)


def test_asking_columns_are_few_and_there() -> None:
    columns = [column for style in styles() for column in all_columns(style)]
    asked = [column for column in columns if column.asks]
    assert 0.01 < len(asked) / len(columns) < 0.1
    assert {"CSRQ", "RQ"} <= {"".join(column.heading) for column in asked}


def test_a_style_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"没有样式 \[court/east\]"):
        write_deliveries(tmp_path / "files", PLAN, DICTIONARY, "east")


def styles() -> list[Style]:
    return [load_style(kind, name) for kind in kinds() for name in STYLES]


def all_columns(style: Style) -> list[Column]:
    return [column for sheet in style.sheets for column in sheet.columns]


# What the county really says, and what its files say, in one form.


def plain_facts() -> Iterator[Fact]:
    by_unit = sheets_by_unit(PLAN.lives(DICTIONARY), PLAN.units(DICTIONARY), DICTIONARY)
    for unit, sheets in by_unit.items():
        for table, sheet in sheets.items():
            yield from ((called(unit), table, plain_row(row)) for _, row in sheet.rows)


def plain_row(row: Row) -> tuple[tuple[str, object], ...]:
    told = {name: value for name, value in row.items() if value is not None}
    return tuple(sorted((name, str(value) if name == "person" else value) for name, value in told.items()))


def styled_facts(made: Made) -> Iterator[Fact]:
    for sheet in made.sheets:
        unit = sheet["file"].split("/")[0].split("-", 1)[1]
        for record in records(made, sheet):
            for table in sheet["tables"]:
                row = read_row(table, sheet, record)
                if row is not None:
                    yield unit, table, row


def read_row(table: str, sheet: dict[str, Any], record: list[Cell]) -> tuple[tuple[str, object], ...] | None:
    told: dict[str, object] = {}
    own = False
    for column in sheet["columns"]:
        cell = record[column["column"] - 1]
        names = [name.split(".") for name in column["fields"]]
        if cell is None or not names:
            continue
        if "person" in DICTIONARY.tables[table].fields and names == [["person_statement", "id_no"]]:
            told["person"] = f"id:{cell}"
        for place, (of, field) in enumerate(names):
            if of != table or field in ("recorded_at", "remark"):
                continue
            part = split(str(cell), column, len(names))[place] if column["joined"] else cell
            if part not in ("", None):
                told[field] = read_cell(DICTIONARY.tables[of].fields[field], part, column)
                own = own or len(names) == 1 or column["joined"]
    is_first = table == sheet["tables"][0]
    return tuple(sorted(told.items())) if own or is_first else None


def split(cell: str, column: dict[str, Any], parts: int) -> list[str]:
    """Both ends of a span, or a penalty and its term."""
    assert parts == 2
    if penalties := [word for word in column.get("codes", {}) if cell.startswith(word)]:
        longest = max(penalties, key=len)
        return [longest, cell.removeprefix(longest)]
    first, last = re.split(r"至|-|—|－", cell)
    return [first, last]


def read_cell(field: Field, cell: Cell, column: dict[str, Any]) -> object:
    if field.list is not None:
        codes = column["codes"]
        return tuple(codes[word] for word in str(cell).split("、")) if field.type == "codes" else codes[str(cell)]
    if field.type in ("date", "moment"):
        return read_day(cell, is_moment=field.type == "moment")
    if field.type == "term":
        return read_term(str(cell))
    if field.type == "money":
        return read_money(str(cell), column["heading"])
    if field.type == "flag":
        return column["codes"][str(cell)] == "yes"
    return int(cell) if field.type == "int" else str(cell)


def read_day(cell: Cell, *, is_moment: bool) -> date:
    if isinstance(cell, datetime):
        return cell if is_moment else cell.date()
    numbers = [int(number) for number in re.findall(r"\d+", cell)]
    if re.fullmatch(r"\d{8}(\d{6})?", cell):
        numbers = [int(cell[:4]), *(int(cell[at : at + 2]) for at in range(4, len(cell), 2))]
    year, month, day, *clock = numbers
    if not is_moment or not clock:
        return date(year, month, day)
    return datetime(year, month, day, clock[0], clock[1])


def read_term(cell: str) -> Term:
    if re.fullmatch(r"\d{6}", cell):
        return Term(*(int(cell[at : at + 2]) for at in (0, 2, 4)))
    if "-" in cell:
        return Term(*map(int, cell.split("-")))
    units = {"年": 0, "月": 0, "个月": 0, "天": 0, "日": 0}
    for number, unit in re.findall(r"(\d+|[零一二三四五六七八九十]+)(年|个月|月|天|日)", cell):
        units[unit] += int(number) if number.isdigit() else int(cn2an.cn2an(number, "normal"))
    return Term(units["年"], units["月"] + units["个月"], units["天"] + units["日"])


def read_money(cell: str, heading: str) -> int:
    capital = re.fullmatch(r"([^\d.,]+)元整", cell)
    amount = Decimal(cn2an.cn2an(capital[1], "smart")) if capital else Decimal(cell.replace(",", ""))
    return int(amount * 10000 if "万元" in heading else amount)
