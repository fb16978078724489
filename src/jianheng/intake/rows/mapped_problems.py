"""What is to be said of a mapped table: columns without a field, required fields without one, months without a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from jianheng.dictionary import Dictionary, Table
from jianheng.intake.layout import Block
from jianheng.intake.mapping.mapping import ColumnRule, RowRule, SheetMapping
from jianheng.intake.mapping.monthly import is_bare
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.building import PERSON_TABLE
from jianheng.intake.rows.person import ID_FIELD, NUMBER_FIELD
from jianheng.intake.template.heading import PERSON

_IMPLICIT = (PERSON, "row")


def mapping_problems(mapping: SheetMapping, block: Block, place: Place, dictionary: Dictionary) -> Iterator[Problem]:
    """What is to be said before a mapped table is read.

    Args:
        mapping: what was confirmed for it.
        block: where it lies.
        place: the file and the sheet.
        dictionary: the tables.

    Yields:
        Columns that are not used, required fields without a column, and those of which an empty cell would say
        that there is nothing.
    """
    heads = [line.row for line in block.passed if line.code == "heading" and line.row < block.first]
    place = replace(place, row_no=max(heads) + 1 if heads else max(block.first, 1))
    main = mapping.rows[0].table
    rules = mapping.rules_of([heading.text for heading in block.headings])
    unused = [rule.heading for rule in rules if not rule.to and rule.heading]
    if unused:
        what = Words(f"有 {len(unused)} 列没有采用，内容只保留原文", f"{len(unused)} columns are kept as words alone")
        yield Problem("unused_columns", place, what, "、".join(unused), severity=Severity.NOTICE, table=main)
    for rule in mapping.rows:
        yield from _absent(rule, rules, dictionary.tables[rule.table], place)


def _absent(rule: RowRule, columns: Sequence[ColumnRule], table: Table, place: Place) -> Iterator[Problem]:
    targets = [target for column in columns for target in column.to]
    named = {target.field for target in targets if target.row == (rule.table, rule.part)} | set(rule.fixed)
    who = {target.field for target in targets if target.table == PERSON_TABLE}
    lacking = [f for f in table.fields.values() if f.required and f.name not in named and f.name not in _IMPLICIT]
    for field in lacking:
        what = Words(
            f"没有“{table.title_zh}”必填的“{field.label_zh}”列", f"has no column for {table.name}.{field.name}"
        )
        mend = Words("补上这一列，或在表头对应中写为固定值", "add the column, or fix its value in the mapping")
        yield Problem("absent_column", place, what, mend=mend, table=table.name, field=field.name)
    if PERSON in table.fields and not (named | who) & {PERSON, ID_FIELD, NUMBER_FIELD}:
        what = Words("没有能确定人员的列，各行之间不能认定为同一人", "has no column that says whose row it is")
        mend = Words("补上身份证号或编号列后重新添加", "add a column of ID numbers or numbers")
        yield Problem("absent_column", place, what, mend=mend, table=table.name, field=PERSON)
    unsaid = [f"“{f.label_zh}”" for f in table.fields.values() if f.empty != "unknown" and f.name not in named]
    if unsaid:
        what = Words(
            f"“{table.title_zh}”没有{'、'.join(unsaid)}列：有这一列而空着才表示没有，没有这一列就是不知道",
            "has no such columns: an empty cell would say that there is nothing, no column says nothing",
        )
        yield Problem("absent_column", place, what, severity=Severity.NOTICE, table=table.name)


def without_year(months: Iterable[str], place: Place) -> Iterator[Problem]:
    """Months of which neither the mapping nor what names the table says the year.

    Args:
        months: words that stand for the month of rows, with their year where it is known.
        place: the sheet.
    """
    bare = [text for text in months if is_bare(text)]
    if bare:
        yield Problem(
            "year_missing",
            place,
            Words(
                "每月一列的表没有说是哪一年，或者写了几个年份、与各列的月份对不上，这些月份读不出来",
                "a sheet with a column a month names no year, several, or one that does not fit: its months are unread",
            ),
            "、".join(bare),
            mend=Words(
                "在表的标题里写明年份（如“2024年上半年”），或把列名写成“2024年1月”，重新添加",
                "name the year in the title, or write the headings as 2024年1月, and add the file again",
            ),
        )
