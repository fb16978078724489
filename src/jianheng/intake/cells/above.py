"""Words that only refer to another row: 同上, 〃."""

from __future__ import annotations

import re

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.problem import Words

_AS_ABOVE = re.compile(r"\s*(同上|同上一?行|同前|同左|同右|上同|〃|〞|″|''|“|”|[\"＂]|ditto)\s*", re.IGNORECASE)

_LONGEST = 12
FIRST_SIGNS = frozenset(" 同上〃〞″'“”\"＂dD")
"""With what such words begin."""


def refers_above(text: str) -> bool:
    """Whether the words of a cell only refer to another row.

    >>> refers_above("〃"), refers_above("同上案")
    (True, False)
    """
    return len(text) <= _LONGEST and text[:1] in FIRST_SIGNS and _AS_ABOVE.fullmatch(text) is not None


def check_says_itself(text: str) -> None:
    """Refuse words that only refer to another row.

    Args:
        text: the words of a cell.

    Raises:
        UnreadableError: 同上, 〃 and the like: rows that have nothing in common would seem to say the same.
    """
    if refers_above(text):
        raise UnreadableError(
            Words("写的是“同上”，单独一格看不出是哪一个", "refers to another row, and says nothing by itself"),
            mend=Words("把内容写全后重新添加", "write it out and add the file again"),
        )
