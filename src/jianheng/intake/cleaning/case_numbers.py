"""Numbers of court cases and of prisons' letters: （2020）江05刑更123号, 江川监减[2018]95号."""

from __future__ import annotations

import re

from jianheng.intake.cleaning.joined import fold
from jianheng.intake.cleaning.numerals import read_digits

_YEAR = r"\([12][0-9〇零一二三四五六七八九]{3}\)"
_SERIAL = r"\d+(?:[、，\-]\d+)*号(?:之[一二三四五六七八九十\d]+)?"
# Copies without brackets exist: 2016江03刑更24号.
_BARE = r"(?<![\d第])(?:19|20)\d{2}(?!年)[\u4e00-\u9fff][\u4e00-\u9fff0-9]{0,12}?刑[\u4e00-\u9fff]{0,6}"
CASE_NUMBER = rf"(?:{_YEAR}[\u4e00-\u9fff][\u4e00-\u9fff0-9]{{0,19}}?|{_BARE})第?{_SERIAL}"
"""Pattern of a case number in folded text: year in brackets, court, kind, running number."""

LETTER_NUMBER = rf"(?:{CASE_NUMBER}|[\u4e00-\u9fff]{{1,10}}{_YEAR}[\u4e00-\u9fff]{{0,6}}第?{_SERIAL})"
"""Pattern of the number of a prison's letter, whose year may stand in the middle."""


def read_case_number(words: str) -> str | None:
    """Bring a case number or letter number to one form.

    Args:
        words: the number alone.

    Returns:
        The number with full-width brackets around a year in ASCII digits, no blanks, and everything else as
        printed; None where the words are no such number.

    >>> read_case_number("(2012)江刑执字第1452号"), read_case_number("江川监减[2018]95号")
    ('（2012）江刑执字第1452号', '江川监减（2018）95号')
    """
    plain = fold(re.sub(r"\s", "", words))
    if not re.fullmatch(LETTER_NUMBER, plain):
        return None
    if "(" not in plain:
        return f"（{plain[:4]}）{plain[4:]}"
    return re.sub(r"\((.{4})\)", lambda year: f"（{read_digits(year[1])}）", plain, count=1)
