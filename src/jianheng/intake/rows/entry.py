"""One cell of a row that fills a field."""

from __future__ import annotations

from dataclasses import dataclass

from jianheng.dictionary import Field
from jianheng.intake.cells import PLAIN, Reading
from jianheng.intake.rows.merged_sums import Merged

PERSON_TABLE = "person_statement"


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
