"""What is examined, seen as a table: its own fields, and those that the form of `examine` adds."""

from __future__ import annotations

from dataclasses import replace

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.language.tree import Examine

SLOT_FIELDS = ("slot", "slot_from", "slot_to", "slot_cut")
BOTH_READINGS = "any"


def examined_table(examine: Examine, dictionary: Dictionary) -> Table:
    """The table that bare names of a model stand for.

    Args:
        examine: what the model examines.
        dictionary: canonical tables.
    """
    table = dictionary.tables[examine.table]
    if examine.repeat is None:
        return table
    added = _slot_fields(part=examine.repeat.by == BOTH_READINGS)
    return replace(table, fields=table.fields | {field.name: field for field in added})


def _slot_fields(*, part: bool) -> tuple[Field, ...]:
    """The fields of a slot; its ends are bounds where a month is read in both ways."""
    return (
        Field("slot", "int", label_zh="期次", label_en="number of the period"),
        Field("slot_from", "date", part=part, label_zh="本期起日", label_en="start of the period"),
        Field("slot_to", "date", part=part, label_zh="本期止日", label_en="end of the period"),
        Field("slot_cut", "flag", label_zh="本期提前截止", label_en="period cut short"),
    )
