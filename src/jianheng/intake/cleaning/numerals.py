"""Numbers as Chinese documents print them: 12, 2,000, 1千, 48.633万, 六十四万, 两, 壹拾贰万."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

_UNITS = {"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
_CHINESE_DIGITS = "一二两三四五六七八九壹贰叁肆伍陆柒捌玖"

DIGITS = rf"0-9{_CHINESE_DIGITS}"
"""Characters of one digit, for a class of a pattern."""

ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
CHINESE = rf"[{_CHINESE_DIGITS}十廿拾][{_CHINESE_DIGITS}零〇十百千万亿拾佰仟]*"
NUMERAL = rf"(?:(?:{ARABIC})[十百千万亿]*|{CHINESE})"
"""Pattern of one number in folded text."""

_UNREAL = Decimal(10) ** 24  # what no paper states; beyond it Decimal no longer counts exactly
_DIGITS = {sign: str(value) for value, signs in enumerate(["〇零", *"一二三四五六七八九"]) for sign in signs}
_ARABIC = re.compile(rf"({ARABIC})([十百千万亿]*)")


def read_digits(words: str) -> str:
    """Turn single Chinese digits into ASCII, one by one, as in a year.

    >>> read_digits("二〇1四")
    '2014'
    """
    return "".join(_DIGITS.get(character, character) for character in words)


@lru_cache(maxsize=4096)
def read_numeral(words: str) -> Decimal | None:
    """Read one number.

    Args:
        words: the number alone, in folded text.

    Returns:
        Its value, or None where the words are no number that has one meaning.

    >>> read_numeral("48.633万"), read_numeral("六十四万"), read_numeral("一百五")
    (Decimal('486330'), Decimal('640000'), None)
    """
    arabic = _ARABIC.fullmatch(words)
    if arabic:
        value = Decimal(arabic[1].replace(",", ""))
        for unit in arabic[2]:
            value *= _UNITS[unit]
        if value >= _UNREAL:
            return None
        return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()
    if not re.fullmatch(CHINESE, words):
        return None
    try:
        # Strict: 一百五 is 105 for one reader and 150 for another.
        import cn2an  # noqa: PLC0415  # slow to import, and most numbers are plain

        return Decimal(int(cn2an.cn2an(words.replace("两", "二"), "strict")))
    except ValueError:
        return None


def read_count(words: str) -> int | None:
    """Read a whole number.

    Args:
        words: the number alone, in folded text.

    Returns:
        Its value, or None where it is no whole number.

    >>> read_count("十二"), read_count("3"), read_count("1.5")
    (12, 3, None)
    """
    value = read_numeral(words)
    return int(value) if value is not None and value == value.to_integral_value() else None
