"""Numbers of court cases and of prisons' letters: （2020）江05刑更123号, 江川监减[2018]95号."""

from __future__ import annotations

import re

from jianheng.intake.cleaning.joined import UNSEEN, fold
from jianheng.intake.cleaning.numerals import read_digits

_YEAR = r"\([12][0-9〇零一二三四五六七八九]{3}\)"
_SERIAL = r"\d+(?:[、，\-]\d+)*号(?:之[一二三四五六七八九十\d]+)?"
# Copies without brackets exist: 2016江03刑更24号.
_BARE = r"(?<![\d第])(?:19|20)\d{2}(?!年)[\u4e00-\u9fff][\u4e00-\u9fff0-9]{0,12}?刑[\u4e00-\u9fff]{0,6}"
CASE_NUMBER = rf"(?:{_YEAR}[\u4e00-\u9fff][\u4e00-\u9fff0-9]{{0,19}}?|{_BARE})第?{_SERIAL}"
"""Pattern of a case number in folded text: year in brackets, court, kind, running number."""

LETTER_NUMBER = rf"(?:{CASE_NUMBER}|[\u4e00-\u9fff]{{1,10}}{_YEAR}[\u4e00-\u9fff]{{0,6}}第?{_SERIAL})"
"""Pattern of the number of a prison's letter, whose year may stand in the middle."""


# Cells also have letters in the place of a masked or local name, and leave out a bracket or the last word.
_NAME = r"[\u4e00-\u9fffA-Z×]"
_DIGITS = "[12一二][0-9〇零一二三四五六七八九]{3}"
_CELL_YEAR = rf"\({_DIGITS}\)"
_PLAIN_YEAR = "(?:19|20)[0-9]{2}"
_CELL_CASE = rf"(?:{_CELL_YEAR}|\({_PLAIN_YEAR}|{_PLAIN_YEAR}\))(?!年){_NAME}(?:{_NAME}|\d){{0,19}}?第?{_SERIAL}"
# The police write which of their branches it was: 江公（刑）拘字〔2023〕12号.
_BRANCH = rf"\({_NAME}{{1,6}}\){_NAME}{{0,8}}"
_CELL_LETTER = rf"(?:{_NAME}|\d){{1,12}}(?:{_BRANCH})?{_CELL_YEAR}{_NAME}{{0,8}}第?{_SERIAL}"
_OFFICE = rf"(?={_NAME}*[检监法公司]){_NAME}{{2,12}}"
_KIND = "[刑执减假监更暂][\u4e00-\u9fff]{0,4}"
_NO_LAST_WORD = re.compile(
    rf"{_CELL_YEAR}{_NAME}(?:{_NAME}|\d){{0,15}}?{_KIND}第?\d{{1,6}}|{_OFFICE}{_CELL_YEAR}第?\d{{1,6}}"
)
_DIGIT = re.compile(r"\d")
_WHOLE = re.compile(rf"{_CELL_CASE}|{_CELL_LETTER}|{LETTER_NUMBER}")
_YEAR_PLACE = re.compile(rf"\(({_DIGITS})\)")
_WIDE = str.maketrans("()", "（）")
_OPEN_YEAR = re.compile(r"^\(?((?:19|20).{2})\)?(?!年)")
_SEPARATORS = re.compile(r"[\n；;|/]|[、，,](?=[^\d]|\d{4}[^\d号])|(?<=号)(?=[(（〔\[])|(?<=号)[和及与]")


def read_case_number(words: str) -> str | None:
    """Bring a case number or letter number to one form.

    Args:
        words: the number alone.

    Returns:
        The number with full-width brackets, the year in ASCII digits, no blanks, a 号 at its end, and everything
        else as printed; None where the words are no such number.

    >>> read_case_number("(2012)江刑执字第1452号"), read_case_number("江川监减[2018]95号")
    ('（2012）江刑执字第1452号', '江川监减（2018）95号')
    """
    if not _DIGIT.search(words):
        return None
    plain = fold("".join(words.translate(UNSEEN).split())).upper().removesuffix("。")
    if not _WHOLE.fullmatch(plain):
        if not _NO_LAST_WORD.fullmatch(plain):
            return None
        plain += "号"
    if not _YEAR_PLACE.search(plain):
        plain = _OPEN_YEAR.sub(r"(\1)", plain, count=1)
    return _YEAR_PLACE.sub(lambda year: f"({read_digits(year[1])})", plain, count=1).translate(_WIDE)


def read_case_numbers(words: str) -> tuple[str, ...]:
    """Read the numbers of a cell that states several.

    Args:
        words: the cell.

    Returns:
        Each number in its one form, in order; none where some part of the cell is no such number.

    >>> read_case_numbers("（2019）江01刑初3号、（2020）江刑终5号")
    ('（2019）江01刑初3号', '（2020）江刑终5号')
    """
    parts = [part for part in _SEPARATORS.split(words) if part.strip()]
    numbers = [read_case_number(part) for part in parts]
    return tuple(number for number in numbers if number) if all(numbers) else ()
