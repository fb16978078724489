"""A cell: its words, whether it says nothing, and why it cannot be read."""

from __future__ import annotations

import unicodedata
from datetime import date, datetime, time

from jianheng.intake.problem import NO_WORDS, Words

# Words that institutions write where they have nothing to write. None of them states a fact.
_NOTHING = frozenset(
    {"", "/", "//", "\\", "-", "--", "—", "——", "－", ".", "*", "无", "不详", "未知", "待定", "暂无", "不明"}
    | {"n/a", "na", "null", "none", "#n/a"}
)
_NO_END = frozenset({"长期", "至今", "9999-12-31", "9999/12/31", "99991231", "2099-12-31", "2099/12/31", "20991231"})
_BLANKS = " \t\r\n\u3000\u00a0\ufeff"
_NO_DAY = frozenset({"1900-01-01", "1900/1/1", "1900/01/01", "19000101", "1899-12-30", "0001-01-01"})


class UnreadableError(ValueError):
    """A cell whose words give no value of the field's type.

    Args:
        what: what is wrong.
        expected: what was expected.
        mend: what to do next.
    """

    def __init__(self, what: Words, expected: Words = NO_WORDS, mend: Words = NO_WORDS) -> None:
        self.what = what
        self.expected = expected
        self.mend = mend
        super().__init__(f"{what.zh} / {what.en}")


def cell_text(value: object) -> str:
    """The words of a cell, as near to what the source shows as the file lets us.

    Args:
        value: what the reader gave: a text, or a number or day as Excel keeps it.

    Returns:
        The words without blanks around them.

    Example:
        >>> cell_text(12.0), cell_text(3.6), cell_text(datetime(2024, 5, 31)), cell_text(True)
        ('12', '3.6', '2024-05-31', '是')
    """
    if isinstance(value, str):
        return value.strip(_BLANKS)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, datetime):
        midnight = value.time() == time.min
        return value.date().isoformat() if midnight else value.isoformat(sep=" ", timespec="minutes")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, list):
        return "、".join(cell_text(item) for item in value)
    return str(value)


def is_empty(text: str, kind: str) -> bool:
    """Whether the words of a cell state nothing for a field of this kind.

    Args:
        text: the words.
        kind: type of the field.

    Returns:
        True for nothing and for the placeholders that stand for nothing. In a flag 无 could be meant as an
        answer, so that it is no placeholder there.
    """
    plain = unicodedata.normalize("NFKC", text).casefold()
    if kind == "flag" and plain == "无":
        return False
    if kind in ("date", "moment") and plain in _NO_END | _NO_DAY:
        return True
    return plain in _NOTHING
