"""A cell: its words, whether it says nothing, and why it cannot be read."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, time

from jianheng.intake.problem import NO_WORDS, Words

# Words that institutions write where they have nothing to write. None of them states a fact.
_NOTHING = frozenset(
    {
        "",
        "/",
        "//",
        "\\",
        "\\n",  # what MySQL writes for nothing, \N, in small letters
        "-",
        "--",
        "---",
        "—",
        "——",
        "－",
        "_",
        ".",
        "*",
        "无",
        "空",
        "不详",
        "未知",
        "待定",
        "暂无",
        "不明",
    }
    | {
        "(空)",
        "(无)",
        "未填",
        "未填写",
        "未登记",
        "未录入",
        "待补",
        "待查",
        "待核实",
        "不清",
        "无记录",
        "无数据",
        "暂缺",
    }
    | {"n/a", "na", "n.a.", "null", "(null)", "<null>", "[null]", "none", "nil", "nan", "nat"}
)
_NO_END = frozenset(
    {"长期", "至今"}
    | {f"{year}{mark}12{mark}31" for year in (9999, 2099) for mark in ("-", "/", "", ".")}
    | {f"{year}年12月31日" for year in (9999, 2099)}
)
_NO_DAY = frozenset(
    {"1900-01-01", "1900-1-1", "1900/1/1", "1900/01/01", "19000101", "1900.1.1", "1900.01.01", "1900年1月1日"}
    | {"1899-12-30", "1899-12-31", "0001-01-01", "0000-00-00", "00000000", "1900-01-00", "1900/1/0"}
)
_NO_DATE = _NOTHING | _NO_END | _NO_DAY
# The lines of a form that nobody filled in:     年  月  日.
_BLANK_FORM = re.compile(r"[\s_]*年[\s_]*月[\s_]*(?:[日号][\s_]*)?(?:[时点][\s_]*)?(?:分[\s_]*)?")
# A time that systems write behind a day that stands for nothing.
_EMPTY_TIME = re.compile(r"[t ]+(?:0{1,2}:00|23:59)(?::(?:00|59)(?:\.\d+)?)?$")
_FORMULA_ERRORS = frozenset({"#ref!", "#value!", "#div/0!", "#name?", "#num!", "#null!", "#spill!", "#calc!", "#n/a"})
_DATED = ("date", "moment")
_BLANKS = " \t\r\n\u3000\u00a0\ufeff"


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
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    if not plain[:1].isdigit():
        if kind in _DATED and _BLANK_FORM.fullmatch(plain):
            return True
        plain = plain.casefold()
        if plain == "无":
            return kind != "flag"
        return plain in (_NO_DATE if kind in _DATED else _NOTHING)
    if kind not in _DATED:
        return False
    return (_EMPTY_TIME.sub("", plain.casefold()) if ":" in plain else plain) in _NO_DATE


def is_formula_error(text: str) -> bool:
    """Whether a cell shows that a formula failed, so that its value is lost.

    >>> is_formula_error("#REF!"), is_formula_error("#n/a"), is_formula_error("N/A")
    (True, True, False)
    """
    return text.startswith("#") and text.casefold() in _FORMULA_ERRORS
