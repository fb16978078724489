"""Several numbers in one cell, which without the blanks between them would be one."""

from __future__ import annotations

import re

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.problem import Words

# A comma of Chinese text parts a list as often as thousands; Chinese papers part no thousands by blanks.
_BETWEEN_DIGITS = re.compile(r"[\d０-９]\s*[，、；;\s]\s*[+-]?[\d０-９]")
_LISTED = re.compile(r"[0-9A-Za-z]\s*[，,、；;\n]\s*[0-9A-Za-z]")
_LONG_BESIDE_LONG = re.compile(r"[0-9A-Za-z]{4,}(?:\s+|/)[0-9A-Za-z]{4,}")
_EARLIER = re.compile(r"[(（](?:原|旧|曾用|前|现|新)[^()（）]*\d[^()（）]*[)）]")


def check_one_number(text: str) -> None:
    """Refuse a cell with several numbers.

    Args:
        text: the words of a cell for one number.

    Raises:
        UnreadableError: two numbers stand in it, as far as can be seen.

    Example:
        >>> check_one_number("1,200.50")
        >>> check_one_number("300\\n200")
        Traceback (most recent call last):
        ...
        jianheng.intake.cells.cell.UnreadableError: 一格里像是有几个数 / seems to hold several numbers
    """
    if _BETWEEN_DIGITS.search(text):
        raise UnreadableError(
            Words("一格里像是有几个数", "seems to hold several numbers"),
            Words(
                "一个数，千分位用半角逗号或者不写", "one number; thousands parted by a half-width comma or not at all"
            ),
            Words(
                "一个数一行，或合计后填写，重新添加", "use one row for each, or write their sum, and add the file again"
            ),
        )


def check_one_person(text: str) -> None:
    """Refuse a cell with the numbers of several persons, or an earlier number beside the present one.

    Args:
        text: the words of a cell for the number of one person.

    Raises:
        UnreadableError: it holds more than one.
    """
    plain = text.strip()
    if _LISTED.search(plain) or _LONG_BESIDE_LONG.search(plain) or _EARLIER.search(plain):
        raise UnreadableError(
            Words("一格里像是有几个编号，没有用来认人", "seems to hold several numbers, and names nobody"),
            Words("一个人的一个编号", "one number of one person"),
            Words("一个人一行，只留现在的编号，重新添加", "use one row for each and keep the present number alone"),
        )
