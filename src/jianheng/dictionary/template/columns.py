"""Which columns the sheet of a table has, and what is said about each."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from jianheng.dictionary.field import Field
from jianheng.dictionary.model import Dictionary
from jianheng.dictionary.table import Table

PERSON_TABLE = "person_statement"
# Who it is, in any table about persons: by these a row finds its person.
PERSON_FIELDS = ("name", "id_no", "source_no")
REQUIRED_MARK = "*"
# Readers of filled-in sheets know the row below the headings by this beginning of each cell.
HINT_MARK = "填写："

_FORMS = {
    "date": "年-月-日，如 2024-05-31",
    "moment": "年-月-日 时:分，如 2024-05-31 14:30，不知几点的只写日期",
    "term": "如 三年六个月",
    "money": "以元计，如 12000.50",
    "int": "整数",
    "ratio": "小数或百分数，如 32.5 或 15%",
    "flag": "是 或 否",
    "text": "文字",
    "code": "从下拉列表中选",
    "codes": "从下拉列表中选，多项用“、”分开",
    "key": "文字，各表写法一致",
}
_KEYS = {
    "institution": "机构全称，各表写法一致",
    "officer": "姓名",
    "case": "案号或文号，照文书写",
    "case_number": "案号或文号，照文书写",
}
_NUMBERS, _EITHER = ("id_no", "source_no"), "身份证号与编号至少填一项"
_EMPTY = {"unknown": "不清楚的留空", "none": "没有的留空", "open": "仍在继续的留空"}
_WIDTHS = {"date": 13, "moment": 17, "term": 15, "money": 14, "int": 10, "ratio": 11, "flag": 9, "code": 16}
_WIDE, _TEXT_WIDTH, _WIDEST = 24, 18, 30
_PERSON_WIDTHS = {"name": 12, "id_no": 22, "source_no": 16}


@dataclass(frozen=True)
class Column:
    """One column of a sheet.

    Args:
        field: the field that it fills.
        heading: what stands in the first row.
        hint: what stands in the second row.
        prompt: what is shown while a cell of it is selected.
        width: in characters.
        of_person: it says who the row is about.
    """

    field: Field
    heading: str
    hint: str
    prompt: str
    width: int
    of_person: bool = False


def sheet_columns(table: Table, dictionary: Dictionary, names: Collection[str] | None = None) -> tuple[Column, ...]:
    """The columns that people fill in.

    Args:
        table: a table that is delivered.
        dictionary: where the fields of persons and the code lists are.
        names: fields of the table that are asked for; all if left out.

    Returns:
        Who it is about, then the fields of the table. Keys of rows are left out: rows get their names when
        they are read.
    """
    own = [
        field
        for field in table.fields.values()
        if field.entity not in ("person", "row") and (names is None or field.name in names)
    ]
    columns = [_column(field, table) for field in own]
    if "person" not in table.fields or (table.name == PERSON_TABLE and names is None):
        return tuple(columns)
    about = dictionary.tables[PERSON_TABLE].fields
    taken = {field.label_zh for field in own}
    persons = [about[name] for name in PERSON_FIELDS if about[name].label_zh not in taken]
    return (*(_person_column(field) for field in persons), *columns)


def field_hint(field: Field, table: Table | None) -> str:
    """How to write a field, and what an empty cell of it means.

    Args:
        field: the field.
        table: its table; None where the field says whom a row of another table is about.

    Example:
        >>> field_hint(Field("ruled_on", "date", required=True), None)
        '年-月-日，如 2024-05-31'
    """
    if table is None:
        return _EITHER if field.name in _NUMBERS else _form(field)
    return "；".join([_form(field), "必填" if field.required else _condition(field, table) or _EMPTY[field.empty]])


def _column(field: Field, table: Table) -> Column:
    heading = field.label_zh + (REQUIRED_MARK if field.required else "")
    hint = HINT_MARK + field_hint(field, table)
    prompt = "\n".join(part for part in (field.note, f"{field.label_en} ({field.type_text()})") if part)
    width = _WIDTHS.get(field.type, _WIDE if field.entity in ("institution", "case") else _TEXT_WIDTH)
    return Column(field, heading, hint, prompt, min(max(width, 2 * len(heading) + 2), _WIDEST))


def _form(field: Field) -> str:
    form = _KEYS.get(field.entity or "", _FORMS[field.type])
    return f"{form}，只知年月的写 2024-05" if field.part else form


def _condition(field: Field, table: Table) -> str:
    rule = field.required_if
    if rule is None:
        return ""
    label = table.fields[rule.field].label_zh
    return f"“{label}”为某些值时必填" if rule.codes else f"填了“{label}”的必填"


def _person_column(field: Field) -> Column:
    hint = HINT_MARK + field_hint(field, None)
    return Column(field, field.label_zh, hint, field.note, _PERSON_WIDTHS[field.name], of_person=True)
