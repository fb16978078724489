"""How far the cells of a sheet reach, found without looking at each of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianheng.intake.files.workbook.limits import MOST_CELLS, MOST_ROWS
from jianheng.intake.files.workbook.marks import column_index

_PLACE = re.compile(rb"r=[\"']([A-Z]*)(\d{1,9})")
_FILLED = re.compile(rb"<(?:\w+:)?c\b[^>]*?\br\s*=\s*[\"']([A-Z]+)(\d{1,9})[\"'](?:[^>]*[^/>])?>")
_BLANKS = b" \t\r\n"


class Reach:
    """How far a sheet reaches at most, as far as what it has seen."""

    def __init__(self) -> None:
        self.columns = 0
        self._seen = 0
        self._digits = 0
        self._beyond = _beyond(b"", 0)

    @property
    def rows(self) -> int:
        """Its last row, or where that does not matter to its size, the last of Excel."""
        return MOST_ROWS if self.columns * MOST_ROWS <= MOST_CELLS else max(self._seen, 10**self._digits - 1)

    def see(self, block: bytes) -> None:
        """Look at a further piece: only where a cell lies farther than all before are its addresses taken out."""
        # Blanks may stand around the sign, which nobody writes but whoever means to hide an address.
        close = block.translate(None, _BLANKS)
        if self._beyond.search(close):
            places = set(_PLACE.findall(close))
            letters = max((letters for letters, _ in places), key=lambda found: (len(found), found))
            self.columns = max(self.columns, column_index(letters.decode()) + 1)
            self._seen = max(self._seen, *(int(number) for _, number in places))
            self._digits = len(str(self._seen))
            if self.columns * MOST_ROWS <= MOST_CELLS:
                self._beyond = _beyond(_letters(self.columns), 0)
            else:
                self._beyond = _beyond(_letters(self.columns), self._digits)


def _letters(columns: int) -> bytes:
    letters = b""
    while columns:
        columns, rest = divmod(columns - 1, 26)
        letters = bytes([65 + rest]) + letters
    return letters


def _beyond(letters: bytes, digits: int) -> re.Pattern[bytes]:
    """Finds an address in a column behind these letters, or in a row of more digits, if these are told."""
    ways = [b"[A-Z]{%d,}" % (len(letters) + 1)]
    for index, letter in enumerate(letters):
        if letter < ord("Z"):
            after = b"[%c-Z]" % (letter + 1)
            ways.append(letters[:index] + after + b"[A-Z]{%d}" % (len(letters) - index - 1))
    if digits:
        ways.append(b"[A-Z]*\\d{%d,}" % (digits + 1))
    return re.compile(b"r=[\"'](?:" + b"|".join(ways) + b")")


def filled_reach(blocks: Iterable[bytes]) -> tuple[int, int]:
    """The last row and column that hold a value; cells that have a format alone do not count.

    Args:
        blocks: the sheet's XML, no cell cut in two.
    """
    rows = columns = 0
    for block in blocks:
        places = _FILLED.findall(block)
        if places:
            rows = max(rows, *(int(number) for _, number in places))
            longest = max({letters for letters, _ in places}, key=lambda found: (len(found), found))
            columns = max(columns, column_index(longest.decode()) + 1)
    return rows, columns
