"""What a dictionary names is there, and is of the kind that its place asks for."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jianheng.dictionary.code_list import CodeList
from jianheng.dictionary.field import Field
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.problem import FilePlace, Problem, Words
from jianheng.dictionary.table import HOLDER_LIST, Table

Place = Callable[[str], FilePlace]

_CODE = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_CITE = re.compile(r"[^\s#]+#[0-9A-Za-z.\-]+")
_NO_FIELD = Words("没有这个字段", "there is no such field")
_ADD_FIELD = Words("在 fields 中补上这个字段，或改正名字", "add the field, or correct the name")


def check_references(table: Table, dictionary: Dictionary, place: Place) -> Iterator[Problem]:
    """Check what one table names.

    Args:
        table: the table.
        dictionary: where lists and other tables are.
        place: where a table or field stands.

    Yields:
        Every name without a thing behind it, and every thing of the wrong kind.
    """
    at = place(table.name)
    if not table.key:
        what = Words("没有自然键，同一件事无从辨认", "has no natural key to know an act by")
        yield Problem("no_key", at, what, Words("补上 key: […]", "add key: […]"), table.name)
    for name in table.key:
        if name not in table.fields:
            yield Problem("unknown_field", at, _NO_FIELD, _ADD_FIELD, f"key: {name}")
    yield from _axis(table, at)
    if table.child_of and table.child_of not in dictionary.tables:
        what, mend = Words("没有这张表", "there is no such table"), Words("改正 child_of", "correct child_of")
        yield Problem("unknown_table", at, what, mend, table.child_of)
    yield from _holders(table, dictionary, at)
    for cite in (*table.basis, *table.unread_basis):
        if not _CITE.fullmatch(cite):
            mend = Words("写成 刑事诉讼法2018#273", "write 刑事诉讼法2018#273")
            yield Problem("cite", at, Words("不是“文件#条”的写法", "is no “instrument#article”"), mend, cite)
    for field in table.fields.values():
        here = place(f"{table.name}.{field.name}")
        yield from _field(table, field, dictionary, here)
        yield from _required_if(table, field, dictionary, here)


def _holders(table: Table, dictionary: Dictionary, at: FilePlace) -> Iterator[Problem]:
    if not table.holders:
        return
    if table.derived:
        what = Words("由系统计算，没有谁保存它", "is computed, nobody keeps it")
        yield Problem("holder", at, what, Words("删去 holders", "take holders away"), table.name)
    kinds = dictionary.lists[HOLDER_LIST].codes if HOLDER_LIST in dictionary.lists else {}
    for name in table.holders:
        if name not in kinds:
            mend = Words(f"改用：{'、'.join(kinds)}", f"use one of: {', '.join(kinds)}")
            yield Problem("holder", at, Words("没有这类机构", "there is no such kind of institution"), mend, name)


def _axis(table: Table, at: FilePlace) -> Iterator[Problem]:
    for name in filter(None, (table.axis.start, table.axis.end)):
        found = table.fields.get(name)
        if found is None:
            yield Problem("unknown_field", at, _NO_FIELD, _ADD_FIELD, f"axis: {name}")
        elif found.type not in ("date", "moment"):
            mend = Words("时间轴换成日期或时间字段", "choose a date or moment for the axis")
            yield Problem("axis_type", at, Words("不是日期或时间字段", "is no date or moment"), mend, name)
    end = table.fields.get(table.axis.end)
    if end is not None and end.empty != "open":
        what = Words("是时间段的止，空值应表示仍在继续", "ends a span and must be open")
        yield Problem("span_end", at, what, Words("给它加上 empty: open", "give it empty: open"), end.name)


def _field(table: Table, field: Field, dictionary: Dictionary, at: FilePlace) -> Iterator[Problem]:
    if field.list and field.list not in dictionary.lists:
        mend = Words("在 lists 中补上，或改正名字", "add the list, or correct the name")
        yield Problem("unknown_list", at, Words("没有这个代码表", "there is no such code list"), mend, field.list)
    if field.empty == "open" and field.name != table.axis.end:
        what = Words("只有时间段的止可以是 open", "only the end of the table's span can be open")
        yield Problem("open_field", at, what, Words("改为 unknown 或 none", "write unknown or none"), field.name)
    if field.required and field.empty != "unknown":
        what = Words("是必填的，空值不可能另有含义", "is required, so that empty cannot mean anything")
        yield Problem("required_empty", at, what, Words("二者去其一", "take away one of the two"), field.name)


def _required_if(table: Table, field: Field, dictionary: Dictionary, at: FilePlace) -> Iterator[Problem]:
    rule = field.required_if
    if rule is None:
        return
    other = table.fields.get(rule.field)
    if other is None:
        yield Problem("unknown_field", at, _NO_FIELD, _ADD_FIELD, f"required_if: {rule.field}")
        return
    codes = dictionary.lists.get(other.list or "")
    for code in rule.codes:
        if codes is None or code not in codes.codes:
            mend = Words(f"改为 {rule.field} 的代码", f"write a code of {rule.field}")
            yield Problem("unknown_code", at, Words("没有这个代码", "there is no such code"), mend, code)


def check_lists(codes: CodeList, place: Place) -> Iterator[Problem]:
    """Check one code list.

    Args:
        codes: the list.
        place: where it stands.

    Yields:
        Values that are no code, groups of codes that are not there, and an order without a place for all.
    """
    at = place(f"list:{codes.name}")
    for value in codes.codes:
        if not _CODE.fullmatch(value):
            what = Words("不是小写字母、数字和下划线组成的代码", "is not in snake case")
            mend = Words("写成 fixed_term 这样的代码", "write a code such as fixed_term")
            yield Problem("not_snake_case", at, what, mend, value)
    if codes.ordered and "other" in codes.codes:
        what = Words("在有先后的代码表里没有位置", "has no place in an order")
        yield Problem("order", at, what, Words("删去 other", "delete other"), "other")
    for group, values in codes.groups.items():
        for value in values:
            if value not in codes.codes:
                what = Words(f"列在组 {group} 中，却不是本表的代码", f"is in group {group} and no code of the list")
                mend = Words("补上代码，或从组中删去", "add the code, or take it out of the group")
                yield Problem("unknown_code", at, what, mend, value)
