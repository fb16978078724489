"""Scalars of the YAML tables: dates, terms, numbers and intervals as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from jianheng.law.tables.table import Cell, Condition, Point, Range, Value
from jianheng.law.term import Term

_INTERVAL = re.compile(r"([\[(])\s*([^,\s]*)\s*,\s*([^,\s]*)\s*([\])])")
_WHOLE = re.compile(r"0|[1-9]\d*")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_date(text: str) -> date:
    """An ISO date.

    Raises:
        ValueError: not written as 2017-01-01, or no such day.
    """
    if not _DATE.fullmatch(text):
        raise ValueError(f"不是日期：[{text}]，应写成 2017-01-01 / not a date")
    return date.fromisoformat(text)


def parse_int(text: str) -> int:
    """A whole number without sign.

    Raises:
        ValueError: anything else.
    """
    if not _WHOLE.fullmatch(text):
        raise ValueError(f"不是整数：[{text}]，应写成 12 / not a whole number")
    return int(text)


def parse_flag(text: str) -> bool:
    """`true` or `false`.

    Raises:
        ValueError: anything else.
    """
    if text not in ("true", "false"):
        raise ValueError(f"不是标志：[{text}]，应写成 true 或 false / not a flag")
    return text == "true"


POINTS: dict[str, Callable[[str], Point]] = {"date": parse_date, "term": Term.parse, "int": parse_int}


def parse_interval(arg: str, kind: str, text: str) -> Condition:
    """An interval with written ends: `[` and `]` take the end in, `(` and `)` leave it out.

    Args:
        arg: argument that is tested.
        kind: its type: `date`, `term` or `int`.
        text: for example `[5y, 10y)` or `(, 10y]`.

    Returns:
        The condition.

    Raises:
        ValueError: not an interval, no end at all, a closed end without a value, or the ends reversed.

    >>> found = parse_interval("term", "term", "[5y, 10y)")
    >>> str(found.lo), found.lo_closed, str(found.hi), found.hi_closed
    ('5y', True, '10y', False)
    """
    found = _INTERVAL.fullmatch(text)
    if found is None:
        raise ValueError(f"不是区间：[{text}]，应写成 [5y, 10y) 或 (, 10y] / not an interval")
    opening, low, high, closing = found.groups()
    if (not low and opening == "[") or (not high and closing == "]") or not (low or high):
        raise ValueError(f"区间的端点没有写出：[{text}]，无端点的一侧用圆括号 / an end of the interval is missing")
    lo = POINTS[kind](low) if low else None
    hi = POINTS[kind](high) if high else None
    closed = opening == "[" and closing == "]"
    if lo is not None and hi is not None and (lo > hi or (lo == hi and not closed)):  # type: ignore[operator]
        raise ValueError(f"区间是空的：[{text}] / the interval is empty")
    return Condition(arg, "interval", lo, hi, opening == "[", closing == "]")


def parse_range(kind: str) -> Callable[[str], Range]:
    """Reads a range with ends of a kind.

    >>> str(parse_range("int")("(, 60]"))
    '(, 60]'
    """

    def parse(text: str) -> Range:
        found = parse_interval("", kind, text)
        return Range(found.lo, found.hi, found.lo_closed, found.hi_closed)

    return parse


CELLS: dict[str, Callable[[str], Cell]] = {
    **POINTS,
    "flag": parse_flag,
    "code": str,
    **{f"range<{kind}>": parse_range(kind) for kind in POINTS},
}


def parse_cell(value: Value, text: str) -> Cell:
    """What a table answers, as it is written; `null` says that there is no limit.

    Raises:
        ValueError: not of the type of the value.

    >>> parse_cell(Value("days", "int", "day", "天数", "days"), "7")
    7
    """
    if text != "null":
        return CELLS[value.type](text)
    # A range without ends takes in everything.
    return Range(None, None, lo_closed=False, hi_closed=False) if value.ends else None


def written(cell: Cell) -> str:
    """A value of a table as its file writes it.

    >>> written(None), written(True), written(Term.parse("1y6m"))
    ('null', 'true', '1y6m')
    """
    if cell is None or cell == Range(None, None, lo_closed=False, hi_closed=False):
        return "null"
    return str(cell).lower() if isinstance(cell, bool) else str(cell)
