"""What is to be said of a sheet that was not read, or not as it was confirmed."""

from __future__ import annotations

from jianheng.dictionary import Dictionary
from jianheng.intake.files.contents import Sheet
from jianheng.intake.mapping import Found
from jianheng.intake.problem import Place, Problem, Severity, Words
from jianheng.intake.recognise import Proposal, State
from jianheng.intake.rows.source import Source

_INSTRUCTIONS = ("说明", "填写说明", "填表说明", "填报说明", "使用说明", "代码", "代码表", "目录", "封面", "readme")
_SHOWN = 12


def is_instruction(sheet: Sheet) -> bool:
    """Whether a sheet is called a page of instructions."""
    return sheet.name.strip().casefold() in _INSTRUCTIONS


def instruction(sheet: Sheet, source: Source) -> Problem:
    """Say that a page of instructions was passed over."""
    what = Words("是说明页，没有作为数据", "is a page of instructions and was not taken as data")
    return Problem("not_a_table", Place(source.name, sheet.name), what, severity=Severity.NOTICE)


def key_of_fields(sheet: Sheet, source: Source) -> Problem:
    """Say that a sheet was read as a key to field names and codes."""
    what = Words(
        "是字段说明或代码表，用来识别其他表的列，没有作为数据",
        "is a key to field names or codes, and was not taken as data",
    )
    return Problem("not_a_table", Place(source.name, sheet.name), what, severity=Severity.NOTICE)


def front_page(sheet: Sheet, source: Source) -> Problem:
    """Say that the cover or the contents of a book was passed over."""
    what = Words("是封面或目录，没有作为数据", "is a cover or contents and was not taken as data")
    return Problem("not_a_table", Place(source.name, sheet.name), what, severity=Severity.NOTICE)


def no_table(sheet: Sheet, source: Source, titles: str) -> Problem:
    """Say that no table was found in a sheet."""
    if is_instruction(sheet):
        return instruction(sheet, source)
    return Problem(
        "unknown_table",
        Place(source.name, sheet.name),
        Words("没有找到带列名的数据表，没有读取", "no table with headings was found; not read"),
        mend=Words(f"补上列名，或把工作表名改成表名之一：{titles}", "add headings, or name the sheet after a table"),
    )


def not_confirmed(sheet: Sheet, source: Source, proposal: Proposal | None, dictionary: Dictionary) -> Problem:
    """Say that nobody has confirmed yet what a table's columns are."""
    place = Place(source.name, sheet.name, proposal.block.first if proposal else 0)
    seems, seems_en = "看不出是哪张数据表", "no canonical table is recognised"
    if proposal is not None and proposal.tables:
        titles = "、".join(f"“{dictionary.tables[guess.table].title_zh}”" for guess in proposal.tables)
        sure = sum(column.state is State.SURE for column in proposal.columns)
        asked = sum(column.state is State.ASK for column in proposal.columns)
        seems = f"像是{titles}：{sure} 列认得，{asked} 列要人确认"
        seems_en = f"seems to be {', '.join(g.table for g in proposal.tables)}: {sure} columns known, {asked} to ask"
    return Problem(
        "unknown_table",
        place,
        Words(f"列的对应还没有确认，没有读取。{seems}", f"its columns are not confirmed; not read. It {seems_en}"),
        mend=Words(
            "用 jianheng add 在终端确认一次（或加 --yes 只采用认得的列，或用 --mapping 给出对应文件）",
            "confirm it once with jianheng add (or --yes for what is known, or --mapping FILE)",
        ),
    )


def changed(sheet: Sheet, source: Source, found: Found) -> Problem:
    """Say what a table has otherwise than when it was confirmed."""
    parts, parts_en = [], []
    if found.change.new:
        parts.append("新出现 " + "、".join(found.change.new[:_SHOWN]))
        parts_en.append(f"new: {', '.join(found.change.new[:_SHOWN])}")
    if found.change.gone:
        parts.append("不见了 " + "、".join(found.change.gone[:_SHOWN]))
        parts_en.append(f"gone: {', '.join(found.change.gone[:_SHOWN])}")
    return Problem(
        "changed_columns",
        Place(source.name, sheet.name),
        Words(
            f"列名与确认时不同：{'；'.join(parts)}。新列只保留原文",
            f"the headings have changed since they were confirmed: {'; '.join(parts_en)}. New ones are kept as words",
        ),
        mend=Words("重新确认这张表的对应", "confirm this table anew"),
    )
