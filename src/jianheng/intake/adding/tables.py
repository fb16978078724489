"""The tables of one delivered file, and how each is known: by template, by a confirmed mapping, or not yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from itertools import islice

from jianheng.dictionary import Dictionary, Table
from jianheng.intake.adding.confirmed_heads import by_confirmed_headings
from jianheng.intake.adding.front_page import is_front_page
from jianheng.intake.cells import CellCleaner, cell_text
from jianheng.intake.delivery.cover import is_cover
from jianheng.intake.files.contents import Contents, Sheet
from jianheng.intake.layout import Block, Way, find_blocks, sample
from jianheng.intake.mapping import Found, Mapping, find
from jianheng.intake.recognise import Proposal, Recogniser
from jianheng.intake.recognise.glossary import NAMED, Glossary
from jianheng.intake.recognise.nothing import is_as_of
from jianheng.intake.recognise.subjects import Called
from jianheng.intake.rows.building import PERSON_TABLE
from jianheng.intake.rows.template_block import WIDEST, block_below, columns_in
from jianheng.intake.template.columns import SEARCHED_ROWS, Columns, find_columns
from jianheng.intake.template.heading import Headings
from jianheng.intake.template.table_name import TableNames

_BOOKS = (".xlsx", ".xlsm", ".xls", ".ods")


class Known(Enum):
    """How much of a table's headings are those of a template: all of them, or some."""

    WHOLE = "whole"
    PART = "part"


@dataclass(frozen=True)
class SheetTable:
    """One table of a sheet.

    Args:
        number: 0-based number of the sheet in the file.
        sheet: the sheet.
        block: where the table lies; None for a sheet in which no headings were made out.
        template: the canonical table whose template the sheet is.
        named: the canonical table that the sheet or file is named after, though its headings are others; None where
            several tables lie in it.
        found: what was confirmed for it.
        proposal: what it seems to be, where nothing was confirmed or something has changed.
        called: what it is called.
    """

    number: int
    sheet: Sheet
    block: Block | None = None
    template: Table | None = None
    named: Table | None = None
    found: Found | None = None
    proposal: Proposal | None = None
    called: Called = field(default_factory=Called)

    def is_kind_of(self, other: SheetTable) -> bool:
        """Whether two tables are confirmed as one: the same headings, and nothing says that they differ."""
        one, two = self._headings(), other._headings()
        return bool(one) and one == two and not self.called.is_apart_from(other.called)

    def _headings(self) -> tuple[str, ...]:
        return () if self.block is None else tuple(heading.text for heading in self.block.headings)


class TableFinder:
    """Finds the tables of files.

    Args:
        dictionary: the dictionary.
        cleaner: reads cells.
        mapping: what was confirmed for the source.
        delivered: canonical tables that the statement of delivery lists.
    """

    def __init__(
        self, dictionary: Dictionary, cleaner: CellCleaner, mapping: Mapping | None, delivered: Sequence[str]
    ) -> None:
        self._dictionary = dictionary
        self._names = TableNames(dictionary)
        self._recogniser = Recogniser(dictionary, cleaner)
        self._mapping = mapping
        self._delivered = tuple(delivered)
        self._glossary = Glossary()
        self._keys: set[tuple[str, int]] = set()
        self._fronts: set[tuple[str, int]] = set()

    def learn(self, contents: Contents, source: str) -> None:
        """Take in what a file says of field names and codes, before tables are looked for."""
        for number, sheet in enumerate(contents.sheets):
            named = NAMED.search(sheet.name) or NAMED.search(source)
            if named and self._glossary.learn(sheet.rows()):
                self._keys.add((source, number))

    def is_key(self, source: str, number: int) -> bool:
        """Whether a sheet only says what field names and codes mean."""
        return (source, number) in self._keys

    def is_front(self, source: str, number: int) -> bool:
        """Whether a sheet is the cover or the contents of a book whose tables were looked for."""
        return (source, number) in self._fronts

    def titles(self) -> str:
        """The titles of the tables, for messages."""
        return self._names.titles()

    def find(self, contents: Contents, source: str) -> Iterator[SheetTable]:
        """Find the tables of a file.

        Args:
            contents: what the file holds.
            source: its name.

        Yields:
            The tables in their order; a sheet in which none lies gives nothing, and so does the cover of a book.
        """
        filled = []
        names = [sheet.name for sheet in contents.sheets]
        for number, sheet in enumerate(contents.sheets):
            if not is_blank(sheet):
                filled.append(sheet)
                others = [*names[:number], *names[number + 1 :]]
                # That a table has no rows is a statement, and has to be made under its headings.
                if others and self._names.find(sheet.name) is None and is_front_page(sheet, others):
                    self._fronts.add((source, number))
        for number, sheet in enumerate(contents.sheets):
            passed = self.is_front(source, number) or self.is_key(source, number) or is_cover(sheet)
            if sheet in filled and not passed:
                named = self._named(sheet, source, alone=len(filled) == 1)
                yield from self._tables(number, sheet, source, named)

    def _tables(self, number: int, sheet: Sheet, source: str, named: Table | None) -> Iterator[SheetTable]:
        blocks = by_confirmed_headings(sheet, find_blocks(sheet, self._recogniser.likeness), self._mapping)
        if not blocks and named is not None:
            lies = self._by_first_rows(sheet, named)
            yield SheetTable(number, sheet, lies, named) if lies else SheetTable(number, sheet, named=named)
        alone = len(blocks) == 1
        for block in blocks:
            known = self._by_template(block, named)
            if named is not None and known is Known.WHOLE:
                yield SheetTable(number, sheet, _with_all_cells(block, blocks), template=named)
                continue
            called = Called(sheet.name, block.titles, source)
            found = find(self._mapping, block, called)
            proposal = None
            if found is None or found.change:
                proposal = self._recogniser.propose(
                    source,
                    sheet.name,
                    block,
                    sample(sheet, block),
                    named=named.name if named is not None and alone else None,
                    delivered=self._delivered,
                    glossary=self._glossary,
                )
            as_template = named if found is None and alone and known is Known.PART else None
            lies = block if as_template is None else _with_all_cells(block, blocks)
            yield SheetTable(number, sheet, lies, as_template, named if alone else None, found, proposal, called)

    def _by_template(self, block: Block, table: Table | None) -> Known | None:
        """How much of a table its template's headings explain; headings of two levels say more than the lower one."""
        if table is None or block.way is not Way.DOWN or block.lines > 1:
            return None
        if any(len(heading.levels) > 1 or heading.parts for heading in block.headings):
            return None
        return _known(columns_in(block, self._headings(table)))

    def _by_first_rows(self, sheet: Sheet, table: Table) -> Block | None:
        columns = find_columns([*islice(sheet.rows(), SEARCHED_ROWS)], self._headings(table))
        return None if columns is None else block_below(sheet, columns)

    def _headings(self, table: Table) -> Headings:
        return Headings(table, self._dictionary.tables[PERSON_TABLE])

    def _named(self, sheet: Sheet, source: str, *, alone: bool) -> Table | None:
        """By the sheet's name; for the one sheet of a file also by the file's name or the one table delivered."""
        found = self._names.find(sheet.name) if sheet.name else None
        if found is None and alone:
            found = self._names.find(source.rsplit("/", 1)[-1].rsplit(".", 1)[0])
            if found is None and len(self._delivered) == 1:
                found = self._dictionary.tables[self._delivered[0]]
        return found


def may_hold_keys(name: str) -> bool:
    """Whether a file may say what field names and codes mean: by its name, or since it is a small workbook."""
    return bool(NAMED.search(name)) or name.lower().endswith(_BOOKS)


def is_blank(sheet: Sheet) -> bool:
    """Whether a sheet has no filled cell."""
    return not any(cell_text(cell) for row in sheet.rows() for cell in row)


def _with_all_cells(block: Block, blocks: Sequence[Block]) -> Block:
    """A table to which every cell of its rows belongs, unless another one lies beside it."""
    others = (other for other in blocks if other is not block)
    if any(other.first <= block.last and block.first <= other.last for other in others):
        return block
    return replace(block, left=0, right=WIDEST)


def _known(columns: Columns | None) -> Known | None:
    if columns is None:
        return None
    odd = [heading for _, heading in columns.unknown if not is_as_of(heading)]
    return Known.PART if odd or columns.doubtful else Known.WHOLE
