"""Codes that are not in their list."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.field import Field
from jianheng.dictionary.problem import Words
from jianheng.dictionary.rows.rows import Found, Rows

_SHOWN = 30


def check_codes(rows: Rows, lists: Mapping[str, CodeList]) -> Iterator[Found]:
    """Find codes that their lists do not have.

    Args:
        rows: the rows.
        lists: the code lists.

    Yields:
        One problem for each code of each row.
    """
    for field in rows.fields():
        if field.list is None:
            continue
        known = lists[field.list]
        column = rows.first(field)
        if field.type == "codes":
            owners, values = pc.list_parent_indices(column), pc.list_flatten(column)
        else:
            owners, values = None, column
        allowed = pc.is_in(values, pa.array(list(known.codes), pa.string()))
        for number in rows.where(pc.and_(pc.is_valid(values), pc.invert(allowed))):
            row = number if owners is None else owners[number].as_py()
            yield _problem(rows, row, field, values[number].as_py(), known)


def _problem(rows: Rows, row: int, field: Field, value: str, known: CodeList) -> Found:
    named = {code.label_zh: code.value for code in known.codes.values()}
    near = named.get(value) or next(iter(difflib.get_close_matches(value, list(known.codes), 1)), "")
    mend = (
        Words(f"改为 {near}（{known.codes[near].label_zh}）", f"write {near}")
        if near
        else Words("改为列表中的代码，没有合适的留空", "write a code of the list, or leave it empty")
    )
    more = "……" if len(known.codes) > _SHOWN else ""
    codes = list(known.codes.values())[:_SHOWN]
    expected = Words(
        f"“{known.title_zh}”的代码：" + "、".join(f"{code.value} {code.label_zh}" for code in codes) + more,
        f"a code of {known.name}: " + ", ".join(code.value for code in codes) + more,
    )
    what = Words("不在代码表中", "is not in the code list")
    return rows.problem("unknown_code", row, field, value, what, mend, expected)
