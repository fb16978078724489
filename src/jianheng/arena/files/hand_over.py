"""The folder of one unit, clean or with dirt, and what is known of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from jianheng.arena.files.dirt.hit import Dirt, Hit, write_hits
from jianheng.arena.files.dirt.soil import RESENT, Record, Spoilt, soil
from jianheng.arena.files.statement import called, write_statement
from jianheng.arena.files.styled.column_truth import columns_of, write_columns
from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.read import LEVEL
from jianheng.arena.files.styled.write import as_text
from jianheng.dictionary import Dictionary

COLUMNS, DIRT = "columns.yaml", "dirt.yaml"
_AGAIN = "补报"
# Writes sheets into a folder; gives back each with the names of its file and of the sheet within.
Written: TypeAlias = list[tuple[Page, str, str]]
Write: TypeAlias = Callable[[Path, Sequence[Page]], Written]


@dataclass
class HandOver:
    """The deliveries of a county.

    Args:
        folder: where they go.
        dictionary: the tables.
        dirt: how much dirt they get; none if left out.
        columns: what is known of the columns so far.
        hits: what was spoilt so far.
        made: the folders so far.
    """

    folder: Path
    dictionary: Dictionary
    dirt: Dirt | None = None
    columns: list[dict[str, object]] = field(default_factory=list)
    hits: list[Hit] = field(default_factory=list)
    made: list[Path] = field(default_factory=list)

    def unit(self, unit: str, tables: Iterable[str], pages: Sequence[Page], write: Write) -> None:
        """Hand over what one unit keeps, and what it sends a second time.

        Args:
            unit: the unit.
            tables: what it keeps.
            pages: its sheets, filled.
            write: writes them.
        """
        name = f"{len([each for each in self.made if not each.name.endswith(_AGAIN)]) + 1:02}-{called(unit)}"
        spoilt: dict[int, list[Spoilt]] = {}
        again: list[tuple[Page, list[Spoilt]]] = []
        for number, page in enumerate(pages):
            spoilt[number], resent = self._soil(f"{name}/{page.name}", page)
            if resent:
                slips = [slip for slip in spoilt[number] if slip.kind == RESENT]
                again.append((_resent(page, resent), slips))
        self._write(name, unit, tables, [(page, spoilt[n]) for n, page in enumerate(pages)], write)
        if again:
            sent = dict.fromkeys(table for page, _ in again for table in page.tables)
            self._write(f"{name}-{_AGAIN}", unit, sent, again, write, again=True)

    def tell(self, beside: Path) -> None:
        """Write what is known of columns and dirt.

        Args:
            beside: the folder to write to.
        """
        write_columns(beside / COLUMNS, self.columns)
        if self.dirt is not None:
            write_hits(beside / DIRT, self.hits)

    def _soil(self, name: str, page: Page) -> tuple[list[Spoilt], list[Record]]:
        if self.dirt is None:
            return [], []
        return soil(page, self.dirt.share, f"{self.dirt.seed}/{name}", self.dictionary)

    def _write(
        self,
        name: str,
        unit: str,
        tables: Iterable[str],
        pages: Sequence[tuple[Page, list[Spoilt]]],
        write: Write,
        *,
        again: bool = False,
    ) -> None:
        place = self.folder / name
        place.mkdir(parents=True)
        slips = {id(page): each for page, each in pages}
        for page, file, sheet in write(place, [page for page, _ in pages]):
            self.columns.append(columns_of(f"{name}/{file}", sheet, page))
            for slip in slips.get(id(page), []):
                if (slip.kind == RESENT) == again:
                    self.hits += _hits(f"{name}/{file}", sheet, page, slip)
        write_statement(place / "delivery.yaml", unit, tables, complete=not again)
        self.made.append(place)


def _resent(page: Page, records: list[Record]) -> Page:
    """The rows that are sent again, marked as such: above them, or below where there is no title."""
    if not page.titles:
        return replace(page, records=records, notes=[[_AGAIN]])
    first, *others = page.titles
    return replace(page, titles=[[f"{first[0]}（{_AGAIN}）"], *others], records=records, notes=[])


def _hits(file: str, sheet: str, page: Page, slip: Spoilt) -> list[Hit]:
    row = page.first_row + slip.record
    if not slip.changes:
        return [Hit(file, sheet, row, 0, "", slip.kind, "", "")]
    record = page.records[slip.record]
    return [
        Hit(
            file,
            sheet,
            row,
            place + 1,
            LEVEL.join(page.columns[place].heading),
            slip.kind,
            as_text(before),
            as_text(record[place]),
        )
        for place, before in slip.changes.items()
    ]
