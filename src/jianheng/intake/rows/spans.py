"""Two days of one row that cannot both be right: an end before its beginning."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from jianheng.dictionary import Field, Table


def reversed_spans(table: Table, values: Mapping[str, object]) -> Iterator[tuple[Field, Field]]:
    """Find spans that end before they begin.

    Whole days are compared: a system that writes no time of the end would else end a stay before it began. Of a
    month or year the last possible end and the first possible beginning count.

    Args:
        table: the table.
        values: clean values by physical column.

    Yields:
        The two fields of each such span.
    """
    for first, last in table.spans():
        start, end = table.fields[first], table.fields[last]
        begins, ends = _day(values.get(_columns(start)[0])), _day(values.get(_columns(end)[-1]))
        if begins is not None and ends is not None and begins > ends:
            yield start, end


def _columns(field: Field) -> tuple[str, ...]:
    return field.day_columns() or (field.name,)


def _day(value: object) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
