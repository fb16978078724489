"""The national ID number: 18 characters with a check character (GB 11643-1999), or the older 15 digits."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_PROVINCES = frozenset(
    str(first * 10 + second)
    for first, units in ((1, "12345"), (2, "123"), (3, "1234567"), (4, "123456"), (5, "01234"), (6, "12345"))
    for second in map(int, units)
) | {"71", "81", "82", "83"}
_FORMULA = re.compile(r'^="(.*)"$', re.DOTALL)  # keeps a spreadsheet from reading the digits as a number
_SPACES = re.compile(r"[\s\u3000'’‘`\-‐‑–—−\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_CROSS_AT_END = re.compile(r"(?<=^\d{17})[×✕Хх]$", re.ASCII)
_EXPONENT = re.compile(r"\d(?:\.\d+)?E\+?\d{2}", re.ASCII)
_WHOLE = re.compile(r"\d{17}[\dX]", re.ASCII)
_LOST = re.compile(r"\d{15}000", re.ASCII)
_BODY, _LENGTH, _OLD_LENGTH = 17, 18, 15
_OLDEST, _LATEST = 1850, 2100
# Order numbers kept for persons of a hundred years and more, whose year of birth 15 digits do not tell.
_CENTENARIANS = ("996", "997", "998", "999")


class IdNumberError(ValueError):
    """A text that is no valid ID number, with the reason in Chinese and English."""

    def __init__(self, zh: str, en: str) -> None:
        self.zh = zh
        self.en = en
        super().__init__(f"{zh} / {en}")


@dataclass(frozen=True)
class IdNumber:
    """A valid ID number of 18 characters.

    Args:
        number: 17 digits and a check character, `X` in capitals.
    """

    number: str

    def __str__(self) -> str:
        return self.number

    @property
    def region(self) -> str:
        """The six-digit region code (GB/T 2260) of first registration."""
        return self.number[:6]

    @property
    def birth_on(self) -> date:
        """The date of birth."""
        return _birth(self.number[6:14])

    @property
    def male(self) -> bool:
        """True when the order number is odd."""
        return int(self.number[16]) % 2 == 1


def check_character(body: str) -> str:
    """Return the check character of 17 digits (ISO 7064 MOD 11-2).

    Args:
        body: the first 17 digits.

    Returns:
        One of `0`–`9` and `X`.

    Example:
        >>> check_character("11010519491231002")
        'X'
    """
    total = sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, body, strict=True))
    return _CHECKS[total % 11]


@lru_cache(maxsize=100_000)
def read_id_number(text: str) -> IdNumber:
    """Read an ID number of 18 characters, or lengthen one of 15 digits.

    Nothing is repaired: behind a wrong check character any of the digits may be the wrong one.

    Args:
        text: the number as written; full-width digits, blanks and a leading apostrophe are accepted.

    Returns:
        The number with 18 characters.

    Raises:
        IdNumberError: wrong length or characters, no such province or birth date, or a wrong check character.

    Example:
        >>> str(read_id_number("11010519491231002x"))
        '11010519491231002X'
        >>> str(read_id_number("110105491231002"))
        '11010519491231002X'
    """
    number = text if _WHOLE.fullmatch(text) else plain_id(text)
    if re.fullmatch(r"\d{15}", number, re.ASCII):
        number = _lengthened(number)
    elif not _WHOLE.fullmatch(number):
        raise _wrong_form(number)
    _check_parts(number)
    expected = check_character(number[:17])
    if number[17] == expected:
        return IdNumber(number)
    if _LOST.fullmatch(number):
        raise IdNumberError(
            "末三位是 000 且校验码不符，多半被 Excel 当作数字，后三位已丢失",
            "ends in 000 and has a wrong check character: a spreadsheet most likely lost the last three digits",
        )
    raise IdNumberError(
        f"末位校验码应为 {expected}，实为 {number[17]}：至少有一位写错",
        f"the check character should be {expected}, not {number[17]}: at least one digit is wrong",
    )


def plain_id(text: str) -> str:
    """The characters of a number: no blanks, dashes, apostrophes or unseen signs, ASCII, `X` in capitals.

    >>> plain_id("'１１０１０５-19491231-002x")
    '11010519491231002X'
    >>> plain_id('="11010519491231002X"')
    '11010519491231002X'
    """
    plain = _FORMULA.sub(r"\1", _SPACES.sub("", unicodedata.normalize("NFKC", text)))
    return _CROSS_AT_END.sub("X", plain.rstrip("。").upper())


def _lengthened(number: str) -> str:
    if number[12:] in _CENTENARIANS:
        raise IdNumberError(
            f"15 位号码的顺序码 {number[12:]} 专用于百岁以上老人，不能确定出生年份",
            f"order number {number[12:]} of 15 digits is kept for centenarians, the year of birth is not certain",
        )
    body = number[:6] + "19" + number[6:]
    return body + check_character(body)


def _wrong_form(number: str) -> IdNumberError:
    if _EXPONENT.fullmatch(number):
        return IdNumberError(
            "被 Excel 写成科学计数法，后几位已丢失；应从原系统按文本格式重新导出",
            "was written by a spreadsheet with an exponent, its last digits are lost; export it again as text",
        )
    if "*" in number:
        return IdNumberError("号码被遮盖", "the number is masked")
    if len(number) == _BODY and number.isascii() and number.isdigit():
        return IdNumberError(
            "只有 17 位，缺了一位，不能确定缺的是哪一位", "has 17 digits: one is missing, and which one is not certain"
        )
    return IdNumberError(
        f"应为 {_LENGTH} 位（17 位数字加 1 位数字或 X）或 {_OLD_LENGTH} 位数字，实为 {len(number)} 位",
        f"expected 17 digits and a digit or X, or 15 digits; found {len(number)} characters",
    )


def _check_parts(number: str) -> None:
    if number[:2] not in _PROVINCES:
        foreign = "；外国人永久居留身份证请在证件种类中写明" if number[0] == "9" else ""
        raise IdNumberError(f"前两位 {number[:2]} 不是省级行政区划代码{foreign}", f"{number[:2]} is no province code")
    try:
        possible = _OLDEST <= _birth(number[6:14]).year <= _LATEST
    except ValueError:
        possible = False
    if not possible:
        raise IdNumberError(
            f"第 7 至 14 位 {number[6:14]} 不是出生日期", f"characters 7–14 {number[6:14]} are no birth date"
        )


def _birth(text: str) -> date:
    return date(int(text[:4]), int(text[4:6]), int(text[6:]))
