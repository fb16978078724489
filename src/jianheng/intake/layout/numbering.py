"""The row of numbers or letters under the headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianheng.intake.layout.cells import plain

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CORNER = frozenset({"栏次", "序号", "列次", "编号", "栏目", "列号"})
_FEWEST_NUMBERS = 3
# Behind a number, from which other columns its own follows: 3=1-2, (5)=(3)-(4).
_SUM = re.compile(r"=[\d()+\-*/×÷]+$")


def is_numbering(words: Sequence[str], width: int) -> bool:
    """Whether the cells only number the columns.

    Example:
        >>> is_numbering(["甲", "乙", "1", "2", "3"], 5), is_numbering(["（1）", "（2）", "（3）"], 3)
        (True, True)
        >>> is_numbering(["1", "2", "4"], 3)
        False
        >>> is_numbering(["10", "11", "12"], 3), is_numbering(["甲", "1", "2", "3=1-2"], 4)
        (True, True)
    """
    if words and plain(words[0]) in _CORNER:
        words, width = words[1:], width - 1
    if len(words) < _FEWEST_NUMBERS or 2 * len(words) < width:
        return False
    before: tuple[str, int] | None = None
    for text in words:
        found = _ordinal(plain(text))
        if found is None or not _follows(found, before):
            return False
        before = found
    return True


def _follows(found: tuple[str, int], before: tuple[str, int] | None) -> bool:
    """Whether a number may come after another; on a second page the numbers go on from the first."""
    if before is not None and before[0] == found[0]:
        return found[1] == before[1] + 1
    return found[1] == 1 or (before is None and found[0] == "number")


def _ordinal(text: str) -> tuple[str, int] | None:
    """Which row of numbers a text belongs to, and its place in it."""
    text = _SUM.sub("", text).strip("()[]")
    if text.isdecimal():
        return "number", int(text)
    if len(text) != 1:
        return None
    for name, row in (("stem", _STEMS), ("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        if text in row:
            return name, row.index(text) + 1
    return None
