"""JSON records turned into rows of their tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.intake.cells import PLAIN, TEN_THOUSAND, CellCleaner, cell_text
from jianheng.intake.files.contents import Record
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.builder import RowBuilder
from jianheng.intake.rows.building import PERSON_TABLE, Entry
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.source import Source
from jianheng.intake.template.heading import PERSON, Headings, read_heading
from jianheng.intake.template.table_name import TableNames


class RecordReader:
    """Reads the records of one file.

    Args:
        source: the file.
        dictionary: the dictionary.
        names: the tables by name.
        cleaner: reads cells.
    """

    def __init__(self, source: Source, dictionary: Dictionary, names: TableNames, cleaner: CellCleaner) -> None:
        self._source = source
        self._dictionary = dictionary
        self._names = names
        self._cleaner = cleaner
        self._tables: dict[str, tuple[Headings, RowBuilder]] = {}
        self._reported: set[tuple[str, str]] = set()

    def read(self, records: Iterable[Record]) -> Iterator[Outcome]:
        """Read records.

        Args:
            records: the records of the file.

        Yields:
            Each record's row, with its problems; an unknown key is named once a table.
        """
        for record in records:
            table = self._names.find(record.table)
            if table is None:
                yield Outcome(problems=(self._no_table(record),))
            else:
                yield self._read(record, table)

    def _read(self, record: Record, table: Table) -> Outcome:
        headings, builder = self._tools(table)
        entries: dict[str, Entry] = {}
        others: dict[str, str] = {}
        problems: list[Problem] = []
        for key, value in record.fields.items():
            entry = _entry(key, value, headings)
            if entry is None or _said_twice(entry, entries):
                others[key] = cell_text(value)
                problems.extend(self._unused(key, record, table, doubtful=entry is not None))
            else:
                entries[_slot(entry)] = entry
        built = builder.build(record.line, entries.values(), others)
        rows = (built.row,) if built.statement is None else (built.row, built.statement)
        return Outcome(rows, (*problems, *built.problems), table=table.name, sheet_of=table.name)

    def _tools(self, table: Table) -> tuple[Headings, RowBuilder]:
        if table.name not in self._tables:
            required = tuple(f for f in table.fields.values() if f.required and f.name not in (PERSON, "row"))
            builder = RowBuilder(
                self._source, table, self._dictionary, self._cleaner, (0, "", 0), required, identified=True
            )
            self._tables[table.name] = (Headings(table, self._dictionary.tables[PERSON_TABLE]), builder)
        return self._tables[table.name]

    def _no_table(self, record: Record) -> Problem:
        return Problem(
            "unknown_table",
            Place(self._source.name, row_no=record.line),
            Words("没有这张数据表，这一行没有采用", "no such table; the line was not used"),
            record.table,
            mend=Words("可用的表：" + self._names.titles(), "use a table of the dictionary"),
        )

    def _unused(self, key: str, record: Record, table: Table, *, doubtful: bool) -> Iterator[Problem]:
        if (table.name, key) in self._reported and not doubtful:
            return
        self._reported.add((table.name, key))
        what = Words("不认识这一项，内容只保留原文", "unknown key; its words are kept as they are")
        if doubtful:
            what = Words("与前面一项同指一个字段，没有采用", "means the same field as a key before it; not used")
        yield Problem(
            "doubtful_column" if doubtful else "unknown_column",
            Place(self._source.name, row_no=record.line, column=key),
            what,
            mend=Words(f"使用“{table.title_zh}”的字段名", f"use a field of {table.name}"),
            severity=Severity.ERROR if doubtful else Severity.NOTICE,
            table=table.name,
        )


def _entry(key: str, value: object, headings: Headings) -> Entry | None:
    heading = read_heading(key)
    own, person = headings.own(heading), headings.person(heading)
    field: Field | None = next((f for f in own if f.name == key), own[0] if len(own) == 1 else None)
    if field is not None:
        return Entry(field, value, key, reading=TEN_THOUSAND if heading.ten_thousand else PLAIN)
    return Entry(person[0], value, key, of_person=True) if len(person) == 1 and not own else None


def _slot(entry: Entry) -> str:
    return f"person:{entry.field.name}" if entry.of_person else entry.field.name


def _said_twice(entry: Entry, entries: dict[str, Entry]) -> bool:
    return _slot(entry) in entries
