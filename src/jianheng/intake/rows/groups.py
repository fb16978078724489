"""Records under a line that says that what follows is something else than what the table was confirmed as."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jianheng.dictionary import Table
from jianheng.intake.layout import Block
from jianheng.intake.problem import Place, Problem, Words
from jianheng.intake.recognise.subjects import subjects_of

_NOT = re.compile(r"不予|不准|未予|未获|驳回|不批准|不同意")


def other_groups(block: Block, table: Table) -> Mapping[int, str]:
    """The group lines of a table that speak of something else than the canonical table, where others speak of it.

    Args:
        block: the table.
        table: the canonical table of its records.

    Returns:
        0-based row of each such line and its words; none where no line speaks of the canonical table: then nothing
        shows that the groups are of different kinds.
    """
    own = subjects_of(table.title_zh)
    said = {row: subjects_of(text) for row, text in block.groups}
    agree = {row for row, text in block.groups if said[row] & own and not _NOT.search(text)}
    if not agree:
        return {}
    return {row: text for row, text in block.groups if row not in agree and (said[row] or _NOT.search(text))}


def of_other_group(block: Block, others: Mapping[int, str], row: int, place: Place) -> Problem | None:
    """Say that a record stands under such a line.

    Args:
        block: the table.
        others: what `other_groups` gave.
        row: 0-based row of the record.
        place: the record.
    """
    above = max((line for line, _ in block.groups if line < row), default=-1) if others else -1
    if above not in others:
        return None
    return Problem(
        "other_group",
        place,
        Words(
            f"在“{others[above]}”之下，与这张表确认的内容不是一件事，整行没有采用，只保留原文",
            "stands under a line that speaks of something else; nothing of it was used, its words stay",
        ),
        others[above],
        mend=Words("把这一部分另成一张表，重新添加并确认", "deliver this part as a table of its own, and confirm it"),
    )
