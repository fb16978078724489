"""What is to be said of the headings of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from jianheng.dictionary import Field, Table
from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.rows.address import cell_address
from jianheng.intake.rows.person import ID_FIELD, NUMBER_FIELD
from jianheng.intake.rows.source import Source
from jianheng.intake.template.columns import Columns
from jianheng.intake.template.heading import PERSON

_IMPLICIT = (PERSON, "row")


def identifies(columns: Columns) -> bool:
    """Whether some column says whose row it is."""
    names = {column.field.name for column in (*columns.own, *columns.person)}
    return bool(names & {PERSON, ID_FIELD, NUMBER_FIELD})


def no_headings(sheet: Sheet, table: Table, source: Source) -> Problem:
    """Say that a sheet of a table has no row of known headings.

    Args:
        sheet: the sheet.
        table: its table.
        source: the file.

    Returns:
        The problem, with the headings that were expected.
    """
    labels = "、".join(field.label_zh for field in table.fields.values())
    seen = [cell_text(cell) for row in islice(sheet.rows(), 1) for cell in row]
    return Problem(
        "no_headings",
        Place(source.name, sheet.name),
        Words("前十行里找不到表头", "no headings were found in the first ten rows"),
        " ".join(text for text in seen if text)[:60],
        Words(f"“{table.title_zh}”的列名：{labels}", f"headings of {table.name}: " + ", ".join(table.fields)),
        Words(
            "用 jianheng add 在终端确认一次列的对应，或把表头改成上述列名，或使用模板",
            "confirm the columns once with jianheng add, or use these headings, or the template",
        ),
        table=table.name,
    )


def heading_problems(columns: Columns, sheet: Sheet, table: Table, source: Source) -> Iterator[Problem]:
    """What is to be said of the headings of a sheet.

    Args:
        columns: what the headings mean.
        sheet: the sheet.
        table: its table.
        source: the file.

    Yields:
        Columns that fill nothing, required fields without a column, and those of which an empty cell would say
        that there is nothing.
    """
    place = Place(source.name, sheet.name, columns.row + 1)
    yield from _unknown(columns, place, table)
    yield from _doubtful(columns, place, table)
    yield from _absent(columns, place, table)
    yield from _unsaid(columns, place, table)


def unsaid_fields(columns: Columns, table: Table) -> tuple[Field, ...]:
    """Fields of which an empty cell says that there is nothing, or not yet, in a sheet that has no such cells.

    What a sheet has no column for, it does not say: nobody may conclude from it that a measure never ended.
    """
    named = {column.field.name for column in columns.own}
    return tuple(field for field in table.fields.values() if field.empty != "unknown" and field.name not in named)


def _unknown(columns: Columns, place: Place, table: Table) -> Iterator[Problem]:
    for index, heading in columns.unknown:
        yield Problem(
            "unknown_column",
            replace(place, column=heading, cell=cell_address(columns.row, index)),
            Words("不认识这一列，内容只保留原文", "unknown column; its words are kept as they are"),
            mend=Words(
                f"如果它是“{table.title_zh}”的一项，把列名改成模板中的名称",
                f"if it is a field of {table.name}, use the template's heading",
            ),
            severity=Severity.NOTICE,
            table=table.name,
        )


def _doubtful(columns: Columns, place: Place, table: Table) -> Iterator[Problem]:
    for index, heading, fields in columns.doubtful:
        labels = [f"“{field.label_zh}”" for field in fields]
        what = Words(f"可能是{'、'.join(labels)}，没有采用", "may mean several fields, and was not used")
        if len(labels) == 1:
            what = Words(
                f"与另一列同指{labels[0]}，两列都没有采用", "means the same as another column; neither was used"
            )
        yield Problem(
            "doubtful_column",
            replace(place, column=heading, cell=cell_address(columns.row, index)),
            what,
            mend=Words("只留一列，或改成模板中的名称", "keep one column, or use the template's headings"),
            table=table.name,
        )


def _absent(columns: Columns, place: Place, table: Table) -> Iterator[Problem]:
    doubted = {field.name for _, _, fields in columns.doubtful for field in fields}
    named = {column.field.name for column in columns.own} | doubted
    for field in table.fields.values():
        if field.required and field.name not in named and field.name not in _IMPLICIT:
            yield Problem(
                "absent_column",
                place,
                Words(f"没有必填的“{field.label_zh}”列", f"has no column for the required {field.name}"),
                mend=Words("补上这一列；用到它的模型在此之前答“无法判断”", "add the column"),
                table=table.name,
                field=field.name,
            )
    if PERSON in table.fields and not identifies(columns):
        yield Problem(
            "absent_column",
            place,
            Words("没有能确定人员的列，各行之间不能认定为同一人", "has no column that says whose row it is"),
            expected=Words("身份证号 或 罪犯编号 列", "a column 身份证号 or 罪犯编号"),
            mend=Words("补上其中一列后重新添加", "add one of them and add the file again"),
            table=table.name,
            field=PERSON,
        )


def _unsaid(columns: Columns, place: Place, table: Table) -> Iterator[Problem]:
    labels = [f"“{field.label_zh}”" for field in unsaid_fields(columns, table)]
    if labels:
        yield Problem(
            "absent_column",
            place,
            Words(
                f"没有{'、'.join(labels)}列：有这一列而空着才表示没有，没有这一列就是不知道",
                "has no such columns: an empty cell would say that there is nothing, no column says nothing",
            ),
            mend=Words(
                "补上这些列，没有的留空；用到它们的模型在此之前答“无法判断”",
                "add the columns; leave empty what is not there",
            ),
            severity=Severity.NOTICE,
            table=table.name,
        )
