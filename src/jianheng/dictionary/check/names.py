"""Names that models can write: identifiers that neither Python, the model language nor storage has taken."""

from __future__ import annotations

import keyword
import re
from collections.abc import Callable, Iterator

from jianheng.dictionary.problem import FilePlace, Problem, Words
from jianheng.dictionary.table import PROVENANCE, Table

Place = Callable[[str], FilePlace]

_IDENTIFIER = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
# Words of the model language that a bare field name would be taken for: roots, and operators that are called.
_WORDS = """
    this as_of param law clock ever has absent known at_least is_a in_range contains_any ratio max min
    first_known days_after years_after months_after term_end term_after part_of known_or includes
    days_between days_counted full_months full_years age_on working_day_after working_days_in
    hours_after hours_between date_of end_of end_or holds_on overlaps inside days_shared peer_count
    peer_ratio peer_rank sql date months_term
"""
RESERVED = frozenset(_WORDS.split())
# What `item.…` gives besides the fields of the picked row.
ITEM_PARTS = frozenset({"count", "found", "row"})


def check_names(table: Table, place: Place) -> Iterator[Problem]:
    """Check the names of a table, its fields and their physical columns.

    Args:
        table: the table.
        place: where a table or field stands.

    Yields:
        Every name that could not be used.
    """
    yield from _identifier(table.name, place(table.name))
    taken = {name: "来源列" for name, _ in PROVENANCE}
    for field in table.fields.values():
        at = place(f"{table.name}.{field.name}")
        yield from _identifier(field.name, at)
        if field.name in RESERVED | ITEM_PARTS:
            what = Words("是模型语言的保留字", "is a word of the model language")
            yield Problem("reserved_name", at, what, Words("换一个名字", "choose another name"), field.name)
        for column, _ in field.columns():
            if column in taken:
                what = Words(f"已被{taken[column]}占用", "is a column already")
                yield Problem("column_taken", at, what, Words("给字段换一个名字", "rename the field"), column)
            taken.setdefault(column, f"字段 {field.name} ")


def _identifier(name: str, at: FilePlace) -> Iterator[Problem]:
    if not _IDENTIFIER.fullmatch(name):
        what = Words("不是小写字母、数字和下划线组成的名字", "is not in snake case")
        mend = Words("写成 ruled_on 这样的名字", "write a name such as ruled_on")
        yield Problem("not_snake_case", at, what, mend, name)
    if keyword.iskeyword(name):
        what = Words("是 Python 的关键字，模型中不能写", "is a Python keyword, which no model can write")
        yield Problem("keyword", at, what, Words("换一个名字", "choose another name"), name)
