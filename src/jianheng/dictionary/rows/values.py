"""Values in several columns that do not fit together: terms, dates between bounds, and moments."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary.field import PRECISIONS, Field
from jianheng.dictionary.problem import Words
from jianheng.dictionary.rows.rows import Found, Rows

_COMPARE = Words("与原件核对后改正", "compare it with the original and correct it")
_EXPECTED_PRECISION = Words(" minute、hour 或 day", "minute, hour or day")


def check_values(rows: Rows) -> Iterator[Found]:
    """Find values whose columns do not fit together.

    Args:
        rows: the rows.

    Yields:
        One problem for each field of each row.
    """
    for field in rows.fields():
        if field.type == "term":
            yield from _term(rows, field)
        elif field.type == "moment":
            yield from _moment(rows, field)
        elif field.part:
            yield from _bounds(rows, field)


def _term(rows: Rows, field: Field) -> Iterator[Found]:
    parts = [rows.column(name) for name, _ in field.columns()]
    given = [pc.is_valid(part) for part in parts]
    some, every = reduce(pc.or_, given), reduce(pc.and_, given)
    for row in rows.where(pc.and_(some, pc.invert(every))):
        what = Words("年、月、日三项没有写全", "lacks its years, months or days")
        mend = Words("没有的一项写 0", "write 0 for a part that is not there")
        yield rows.problem("term_incomplete", row, field, _shown(parts, row), what, mend)
    below = [pc.fill_null(pc.less(part, 0), fill_value=False) for part in parts]
    for row in rows.where(reduce(pc.or_, below)):
        what = Words("刑期有负数", "has a negative part")
        yield rows.problem("term_negative", row, field, _shown(parts, row), what, _COMPARE)


def _bounds(rows: Rows, field: Field) -> Iterator[Found]:
    parts = [rows.column(name) for name, _ in field.columns()]
    lo, hi = parts
    for row in rows.where(pc.xor(pc.is_valid(lo), pc.is_valid(hi))):
        what = Words("只有最早日或最晚日", "has only one of its bounds")
        mend = Words("两者都写上；确切的日期写成相同", "state both; they are equal for an exact day")
        yield rows.problem("bounds_incomplete", row, field, _shown(parts, row), what, mend)
    for row in rows.where(pc.greater(lo, hi)):
        what = Words("最早日晚于最晚日", "has its earliest day after its latest")
        yield rows.problem("bounds_reversed", row, field, _shown(parts, row), what, _COMPARE)


def _moment(rows: Rows, field: Field) -> Iterator[Found]:
    moment, precision = (rows.column(name) for name, _ in field.columns())
    fits = pc.is_in(precision, pa.array(PRECISIONS, pa.string()))
    for row in rows.where(pc.and_(pc.is_valid(moment), pc.invert(fits))):
        what = Words("没有写明时间精确到哪里", "does not state how exact it is")
        mend = Words("写上精确到分、时还是日", "state minute, hour or day")
        value = precision[row].as_py() or ""
        yield rows.problem("precision", row, field, value, what, mend, _EXPECTED_PRECISION)


def _shown(parts: list[pa.Array], row: int) -> str:
    return "，".join("空" if (value := part[row].as_py()) is None else str(value) for part in parts)
