"""What a number counts, and the words for it that stand beside the number: 22天, 8小时, 95.5分, 第二次."""

from __future__ import annotations

import re

from jianheng.dictionary import Field

_DAYS, _HOURS, _POINTS = re.compile(r"[天日]$"), re.compile(r"(?:个?小时|时)$"), re.compile(r"分$")
_NO_UNIT = re.compile(r"(?!)")
# 22天 in a column of hours is no 22 hours, so that each field has its own words.
_UNITS = {
    **dict.fromkeys(("days_worked", "rest_days", "make_up_rest"), _DAYS),
    "hours": _HOURS,
    "share_active": _NO_UNIT,
}
# Fields that say which one it is. Where they say how many, 第二次 need not be two.
_PLACES = frozenset({"position", "sequence", "cycle_no", "act_no"})
_PLACE = re.compile(r"第(?=[\d零〇一二三四五六七八九十百])")


def without_unit(field: Field, text: str) -> str:
    """The number's words without the word for what its field counts.

    Args:
        field: a field of numbers.
        text: the words of the cell.

    Returns:
        The words without a unit that the field counts in, and without 第 where the field says which one it is;
        as they are where there is none.

    >>> without_unit(Field("hours", "ratio"), "8小时"), without_unit(Field("hours", "ratio"), "22天")
    ('8', '22天')
    """
    plain = text.strip()
    if field.type == "int":
        return _PLACE.sub("", plain, count=1) if field.name in _PLACES and plain.startswith("第") else plain
    return _UNITS.get(field.name, _POINTS).sub("", plain).rstrip()
