"""One row while its cells are read, and what they say of its person."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.dictionary import Field
from jianheng.intake.cells import PLAIN, Reading, UnreadableError
from jianheng.intake.problem import NO_WORDS, Place, Problem, Words
from jianheng.intake.rows.merged_sums import Merged
from jianheng.intake.rows.person import ID_FIELD, NAME_FIELD, NUMBER_FIELD
from jianheng.intake.rows.source import Source
from jianheng.intake.store.row import UNREAD, Row
from jianheng.intake.template.heading import PERSON

PERSON_TABLE = "person_statement"
_FORMER_NAMES = "former_names"
CHECK = Words("与原件核对后改正这一格，重新添加", "compare it with the original, correct it and add the file again")


@dataclass(frozen=True, slots=True)
class Entry:
    """One cell of a row that fills a field.

    Args:
        field: the field.
        value: what the reader gave.
        column: heading as written.
        cell: address, such as `C5`; empty in JSON lines.
        of_person: the field is one of `person_statement`, in a row of another table.
        reading: how the column writes its values.
        words: the words of the whole cell, where the value is a part or a translation of them.
        merged: it is a sum or a term that other rows share.
        told: why it is not read is told of the whole sheet; its words are kept.
        refused: why its words are not to be read at all.
    """

    field: Field
    value: object
    column: str
    cell: str = ""
    of_person: bool = False
    reading: Reading = PLAIN
    words: str = ""
    merged: Merged | None = None
    told: bool = False
    refused: UnreadableError | None = None


class Building:
    """A row while it is being built.

    Args:
        source: the file.
        table: canonical table.
        sheet: name of the sheet.
        row_no: 1-based row.
    """

    def __init__(self, source: Source, table: str, sheet: str, row_no: int) -> None:
        self.source = source
        self.table = table
        self.sheet = sheet
        self.row_no = row_no
        self.values: dict[str, object] = {}
        self.person_values: dict[str, object] = {}
        self.person_entries: dict[str, Entry] = {}
        self.raw: dict[str, object] = {}
        self.person_raw: dict[str, object] = {}
        self.unread: dict[str, str] = {}
        self.problems: list[Problem] = []
        self.other_names: tuple[str, dict[str, str], bool] | None = None

    def name_otherwise(self) -> None:
        """Keep other names that stand in the cell of the name, unless a column of its own states them."""
        if self.other_names is None:
            return
        names, words, of_person = self.other_names
        raw = self.person_raw if of_person else self.raw
        if _FORMER_NAMES not in raw:
            raw[_FORMER_NAMES] = words
            (self.person_values if of_person else self.values)[_FORMER_NAMES] = names
            self.unread.pop(_FORMER_NAMES, None)

    @property
    def in_sheet(self) -> bool:
        """Whether the row is one of a sheet, where rows stand below each other."""
        return any(
            "cell" in words for words in (*self.raw.values(), *self.person_raw.values()) if isinstance(words, dict)
        )

    @property
    def record(self) -> str:
        """What names the row in its file."""
        return f"{self.sheet}!{self.row_no}" if self.sheet else str(self.row_no)

    def words(self, name: str) -> str:
        """What the source says of a field of the row's table."""
        told = self.raw.get(name)
        return str(told["text"]) if isinstance(told, dict) else ""

    def who_is_said(self) -> str:
        """The first words by which the row says whose it is; nothing where it does not."""
        raw = self.raw if self.table == PERSON_TABLE else self.person_raw
        said = [*(raw.get(name) for name in (NAME_FIELD, NUMBER_FIELD, ID_FIELD)), self.raw.get(PERSON)]
        return next((str(words["text"]) for words in said if isinstance(words, dict)), "")

    def complain(self, entry: Entry, text: str, error: UnreadableError) -> None:
        """Keep words that cannot be read, and say so."""
        self.unread[entry.field.name] = text
        self.problems.append(
            Problem(
                "unreadable_cell",
                Place(self.source.name, self.sheet, self.row_no, entry.column, entry.cell),
                error.what,
                text,
                error.expected,
                error.mend if error.mend != NO_WORDS else CHECK,
                table=PERSON_TABLE if entry.of_person else self.table,
                field=entry.field.name,
            )
        )

    def row(self, table: str, row_id: str, values: dict[str, object], raw: dict[str, object]) -> Row:
        """The finished row; only that of its own table holds what was not read."""
        words = {**raw, UNREAD: self.unread} if self.unread and table == self.table else raw
        return Row(table, row_id, self.source.name, self.sheet, self.row_no, values, words)
