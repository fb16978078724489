"""The row of numbers or letters under the headings."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.intake.layout.cells import plain

_STEMS = "甲乙丙丁戊己庚辛壬癸"
_CORNER = frozenset({"栏次", "序号", "列次", "编号", "栏目", "列号"})
_FEWEST_NUMBERS = 3


def is_numbering(words: Sequence[str], width: int) -> bool:
    """Whether the cells only number the columns.

    Example:
        >>> is_numbering(["甲", "乙", "1", "2", "3"], 5), is_numbering(["（1）", "（2）", "（3）"], 3)
        (True, True)
        >>> is_numbering(["1", "2", "4"], 3)
        False
    """
    if words and plain(words[0]) in _CORNER:
        words, width = words[1:], width - 1
    if len(words) < _FEWEST_NUMBERS or 2 * len(words) < width:
        return False
    before: tuple[str, int] | None = None
    for text in words:
        found = _ordinal(plain(text))
        if found is None or (found[1] != 1 and before != (found[0], found[1] - 1)):
            return False
        if found[1] == 1 and before is not None and before[0] == found[0]:
            return False
        before = found
    return True


def _ordinal(text: str) -> tuple[str, int] | None:
    """Which row of numbers a text belongs to, and its place in it."""
    text = text.strip("()[]")
    if text.isdecimal():
        return "number", int(text)
    if len(text) != 1:
        return None
    for name, row in (("stem", _STEMS), ("letter", "ABCDEFGHIJKLMNOPQRSTUVWXYZ")):
        if text in row:
            return name, row.index(text) + 1
    return None
