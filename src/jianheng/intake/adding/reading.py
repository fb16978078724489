"""One delivered file turned into rows, by what it holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from jianheng.dictionary import Dictionary
from jianheng.intake.adding.cover_page import cover_page
from jianheng.intake.adding.gather import Given
from jianheng.intake.adding.sheet_problems import (
    changed,
    front_page,
    instruction,
    is_instruction,
    key_of_fields,
    no_table,
    not_confirmed,
)
from jianheng.intake.adding.tables import SheetTable, TableFinder, is_blank, may_hold_keys
from jianheng.intake.cells import CellCleaner
from jianheng.intake.delivery import Delivery
from jianheng.intake.delivery.cover import is_cover
from jianheng.intake.files.contents import Contents, UnreadableFileError
from jianheng.intake.files.read import read_file
from jianheng.intake.mapping import Mapping
from jianheng.intake.rows.documents import DocumentReader
from jianheng.intake.rows.heading_problems import no_headings
from jianheng.intake.rows.mapped import MappedReader
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.records import RecordReader
from jianheng.intake.rows.sheets import read_sheet
from jianheng.intake.rows.source import Source
from jianheng.intake.template.table_name import TableNames


class FileReader:
    """Reads the files of one delivery.

    Args:
        dictionary: the dictionary.
        delivery: what the delivery says of itself, if it does.
        documents: reads documents, and remembers those it has seen.
        mapping: what was confirmed for the source.
    """

    def __init__(
        self,
        dictionary: Dictionary,
        delivery: Delivery | None,
        documents: DocumentReader,
        mapping: Mapping | None = None,
    ) -> None:
        self._dictionary = dictionary
        self._documents = documents
        self._delivery = delivery
        self._export_day = None if delivery is None else delivery.export_day
        self._names = TableNames(dictionary)
        self._cleaner = CellCleaner(dictionary)
        delivered = () if delivery is None else delivery.tables
        self._finder = TableFinder(dictionary, self._cleaner, mapping, delivered)

    def learn(self, given: Sequence[Given]) -> None:
        """Take in what the files of a delivery say of field names and codes."""
        for file in given:
            if may_hold_keys(file.name):
                with suppress(UnreadableFileError, OSError):  # reading the file tells
                    self._finder.learn(read_file(file.path, file.name), file.name)

    def read(self, given: Given, source: Source) -> Iterator[Outcome]:
        """Read one file.

        Args:
            given: the file.
            source: its place in the batch.

        Yields:
            What it holds, piece by piece.

        Raises:
            UnreadableFileError: nothing of it can be read.
            OSError: it cannot be opened.
        """
        contents = read_file(given.path, given.name)
        if contents.problems:
            yield Outcome(problems=contents.problems)
        yield from self._tables(contents, source)
        yield from RecordReader(source, self._dictionary, self._names, self._cleaner).read(contents.records)
        for document in contents.documents:
            yield self._documents.read(document, source)

    def _tables(self, contents: Contents, source: Source) -> Iterator[Outcome]:
        met: set[int] = set()
        for table in self._finder.find(contents, source.name):
            met.add(table.number)
            yield from self._table(table, source)
        for number, sheet in enumerate(contents.sheets):
            if self._finder.is_key(source.name, number):
                yield Outcome(problems=(key_of_fields(sheet, source),))
            elif number not in met and is_cover(sheet):
                yield Outcome(problems=cover_page(sheet, source, self._delivery))
            elif met and self._finder.is_front(source.name, number):
                yield Outcome(problems=(front_page(sheet, source),))
            elif number not in met and not is_blank(sheet):
                yield Outcome(problems=(no_table(sheet, source, self._finder.titles()),))

    def _table(self, table: SheetTable, source: Source) -> Iterator[Outcome]:
        sheet, number = table.sheet, table.number
        if table.template is not None and table.block is not None:
            yield from read_sheet(
                sheet,
                number,
                table.block,
                table.template,
                source,
                self._dictionary,
                self._cleaner,
                self._export_day,
            )
        elif table.found is not None and table.block is not None:
            if table.found.change:
                yield Outcome(problems=(changed(sheet, source, table.found),))
            yield from MappedReader(
                sheet,
                number,
                table.block,
                table.found.sheet,
                source,
                self._dictionary,
                self._cleaner,
                self._export_day,
            ).read()
        elif is_instruction(sheet):
            yield Outcome(problems=(instruction(sheet, source),))
        elif table.named is not None:
            yield Outcome(problems=(no_headings(sheet, table.named, source),))
        else:
            yield Outcome(problems=(not_confirmed(sheet, source, table.proposal, self._dictionary),))
