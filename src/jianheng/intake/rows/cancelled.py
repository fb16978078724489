"""Rows that a clerk has cancelled, in words or by a line through them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from jianheng.intake.cells import cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.rows.address import cell_address

_CANCELLED = re.compile(r"(?:此行|本行|该行|本条|此条|该条|此笔|本笔)?(?:已|登记)?(?:作废|误登|误录|登记错误)[。！]?")
_BEHIND = re.compile(r".+[(（【\[]\s*(?:已)?作废\s*[)）】\]]")
_SHOWN = 10
_BRACKETS = "()（）【】[] \t\n"


def cancelled(place: Place, cells: Iterable[object]) -> Problem | None:
    """Say that a row is cancelled in words, and that nothing of it was used.

    Args:
        place: the row.
        cells: cells in which a remark may stand: of columns for words, or for nothing.

    Returns:
        The problem; None where no cell says so.
    """
    said = next((text for cell in cells if (text := cell_text(cell)) and _says_so(text)), "")
    if not said:
        return None
    return Problem(
        "cancelled_row",
        place,
        Words(
            "这一行写明作废，整行没有采用，只保留原文", "is cancelled in words; nothing of it was used, its words stay"
        ),
        said,
        mend=Words(
            "确是作废的，不用处理；仍然有效的，删去“作废”字样后重新添加",
            "leave it if it is cancelled; else delete these words and add the file again",
        ),
    )


def struck(place: Place, sheet: Sheet, row: int, filled: Iterable[int]) -> Problem | None:
    """Say that cells of a row are struck through, and that nothing of it was used.

    Args:
        place: the row.
        sheet: the sheet.
        row: 0-based row.
        filled: 0-based columns of its cells that hold anything.

    Returns:
        The problem; None where no filled cell is.
    """
    found = sorted(sheet.struck.get(row, frozenset()).intersection(filled)) if sheet.struck else []
    if not found:
        return None
    return Problem(
        "cancelled_row",
        place,
        Words(
            "这一行有划了删除线的格，整行没有采用，只保留原文",
            "has cells that are struck through; nothing of it was used, its words stay",
        ),
        "、".join(cell_address(row, column) for column in found[:_SHOWN]),
        mend=Words(
            "确是作废的，不用处理；仍然有效的，去掉删除线后重新添加",
            "leave it if it is cancelled; else take the line away and add the file again",
        ),
    )


def _says_so(text: str) -> bool:
    return bool(_CANCELLED.fullmatch(text.strip(_BRACKETS)) or _BEHIND.fullmatch(text))
