"""Days that cannot be: outside living memory, after the day they were told, or an end before its start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary.field import Field
from jianheng.dictionary.problem import Words
from jianheng.dictionary.rows.rows import Found, Rows

# 1900-01-01, 2099-12-31 and 9999-12-31 are what systems write for nothing.
_FIRST, _LAST = date(1900, 1, 2), date(2099, 12, 30)
_COMPARE = Words("与原件核对后改正", "compare it with the original and correct it")


def check_times(rows: Rows, export_day: date | None) -> Iterator[Found]:
    """Find days that cannot be.

    Args:
        rows: the rows.
        export_day: the day the rows were drawn, if known.

    Yields:
        One problem for each field, or pair of fields, of each row.
    """
    dated = [field for field in rows.fields() if field.type in ("date", "moment")]
    for field in dated:
        yield from _placeholder(rows, field)
        if export_day is not None and field.time == "occurred":
            yield from _future(rows, field, export_day)
    names = {field.name for field in dated}
    for start, end in rows.table.spans():
        if start in names and end in names:
            yield from _order(rows, rows.table.fields[start], rows.table.fields[end])


def _placeholder(rows: Rows, field: Field) -> Iterator[Found]:
    lo, hi = _days(rows, field)
    for row in rows.where(pc.or_kleene(pc.less(lo, pa.scalar(_FIRST)), pc.greater(hi, pa.scalar(_LAST)))):
        what = Words("不是真实的日期", "is no real day")
        mend = Words("不清楚或没有的留空，不要用日期代替空白", "leave it empty; write no day for nothing")
        expected = Words(f" {_FIRST} 至 {_LAST}", f"{_FIRST} to {_LAST}")
        yield rows.problem("placeholder_date", row, field, _shown(rows, field, row), what, mend, expected)


def _future(rows: Rows, field: Field, export_day: date) -> Iterator[Found]:
    lo, _ = _days(rows, field)
    real = pc.and_kleene(pc.greater(lo, pa.scalar(export_day)), pc.less_equal(lo, pa.scalar(_LAST)))
    for row in rows.where(real):
        what = Words(
            f"是已发生的事，却晚于导出日 {export_day}", f"has happened, and lies after the export day {export_day}"
        )
        mend = Words(
            "与原件核对；预定的日期不应填在这一项", "compare it with the original; no planned day belongs here"
        )
        yield rows.problem("not_yet_occurred", row, field, _shown(rows, field, row), what, mend)


def _order(rows: Rows, start: Field, end: Field) -> Iterator[Found]:
    """By the bounds and the precision: only what is surely reversed."""
    earliest, latest = _days(rows, start)[0], _days(rows, end)[1]
    reversed_ = pc.greater(earliest, latest)
    if start.type == end.type == "moment":
        exact = [pc.equal(rows.column(f"{each.name}_precision"), "minute") for each in (start, end)]
        later = pc.greater(rows.first(start), rows.first(end))
        reversed_ = pc.or_kleene(reversed_, pc.and_kleene(later, pc.and_kleene(*exact)))
    for row in rows.where(reversed_):
        before = _shown(rows, start, row)
        what = Words(f"早于“{start.label_zh}”{before}", f"lies before {start.name}, {before}")
        yield rows.problem("end_before_start", row, end, _shown(rows, end, row), what, _COMPARE)


def _days(rows: Rows, field: Field) -> tuple[pa.Array, pa.Array]:
    """The earliest and the latest day of a field."""
    if field.part:
        lo, hi = (rows.column(name) for name, _ in field.columns())
        return lo, hi
    days = rows.first(field).cast(pa.date32(), safe=False) if field.type == "moment" else rows.first(field)
    return days, days


def _shown(rows: Rows, field: Field, row: int) -> str:
    lo = rows.first(field)[row].as_py()
    if field.part:
        hi = rows.column(field.columns()[1][0])[row].as_py()
        return str(lo) if lo == hi else f"{lo} 至 {hi}"
    if field.type == "moment" and rows.column(f"{field.name}_precision")[row].as_py() == "day":
        return str(lo.date())
    return str(lo)
