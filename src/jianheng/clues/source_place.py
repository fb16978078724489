"""Where a row stands in what was delivered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from jianheng.clues.explanation import RowShown
from jianheng.clues.words import Words


def place_of(row: RowShown, words: Words) -> str:
    """File, sheet and row of a row that an explanation shows."""
    return _place(row.source, words("sheet", s=row.sheet) if row.sheet else "", row.row_no, words)


def place_named(
    row_id: str, files: Mapping[str, Sequence[str]], sheets: Mapping[tuple[str, str], str], words: Words
) -> str:
    """File, sheet and row as the id of a delivered row names them; a row derived from others has no such place.

    Args:
        row_id: `<batch>:<table>:<file>[.<sheet>]:<row>[:<part>]`.
        files: names of the files of each batch.
        sheets: what sheets are called where that is known, by batch and place.
        words: in which language.

    Example:
        >>> place_named("b1f0:points_month:1.2:5", {"b1f0": ["a.xlsx", "b.xlsx"]}, {}, Words("zh"))
        'b.xlsx、第 3 张表、第 5 行'
    """
    match row_id.split(":"):
        case [batch, _, at, row_no, *_] if batch in files:
            file, _, sheet = at.partition(".")
            called = sheets.get((batch, at))
            numbered = words("sheet_no", n=int(sheet) + 1) if sheet else ""
            return _place(files[batch][int(file)], words("sheet", s=called) if called else numbered, int(row_no), words)
    return words("derived")


def _place(source: str, sheet: str, row_no: int | None, words: Words) -> str:
    row = "" if row_no is None else words("row_no", n=row_no)
    return words("comma").join(filter(None, (source, sheet, row)))
