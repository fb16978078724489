"""Which sign separates the fields of a text table."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

SEPARATORS = "\t,;|"
_FEWEST_LINES = 2
_MOST_LINES_AGREE = 0.6
_FEWEST_SEPARATORS = 2
_TABS_ALONE = 3


@dataclass(frozen=True)
class Separation:
    """How one sign separates the lines of a text.

    Args:
        sign: the sign.
        fields: how many fields the most usual line has.
        share: share of the lines that have so many.
        lines: how many lines were looked at.
    """

    sign: str
    fields: int
    share: float
    lines: int

    def weight(self) -> float:
        """Separators that a line has and the others agree with."""
        return self.share * (self.fields - 1)

    def is_table(self) -> bool:
        """Whether a text without an ending that says so is a table: most lines have the same two separators or more."""
        enough = self.lines >= _FEWEST_LINES and self.share >= _MOST_LINES_AGREE
        # A table without a record is a line of headings; prose has no tabs.
        headings = self.sign == "\t" and self.fields - 1 >= _TABS_ALONE
        return headings or (enough and self.fields - 1 >= _FEWEST_SEPARATORS)


def find_separator(lines: Iterable[str]) -> Separation:
    """Tell the separator by the lines as a whole: the heading may be below a title, and a note may hold a comma.

    Args:
        lines: the first lines, with their ends.

    Example:
        >>> find_separator(["姓名;金额\\n", "周某;1,5\\n", "李某;2,5\\n"]).sign
        ';'
    """
    held = list(lines)
    return max((_separated(held, sign) for sign in SEPARATORS), key=Separation.weight)


def said_separator(first: str) -> str:
    """The separator that Excel writes into a first line of its own, such as `sep=;`; empty where none is said."""
    said = first.rstrip("\r\n")
    return said[-1] if said[:4].casefold() == "sep=" and len(said) == len("sep=;") else ""


def _separated(lines: list[str], sign: str) -> Separation:
    widths: Counter[int] = Counter()
    try:
        widths.update(len(row) for row in csv.reader(lines, delimiter=sign) if any(field.strip() for field in row))
    except csv.Error:
        # A cell that is too long, since a quotation mark stays open: the lines before it have to be enough.
        widths += Counter()
    several = {width: count for width, count in widths.items() if width > 1}
    if not several:
        return Separation(sign, 1, 1.0, widths.total())
    fields = max(several, key=lambda width: (several[width], width))
    return Separation(sign, fields, several[fields] / widths.total(), widths.total())
