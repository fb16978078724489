"""Telephone numbers, kept as text."""

from __future__ import annotations

import re
import unicodedata

from jianheng.intake.cells.cell import UnreadableError
from jianheng.intake.problem import Words

_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LAND = re.compile(r"(?:\(?(0[12]\d|0[3-9]\d{2})\)?-?)?([2-8]\d{6,7})(?:(?:转|-|x)(\d{1,6}))?", re.ASCII)
_FREE = re.compile(r"[48]00\d{7}", re.ASCII)
_COUNTRY = re.compile(r"(?:\+|00)86-?|86(?=1[3-9]\d{9}$)", re.ASCII)
_PHONE = Words("11 位手机号，或带区号的固定电话", "a mobile number of 11 digits, or a number with its area code")


def read_phone(text: str) -> str:
    """Read one telephone number.

    Args:
        text: its words; blanks, dashes and the country's number 86 do not count.

    Returns:
        A mobile number as 11 digits; another as `0571-88888888` or `0571-88888888-123`.

    Raises:
        UnreadableError: no such number, several, or one of which a number cell has lost digits.

    >>> read_phone("+86 138-0000-0000"), read_phone("(0571)8888 8888转12")
    ('13800000000', '0571-88888888-12')
    """
    plain = re.sub(r"[\s'’]", "", unicodedata.normalize("NFKC", text)).lower()
    plain = re.sub("[—–−]", "-", plain)
    if re.fullmatch(r"\d\.\d+e\+?\d+", plain, re.ASCII):
        raise UnreadableError(
            Words("被 Excel 写成了科学计数法，数字已丢失", "was written by Excel with an exponent, digits are lost"),
            _PHONE,
            Words("把该列设为文本格式后重新导出", "export it again with the column as text"),
        )
    if re.search(r"\d{6,}.*[、,;/或和].*\d{6,}", plain):
        raise UnreadableError(Words("写了几个号码", "states several numbers"), _PHONE, Words("拆成几行", "use rows"))
    local = _COUNTRY.sub("", plain, count=1) if _COUNTRY.match(plain) else plain
    digits = local.replace("-", "")
    if _MOBILE.fullmatch(digits) or _FREE.fullmatch(digits):
        return digits
    found = _LAND.fullmatch(local) or (_LAND.fullmatch(digits) if local.count("-") == 1 else None)
    if found is None:
        raise UnreadableError(Words("不是电话号码", "is no telephone number"), _PHONE)
    return "-".join(part for part in found.groups() if part)
