"""Required fields that are empty."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary.field import Field
from jianheng.dictionary.problem import Words
from jianheng.dictionary.rows.rows import Found, Rows

_MEND = Words(
    "补填后重新读入；用到它的模型在此之前答“无法判断”",
    "fill it in and read it again; until then models that need it answer “undetermined”",
)
_UNREADABLE = Words("按要求的写法改正后重新读入", "correct how it is written and read it again")


def check_presence(rows: Rows) -> Iterator[Found]:
    """Find required fields that are empty.

    Args:
        rows: the rows.

    Yields:
        One problem for each; one whose words are there and could not be read says so.
    """
    for field in rows.fields():
        needed = _needed(rows, field)
        if needed is None:
            continue
        for row in rows.where(pc.and_(needed, pc.invert(rows.filled(field)))):
            words = rows.words(row, field)
            what = Words("必填项没有填写", "a required field is empty")
            if words:
                what = Words("必填项的内容未能读取", "a required field could not be read")
            yield rows.problem("required_empty", row, field, words, what, _UNREADABLE if words else _MEND)


def _needed(rows: Rows, field: Field) -> pa.Array | None:
    """Which rows must state the field; None where none need."""
    if field.required:
        return pa.repeat(pa.scalar(True), rows.data.num_rows)
    rule = field.required_if
    if rule is None:
        return None
    other = rows.table.fields[rule.field]
    if not all(name in rows.sound for name, _ in other.columns()):
        return None
    if not rule.codes:
        return rows.filled(other)
    return pc.is_in(rows.first(other), pa.array(rule.codes, pa.string()))
