"""Chinese numerals read as numbers: the way back from `citation.numeral`."""

from __future__ import annotations

_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}

# A numeral inside a regular expression; digits of any width are numerals too.
NUMERAL = rf"[\d{''.join(_DIGITS)}{''.join(_UNITS)}]+"


def number_of(words: str) -> int:
    """A numeral as a number.

    Args:
        words: what `NUMERAL` matched.

    >>> [number_of(words) for words in ("六", "十二", "一百零五", "三百八十三", "一九九七", "１２")]
    [6, 12, 105, 383, 1997, 12]
    """
    total = digits = 0
    for sign in words:
        if sign in _UNITS:
            total, digits = total + (digits or 1) * _UNITS[sign], 0
        else:
            digits = digits * 10 + (int(sign) if sign.isdecimal() else _DIGITS[sign])
    return total + digits
