"""The unit in which the heading of a column says that its terms count: 刑期（月）, 刑期/月, 拘役天数."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

YEAR, MONTH, DAY = "year", "month", "day"
PART = "part"
"""A column has but a part of each term; another has the rest."""
_UNITS = {
    **dict.fromkeys(("年", "年数"), YEAR),
    **dict.fromkeys(("月", "个月", "月数"), MONTH),
    **dict.fromkeys(("天", "日", "天数", "日数"), DAY),
}
_WORD = "(?:单位[:为是]?|以|按)?(?P<{}>个?月|[年天日]|[年月天日]数)(?:计算?|为单位)?"
# Behind 年 another unit makes no sense: 刑期年/月 has two.
_BEHIND = re.compile(
    rf"(?<![年月天日])[(\[〔【]{_WORD.format('bracket')}[)\]〕】]\*?$"
    rf"|(?<![年月天日])/{_WORD.format('slash')}\*?$"
    r"|(?<=.)[,:]?单位:(?P<said>个?月|[年天日])\*?$"
    r"|(?<=.)(?<![年月天日/])(?P<count>[年月天日]数)\*?$"
)
_BESIDE = 2  # years, months and days
_ALONE = re.compile(rf"[(\[〔【]?{_WORD.format('alone')}[)\]〕】]?")


def split_term_unit(heading: str) -> tuple[str, str]:
    """Part a heading into its name and the unit that it gives for terms.

    Args:
        heading: the heading, its levels joined by `/`.

    Returns:
        The name, empty where the heading is a unit alone, and `year`, `month` or `day`; the unit is empty where the
        heading gives none, or several.

    >>> split_term_unit("原判刑期（月）"), split_term_unit("刑期/单位：年"), split_term_unit("刑期（年/月）")
    (('原判刑期', 'month'), ('刑期', 'year'), ('刑期(年/月)', ''))
    """
    plain = "".join(unicodedata.normalize("NFKC", heading).split())
    if found := _ALONE.fullmatch(plain):
        return "", _UNITS[found["alone"]]
    found = _BEHIND.search(plain)
    if found is None:
        return plain, ""
    return plain[: found.start()].rstrip("/"), _UNITS[next(filter(None, found.groups()))]


def unit_named(word: str) -> str:
    """The unit that a word names: `month` for 月; empty where it names none."""
    return _UNITS.get(word, "")


def term_units(headings: Sequence[str]) -> tuple[str, ...]:
    """The unit of each column.

    Args:
        headings: all headings of the table.

    Returns:
        `year`, `month` or `day`; `part` where another column has the rest of each term, empty where none is given.

    >>> term_units(["姓名", "刑期（月）"]), term_units(["姓名", "刑期/年", "刑期/月"])
    (('', 'month'), ('', 'part', 'part'))
    """
    named = [split_term_unit(heading) for heading in headings]
    return tuple(
        PART if unit and any(_rest(at, other, named) for other in range(len(named))) else unit
        for at, (_, unit) in enumerate(named)
    )


def _rest(at: int, other: int, named: Sequence[tuple[str, str]]) -> bool:
    """Whether another column has the rest of the terms of one: by its name, or a unit alone beside it."""
    (name, unit), (its_name, its_unit) = named[at], named[other]
    beside = abs(at - other) <= _BESIDE and not (name and its_name)
    return its_unit not in ("", unit) and (beside or name == its_name)
