"""Columns that fill no field: what systems add to every export."""

from __future__ import annotations

from datetime import date

from jianheng.arena.act import Value
from jianheng.arena.days import Term, add_months
from jianheng.arena.files.statement import called
from jianheng.arena.files.styled.forms import Cell
from jianheng.arena.files.styled.style import StyleError
from jianheng.arena.world.life import LAST_DAY

_CONSTANT = {
    "blank": None,
    "printer": "系统管理员",
    "exported": f"{LAST_DAY:%Y-%m-%d}",
    "state": "有效",
    "province": "澄岭省",
}


def extra_cell(extra: str, number: int, unit: str, value: Value) -> Cell:
    """What stands in an extra column.

    Args:
        extra: which.
        number: the number of the line, from 1.
        unit: whose file.
        value: the field from which it is reckoned.

    Raises:
        StyleError: there is no such column.
    """
    if extra == "serial":
        return number
    if extra == "unit":
        return called(unit)
    if extra == "key":
        return f"{called(unit).encode().hex()[-8:]}{number:08}"
    if extra in _CONSTANT:
        return _CONSTANT[extra]
    if extra == "age":
        return _years(value, LAST_DAY) if isinstance(value, date) else None
    if extra == "remaining":
        return _remaining(value) if isinstance(value, date) else None
    raise StyleError(f"no such extra column: {extra}")


def _years(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _remaining(end: date) -> str:
    if end < LAST_DAY:
        return "0"
    months = (end.year - LAST_DAY.year) * 12 + end.month - LAST_DAY.month
    while add_months(LAST_DAY, months) > end:
        months -= 1
    left = Term(months // 12, months % 12, (end - add_months(LAST_DAY, months)).days)
    return f"{left.years}年{left.months}月{left.days}天"
