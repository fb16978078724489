"""What stands around the records of a table: lines that are no records, and what is hidden."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, Way
from jianheng.intake.problem import NO_WORDS, Place, Problem, Severity, Words

TOLD_ELSEWHERE = frozenset({"title", "heading"})
# Rows of a person that were not read.
_LOST = {"uneven": Words("改成一人一行后重新添加", "write each record in one row and add the file again")}
_SHORT, _MOST = 60, 12


def passed_by(block: Block, place: Place, silent: Collection[str] = TOLD_ELSEWHERE) -> Iterator[Problem]:
    """Lines of a sheet that are no records, each with its words.

    Args:
        block: the table.
        place: the file and the sheet.
        silent: kinds of lines of which nothing is said.
    """
    for line in block.passed:
        if line.code not in silent:
            here = replace(place, row_no=line.row + 1)
            severity, mend = (Severity.ERROR if line.code in _LOST else Severity.NOTICE), _LOST.get(line.code, NO_WORDS)
            yield Problem("not_a_row", here, line.why, line.text[:_SHORT], mend=mend, severity=severity)


def hidden_parts(sheet: Sheet, block: Block, place: Place, table: str) -> Iterator[Problem]:
    """That a sheet, or some of its rows or columns, is hidden: it was read all the same.

    Args:
        sheet: the sheet.
        block: the table.
        place: the file and the sheet.
        table: the canonical table that it fills.
    """
    place = replace(place, row_no=max(block.first, 1))
    if sheet.hidden:
        yield _hidden("隐藏的工作表也已读取", "a hidden sheet was read too", "", place, table)
    if columns := [heading.text for heading in block.headings if heading.hidden]:
        yield _hidden("隐藏的列也已读取", "hidden columns were read too", "、".join(columns), place, table)
    if block.way is Way.DOWN and (rows := [*_hidden_rows(sheet, block)]):
        numbers = "、".join(map(str, rows[:_MOST])) + ("…" if len(rows) > _MOST else "")
        zh = f"隐藏的 {len(rows)} 行也已读取（筛选或隐藏的行都算数据）"
        yield _hidden(zh, f"{len(rows)} hidden rows were read too", f"第 {numbers} 行", place, table)


def _hidden_rows(sheet: Sheet, block: Block) -> Iterator[int]:
    """The 1-based rows of records that are hidden."""
    passed = {line.row for line in block.passed}
    for first, last in sheet.hidden_rows:
        yield from (row + 1 for row in range(max(first, block.first), min(last, block.last) + 1) if row not in passed)


def _hidden(zh: str, en: str, value: str, place: Place, table: str) -> Problem:
    mend = Words("不该交的，取消隐藏、删去后重新交来", "unhide it; what does not belong there, delete and send again")
    return Problem("hidden", place, Words(zh, en), value, mend=mend, severity=Severity.NOTICE, table=table)
