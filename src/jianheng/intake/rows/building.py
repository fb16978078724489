"""A row while it is being built."""

from __future__ import annotations

from jianheng.intake.cells import UnreadableError
from jianheng.intake.problem import NO_WORDS, Place, Problem, Words
from jianheng.intake.rows.entry import PERSON_TABLE, Entry
from jianheng.intake.rows.source import Source
from jianheng.intake.store.row import UNREAD, Row

_FORMER_NAMES = "former_names"
CHECK = Words("与原件核对后改正这一格，重新添加", "compare it with the original, correct it and add the file again")


class Building:
    """A row while it is being built.

    Args:
        source: the file.
        table: name of the row's table.
        sheet: name of the sheet; empty in JSON lines.
        row_no: 1-based row or line.
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
    def record(self) -> str:
        """Where the row stands in its file."""
        return f"{self.sheet}!{self.row_no}" if self.sheet else str(self.row_no)

    def words(self, name: str) -> str:
        """What the source says of a field of the row's table."""
        told = self.raw.get(name)
        return str(told["text"]) if isinstance(told, dict) else ""

    def complain(self, entry: Entry, text: str, error: UnreadableError) -> None:
        """Record that a cell could not be read, and keep its words.

        Args:
            entry: the cell.
            text: its words.
            error: why.
        """
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
        """The row, or what it says about its person, as a row of another table."""
        words = {**raw, UNREAD: self.unread} if self.unread and table == self.table else raw
        return Row(table, row_id, self.source.name, self.sheet, self.row_no, values, words)
