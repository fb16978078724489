"""Rows of tables become the lines of one sheet, several tables joined where that loses nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from jianheng.arena.act import Row, Value
from jianheng.arena.days import add_days
from jianheng.arena.files.sheets import PERSON_TABLE, Sheet
from jianheng.arena.files.statement import called
from jianheng.arena.files.styled.extras import extra_cell
from jianheng.arena.files.styled.forms import Cell, words_of, write_span, write_value
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.style import Column, FieldName, SheetStyle, Style, StyleError
from jianheng.arena.world.life import LAST_DAY
from jianheng.dictionary import Dictionary, Field, Table

RECORDED = "recorded_at"
_DAYS_UNTIL_RECORDED = 4
_Facts = Mapping[str, Row]


@dataclass(frozen=True)
class Unit:
    """What one unit hands over.

    Args:
        name: the unit.
        sheets: its rows by table.
        style: how its kind of institution exports.
        dictionary: the tables.
    """

    name: str
    sheets: Mapping[str, Sheet]
    style: Style
    dictionary: Dictionary

    def pages(self) -> list[Page]:
        """Its sheets, filled; a sheet of which it keeps no table is left out."""
        return [self._page(sheet) for sheet in self.style.sheets if any(name in self.sheets for name in sheet.tables)]

    def _page(self, sheet: SheetStyle) -> Page:
        tables = tuple(name for name in sheet.tables if name in self.sheets)
        columns = tuple(column for column in sheet.columns if self._is_kept(column, tables))
        writers = [self._writer(column) for column in columns]
        lines = self._facts(sheet, tables)
        page = Page(
            name=sheet.name,
            tables=tables,
            columns=columns,
            codes=tuple(self._codes(column) for column in columns),
            titles=[[self._told(title, len(lines))] for title in sheet.titles],
            records=[[write(facts, number) for write in writers] for number, facts in enumerate(lines, 1)],
            notes=[[self._told(note, len(lines))] for note in sheet.notes],
        )
        if sheet.total:
            page.notes.insert(0, ["合计", f"{len(lines)}条"])
        return page

    def _told(self, words: str, rows: int) -> str:
        return words.format(unit=called(self.name), day=LAST_DAY, rows=rows)

    def _is_kept(self, column: Column, tables: tuple[str, ...]) -> bool:
        named = (*column.fields, *([column.of] if column.of else []))
        return all(table in (*tables, PERSON_TABLE) for table, _ in named)

    def _facts(self, sheet: SheetStyle, tables: tuple[str, ...]) -> list[_Facts]:
        base = self.sheets[tables[0]]
        persons = {row["person"]: row for _, row in self._rows(PERSON_TABLE)}
        found: list[dict[str, Row]] = []
        for _, row in base.rows:
            person = persons.get(row.get("person"))
            found.append(({PERSON_TABLE: person} if person is not None else {}) | {tables[0]: row})
        for name in tables[1:]:
            self._join(found, tables[0], name, sheet.join.get(name, {"person": "person"}))
        return list(found)

    def _join(self, found: list[dict[str, Row]], base: str, name: str, on: Mapping[str, str]) -> None:
        by_key: dict[tuple[Value, ...], Row] = {}
        for _, row in self._rows(name):
            key = tuple(row.get(field) for field in on)
            if key in by_key:
                raise StyleError(f"{self.style.kind}/{self.style.name}: {name}：两行对应一行 / two rows for one: {key}")
            by_key[key] = row
        for facts in found:
            joined = by_key.pop(tuple(facts[base].get(field) for field in on.values()), None)
            if joined is not None:
                facts[name] = joined
        if by_key:
            raise StyleError(f"{self.style.kind}/{self.style.name}: {name}：有行无处可放 / rows without a place")

    def _rows(self, table: str) -> list[tuple[str, Row]]:
        return self.sheets[table].rows if table in self.sheets else []

    def _codes(self, column: Column) -> dict[str, str]:
        """What local words mean; a flag's words mean yes and no."""
        fields = [self._field(name) for name in column.fields]
        words = [words_of(field, self.style, self.dictionary) for field in fields]
        flags = (
            dict(zip(column.forms.flag, ("yes", "no"), strict=True)) if any(f.type == "flag" for f in fields) else {}
        )
        return flags | {word: code for each in words for code, word in each.items()}

    def _field(self, name: FieldName) -> Field:
        table, field = name
        return self.dictionary.tables[table].fields[field]

    def _writer(self, column: Column) -> Callable[[_Facts, int], Cell]:
        if column.extra:
            return lambda facts, number: extra_cell(column.extra, number, self.name, _value(facts, column.of))
        parts = [(name, self._field(name), self._words(name)) for name in column.fields]

        def write(facts: _Facts, _: int) -> Cell:
            cells = [write_value(field, self._known(facts, name), column.forms, words) for name, field, words in parts]
            return _together(cells, column)

        return write

    def _words(self, name: FieldName) -> dict[str, str]:
        return words_of(self._field(name), self.style, self.dictionary)

    def _known(self, facts: _Facts, name: FieldName) -> Value:
        table, field = name
        if field == RECORDED and table in facts:
            return _recorded(facts[table], self.dictionary.tables[table])
        return _value(facts, name)


def _value(facts: _Facts, name: FieldName | None) -> Value:
    if name is None:
        return None
    return facts.get(name[0], {}).get(name[1])


def _together(cells: list[Cell], column: Column) -> Cell:
    """One cell of several: both ends of a span, a penalty and its term, or what several fields agree on."""
    if not column.joined:
        said = {cell for cell in cells if cell is not None}
        if len(said) > 1:
            raise StyleError(f"{column.heading}：各字段的值不同 / the fields differ: {said}")
        return next(iter(said), None)
    if column.forms.between:
        return write_span(cells[0], cells[1], column.forms)
    return "".join(str(cell) for cell in cells if cell is not None) or None


def _recorded(row: Row, table: Table) -> Value:
    """Systems keep when a row was typed in: some days after what it tells."""
    day = row.get(table.axis.start)
    if not isinstance(day, date):
        return None
    start = date(day.year, day.month, day.day)
    shift = start.toordinal() * 7
    at = datetime.combine(add_days(start, shift % _DAYS_UNTIL_RECORDED), time(9 + shift % 8, shift % 60))
    return min(at, datetime.combine(LAST_DAY, time(18)))
