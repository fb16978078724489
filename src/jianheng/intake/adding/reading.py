"""One delivered file turned into rows, by what it holds."""

from __future__ import annotations

from collections.abc import Iterator

from jianheng.dictionary import Dictionary, Table
from jianheng.intake.adding.gather import Given
from jianheng.intake.cells import CellCleaner, cell_text
from jianheng.intake.delivery import Delivery
from jianheng.intake.files.contents import Contents, Sheet
from jianheng.intake.files.read import read_file
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.documents import DocumentReader
from jianheng.intake.rows.outcome import Outcome
from jianheng.intake.rows.records import RecordReader
from jianheng.intake.rows.sheets import read_sheet
from jianheng.intake.rows.source import Source
from jianheng.intake.template.table_name import TableNames

_INSTRUCTIONS = ("说明", "填写说明", "填表说明", "填报说明", "使用说明", "代码", "代码表", "目录", "封面", "readme")


class FileReader:
    """Reads the files of one delivery.

    Args:
        dictionary: the dictionary.
        delivery: what the delivery says of itself, if it does.
        documents: reads documents, and remembers those it has seen.
    """

    def __init__(self, dictionary: Dictionary, delivery: Delivery | None, documents: DocumentReader) -> None:
        self._dictionary = dictionary
        self._delivery = delivery
        self._documents = documents
        self._names = TableNames(dictionary)
        self._cleaner = CellCleaner(dictionary)

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
        for number, sheet in enumerate(contents.sheets):
            yield from self._sheet(sheet, number, contents, source)
        yield from RecordReader(source, self._dictionary, self._names, self._cleaner).read(contents.records)
        for document in contents.documents:
            yield self._documents.read(document, source)

    def _sheet(self, sheet: Sheet, number: int, contents: Contents, source: Source) -> Iterator[Outcome]:
        if not any(cell_text(cell) for row in sheet.rows() for cell in row):
            return
        table = self._table_of(sheet, contents, source)
        if table is not None:
            yield from read_sheet(sheet, number, table, source, self._dictionary, self._cleaner)
        else:
            yield Outcome(problems=(self._no_table(sheet, source),))

    def _table_of(self, sheet: Sheet, contents: Contents, source: Source) -> Table | None:
        """By the sheet's name; for the one sheet of a file also by the file's name or the one table delivered."""
        found = self._names.find(sheet.name) if sheet.name else None
        filled = [s for s in contents.sheets if any(cell_text(cell) for row in s.rows() for cell in row)]
        if found is None and len(filled) == 1:
            stem = source.name.rsplit("/", 1)[-1].rsplit(".", 1)[0]
            found = self._names.find(stem)
            if found is None and self._delivery is not None and len(self._delivery.tables) == 1:
                found = self._dictionary.tables[self._delivery.tables[0]]
        return found

    def _no_table(self, sheet: Sheet, source: Source) -> Problem:
        place = Place(source.name, sheet.name)
        if sheet.name.strip().casefold() in _INSTRUCTIONS:
            what = Words("是说明页，没有作为数据", "is a page of instructions and was not taken as data")
            return Problem("not_a_table", place, what, severity=Severity.NOTICE)
        which = Words("工作表名", "the sheet's name") if sheet.name else Words("文件名", "the file's name")
        return Problem(
            "unknown_table",
            place,
            Words(f"看不出是哪张数据表，没有读取（{which.zh}不是表名）", f"{which.en} names no table; not read"),
            mend=Words(f"把{which.zh}改成表名之一：{self._names.titles()}", f"make {which.en} the name of a table"),
        )
