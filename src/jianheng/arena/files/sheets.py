"""The rows of all lives, put together by the unit that hands them over and by table."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from jianheng.arena.act import Row
from jianheng.arena.world.life import Life, with_companions
from jianheng.dictionary import Dictionary, Field, Table

PERSON_TABLE = "person_statement"


@dataclass
class Sheet:
    """What one unit hands over of one table.

    Args:
        table: the table.
        rows: its rows, each with the name of the person that it is about.
    """

    table: Table
    rows: list[tuple[str, Row]] = field(default_factory=list)

    def fields(self) -> list[Field]:
        """The fields that a plain sheet shows.

        A column that nobody fills is left out, but not where its empty cell says that there is nothing.
        """
        filled = {name for _, row in self.rows for name, value in row.items() if value is not None}
        if unknown := filled - self.table.fields.keys():
            raise KeyError(f"{self.table.name}: no such field: {', '.join(sorted(unknown))}")
        # What makes a row known keeps its column even where nobody has a row.
        kept = {*filled, *self.table.key, *(["id_no"] if self.table.name == PERSON_TABLE else [])}
        return [
            each
            for each in self.table.fields.values()
            if each.entity not in ("person", "row") and (each.required or each.empty != "unknown" or each.name in kept)
        ]


def sheets_by_unit(
    lives: Iterable[Life], units: Mapping[str, tuple[str, ...]], dictionary: Dictionary
) -> dict[str, dict[str, Sheet]]:
    """Put rows together.

    Args:
        lives: the lives.
        units: the tables that each unit hands over.
        dictionary: the tables.

    Returns:
        By unit and table, also the tables that a unit keeps and in which it has no row.
    """
    sheets = {unit: {name: Sheet(dictionary.tables[name]) for name in names} for unit, names in units.items()}
    for life in with_companions(lives):
        for table, rows in life.rows.items():
            for unit, row in rows:
                sheets[unit][table].rows.append((life.person.name, row))
    return sheets
