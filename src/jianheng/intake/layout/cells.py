"""What kind of thing a cell holds, told by its shape alone."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time, timedelta
from enum import Enum

from jianheng.intake.cells.cell import cell_text


class Kind(Enum):
    """The kinds of cells that tell headings from data."""

    EMPTY = "empty"
    DAY = "day"
    IDENTITY = "identity"
    NUMBER = "number"
    CODE = "code"
    MIXED = "mixed"
    WORD = "word"
    LABEL = "label"
    PAIR = "pair"
    PROSE = "prose"


TEXTS = frozenset({Kind.WORD, Kind.LABEL, Kind.PAIR, Kind.PROSE})
FIGURES = frozenset({Kind.DAY, Kind.IDENTITY, Kind.NUMBER, Kind.CODE, Kind.MIXED})

_LONG_WORD = 24
_LONG_CLAUSE = 12
_LONGEST_HEADING = 60
_NUMERALS = "〇○零一二三四五六七八九十"
_DAY = re.compile(
    rf"(1[89]|20|99)\d\d\s*[-/.年]\s*\d{{1,2}}(\s*[-/.月]\s*\d{{1,2}}\s*[日号]?)?月?([T\s].*)?"
    rf"|(19|20)\d\d(0\d|1[0-2])([0-2]\d|3[01])|\d{{1,2}}:\d\d(:\d\d)?|[{_NUMERALS}]{{4}}年[{_NUMERALS}]{{1,2}}月.*"
)
_YEAR_MONTH = re.compile(rf"(19|20)\d\d年(\d{{1,2}}|[{_NUMERALS}]{{1,2}})月份?")
_IDENTITY = re.compile(r"\d{17}[\dXx]|\d{15}")
_NUMBER = re.compile(r"[+-]?[\d,]+(\.\d+)?\s*(%|元|万元|天|日|分|次|个|人|名|件|项|岁|年|个月|月)?")
_PAIR = re.compile(r"(?!其中)[^:：。；]{1,15}[:：]\s*\S.*", re.DOTALL)
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_DIGIT = re.compile(r"\d")
_BRACKET = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_NOTHING = frozenset({"/", "//", "\\", "-", "--", "—", "——", "－", "*", "."})


def kind_of(value: object) -> Kind:
    """Tell the kind of a cell.

    Args:
        value: what the reader gave.

    Returns:
        Its kind; a stroke that stands for nothing is empty.

    Example:
        >>> [kind_of(value).value for value in ("周某", "2024.5.31", "（2024）江01刑更1号", 3, "单位：", "单位：万元")]
        ['word', 'day', 'mixed', 'number', 'label', 'pair']
    """
    if value is None:
        return Kind.EMPTY
    if isinstance(value, (date, time, timedelta)):
        return Kind.DAY
    if isinstance(value, (int, float)):
        return Kind.WORD if isinstance(value, bool) else Kind.NUMBER
    return _kind_of_text(cell_text(value))


def _kind_of_text(text: str) -> Kind:
    if not text or text in _NOTHING:
        return Kind.EMPTY
    if _DIGIT.search(text) is None and text[0] not in _NUMERALS:
        return _kind_of_words(text)
    if _DAY.fullmatch(text):
        return Kind.DAY
    if _IDENTITY.fullmatch(text):
        return Kind.IDENTITY
    if _NUMBER.fullmatch(text):
        return Kind.NUMBER
    if _DIGIT.search(text) is None or _PAIR.fullmatch(text):
        return _kind_of_words(text)
    if len(text) > _LONG_WORD and any(mark in text for mark in "。；，"):
        return Kind.PROSE
    return Kind.MIXED if _IDEOGRAPH.search(text) else Kind.CODE


def _kind_of_words(text: str) -> Kind:
    if text[-1] in ":：":
        return Kind.LABEL
    if _PAIR.fullmatch(text):
        return Kind.PAIR
    clause = len(text) > _LONG_CLAUSE and any(mark in text for mark in "，,；")
    if len(text) > _LONG_WORD or "。" in text or clause:
        return Kind.PROSE
    return Kind.WORD


def heading_share(text: str) -> float:
    """How much a text could be a heading by its shape, from 0 to 1.

    Example:
        >>> [heading_share(text) for text in ("刑期起日（格式：2024-05-31）", "1月", "2024年5月", "2024-05-31")]
        [1.0, 0.8, 0.8, 0.0]
    """
    if len(text) > _LONGEST_HEADING:
        return 0.0
    # What stands in brackets says how to fill a column in, and may hold digits and marks.
    bare = _BRACKET.sub("", text).strip() or text
    kind = kind_of(bare)
    if kind in (Kind.WORD, Kind.LABEL):
        return 1.0
    with_unit = kind is Kind.NUMBER and not bare[-1].isdigit()
    if kind in (Kind.MIXED, Kind.CODE) or with_unit or _YEAR_MONTH.fullmatch(bare):
        return 0.8 if len(bare) <= _LONG_WORD else 0.0
    return 0.0


def plain(text: str) -> str:
    """A text in a comparable form: blanks and width do not count.

    Example:
        >>> plain("起\\n 日　（当前）")
        '起日(当前)'
    """
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def has_digit(text: str) -> bool:
    """Whether any digit stands in a text."""
    return _DIGIT.search(text) is not None


def is_blank(value: object) -> bool:
    """Whether a cell holds nothing at all; a stroke is something."""
    return value is None or (isinstance(value, str) and not cell_text(value))
