"""Lengths of sentence as Chinese documents print them: 三年六个月, 一年零六个月, 六个月八天, 一年半."""

from __future__ import annotations

import re

from jianheng.intake.cleaning.joined import fold
from jianheng.intake.cleaning.numerals import read_count
from jianheng.law.term import Term

_NUMBER = r"(?:\d+|[一二两三四五六七八九十廿][一二两三四五六七八九十百零〇]*)"
_YEARS = rf"{_NUMBER}年(?:半(?!年)|(?:[零又]?{_NUMBER}个?月)?(?:[零又]?{_NUMBER}[天日])?)"
_MONTHS = rf"{_NUMBER}个月(?:半|(?:[零又]?{_NUMBER}[天日])?)"
TERM = rf"(?:{_YEARS}|{_MONTHS}|{_NUMBER}[天日]|半年)"
"""Pattern of one term in folded text, to be used behind a word such as 有期徒刑 or 减去."""

_PARTS = re.compile(
    rf"(?:(?P<years>{_NUMBER})年(?P<half_year>半)?)?"
    rf"(?:[零又]?(?P<months>{_NUMBER})个?月(?P<half_month>半)?)?"
    rf"(?:[零又]?(?P<days>{_NUMBER})[天日])?"
)


def read_term(words: str) -> Term | None:
    """Read one term.

    Args:
        words: the term alone, without 有期徒刑.

    Returns:
        The term with its parts as printed; half a year is 6 months, half a month 15 days
        (法释〔2021〕1号 art 202). None where the words are no term.

    >>> str(read_term("一年零六个月")), str(read_term("六个月八天")), read_term("六年徒刑")
    ('1y6m', '6m8d', None)
    """
    plain = fold(words.strip())
    if plain == "半年":
        return Term(0, 6, 0)
    parts = _PARTS.fullmatch(plain)
    if not plain or parts is None or not re.fullmatch(TERM, plain):
        return None
    numbers = [read_count(parts[name]) if parts[name] else 0 for name in ("years", "months", "days")]
    years, months, days = numbers
    if years is None or months is None or days is None:
        return None
    return Term(years, months + (6 if parts["half_year"] else 0), days + (15 if parts["half_month"] else 0))
