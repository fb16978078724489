"""What the rows above say, for cells that only refer to them."""

from __future__ import annotations

from jianheng.dictionary import Field
from jianheng.intake.cells import UnreadableError
from jianheng.intake.cells.above import FIRST_SIGNS, refers_above
from jianheng.intake.problem import Words

_SHOWN = 40


class SaidAbove:
    """The last words of each field in the rows of a sheet.

    They are told, and never taken over: rows may have been sorted or left out since somebody wrote 同上.
    """

    def __init__(self) -> None:
        self._last: dict[tuple[str, str], tuple[int, str]] = {}

    def note(self, field: Field, column: str, text: str, row_no: int) -> None:
        """Remember the words of a cell, also of one that fills no row.

        Args:
            field: the field that it fills.
            column: its heading.
            text: its words.
            row_no: 1-based row.
        """
        if text and not refers_above(text):
            self._last[field.name, column] = (row_no, text)

    def check(self, field: Field, column: str, text: str, row_no: int) -> UnreadableError | None:
        """Remember the words of a cell, or say what they refer to.

        Args:
            field: the field that it fills.
            column: its heading.
            text: its words; there are some.
            row_no: 1-based row.

        Returns:
            Why the cell says nothing, and which row it seems to mean, where it only refers to one.
        """
        # Asked of every cell: nearly all are told apart by their first sign.
        if text[0] not in FIRST_SIGNS or not refers_above(text):
            self._last[field.name, column] = (row_no, text)
            return None
        row, words = self._last.get((field.name, column), (0, ""))
        if not row:
            what = Words("写的是“同上”，上面没有写明的行", "refers to a row above, and none there says it")
            return UnreadableError(what, mend=Words("把内容写全后重新添加", "write it out and add the file again"))
        words = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
        return UnreadableError(
            Words(
                f"写的是“同上”，像是指第 {row} 行的“{words}”，没有照抄",
                f"refers to a row above, row {row} it seems, which says {words}; that was not taken over",
            ),
            mend=Words("确是同一内容的，在这一格写全后重新添加", "write it out if it is the same, and add it again"),
        )
