"""Numbers as official papers write them: 一, 十一, 一百零一."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LIMIT = 10_000


def chinese(number: int) -> str:
    """A whole number in Chinese numerals, the way Word numbers a list of them.

    Args:
        number: 1 to 9999.

    Raises:
        ValueError: beyond these.

    Example:
        >>> [chinese(n) for n in (1, 10, 11, 20, 101, 110, 1005)]
        ['一', '十', '十一', '二十', '一百零一', '一百一十', '一千零五']
    """
    if not 0 < number < _LIMIT:
        raise ValueError(number)
    said = ""
    for place, digit in zip(range(len(str(number)) - 1, -1, -1), map(int, str(number)), strict=True):
        if digit:
            said += _DIGITS[digit] + _UNITS[place]
        elif not said.endswith("零"):
            said += "零"
    said = said.rstrip("零")
    return said[1:] if said.startswith("一十") else said
