"""Sums and terms in cells that are merged over several rows: said once, and not once a row."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from enum import Enum

from jianheng.intake.cells import UnreadableError, cell_text
from jianheng.intake.files.contents import Area, Sheet
from jianheng.intake.layout import Block, Way, block_rows
from jianheng.intake.problem import Words

# Sums of money, and points: what is added up over rows.
ADDED_UP = frozenset({"money", "ratio"})


class Merged(Enum):
    """What a row says with a cell that is merged with other rows: nothing of its own, or nothing that is certain.

    `SAID_ABOVE`: a row above has said it, or told why it says nothing. `OF_SEVERAL`: a sum of several persons.
    `OF_ROWS`: a term of several rows of one person.
    """

    SAID_ABOVE = "said above"
    OF_SEVERAL = "of several"
    OF_ROWS = "of rows"


_OF_SEVERAL = UnreadableError(
    Words(
        "数额合并在几个人的行上，不知道是每人的还是合计的",
        "the sum is merged over rows of several persons: of each, or of all together",
    ),
    mend=Words("取消合并，给每个人写明金额，重新添加", "unmerge it, write each person's sum and add the file again"),
)


_OF_OFFENCES = UnreadableError(
    Words(
        "刑期合并在同一人的几个罪名上，像是决定执行的刑期，不是其中一罪的，没有采用",
        "the term is merged over several offences of one person: that of all together, it seems, and of none alone",
    ),
    mend=Words(
        "是决定执行的刑期的，对应“被告人判决结果”的“执行刑期”（judgment_person.term）；是每罪各自的，取消合并，逐行填写",
        "map it to judgment_person.term if it is that of all together; unmerge it and fill in each row if not",
    ),
)
_OF_ROWS = UnreadableError(
    Words(
        "期限合并在同一人的几行上，不知道是每行的还是合计的，没有采用",
        "the term is merged over several rows of one person: of each, or of all together",
    ),
    mend=Words("取消合并，逐行写明，重新添加", "unmerge it, fill in each row and add the file again"),
)
_OFFENCES = "judgment_offence"


def why_unused(merged: Merged, table: str) -> UnreadableError | None:
    """What is to be said of a merged cell.

    Args:
        merged: what the row says with it.
        table: the table of the row.

    Returns:
        Why it is not used; None where that is told elsewhere.
    """
    if merged is Merged.OF_ROWS:
        return _OF_OFFENCES if table == _OFFENCES else _OF_ROWS
    return _OF_SEVERAL if merged is Merged.OF_SEVERAL else None


def merged_sums(
    sheet: Sheet, block: Block, sums: Collection[int], who: Collection[int]
) -> Mapping[tuple[int, int], Merged]:
    """Find the cells of sums that other rows share.

    Args:
        sheet: the sheet; its reader writes what is merged into every cell of the area.
        block: the table.
        sums: 0-based columns that hold what is added up.
        who: 0-based columns that say whose a row is.

    Returns:
        By 0-based row and column what the cell says; those that say a sum of their own are left out.
    """
    if block.way is not Way.DOWN or not sums or not sheet.merged:
        return {}
    areas = [area for area in sheet.merged if area.left in sums and _is_tall(area, block)]
    persons = _words(sheet, block, areas, who) if areas else {}
    found: dict[tuple[int, int], Merged] = {}
    for area in areas:
        rows = [row for row in range(area.top, area.bottom + 1) if row in persons]
        if len({persons[row] for row in rows}) > 1:
            found |= {(row, area.left): Merged.OF_SEVERAL for row in rows}
        else:
            found |= {(row, area.left): Merged.SAID_ABOVE for row in rows[1:]}
    return found


def merged_terms(
    sheet: Sheet, block: Block, term: int, own: Collection[int], who: Collection[int]
) -> Mapping[int, Merged]:
    """Find the cells of a term that several rows of one person share and that differ in what else they say.

    Rows that say the same beside it, such as a sentence beside a list of offences, may state it each; so may rows of
    several persons, whose terms nobody adds up.

    Args:
        sheet: the sheet; its reader writes what is merged into every cell of the area.
        block: the table.
        term: 0-based column of the term.
        own: 0-based columns that fill the same row.
        who: 0-based columns that say whose a row is.

    Returns:
        By 0-based row what the cell says; those that state a term of their own are left out.
    """
    if block.way is not Way.DOWN or not sheet.merged:
        return {}
    areas = [area for area in sheet.merged if area.left == term and _is_tall(area, block)]
    persons = _words(sheet, block, areas, who) if areas else {}
    said = _words(sheet, block, areas, {*own} - {term}) if areas else {}
    found: dict[int, Merged] = {}
    for area in areas:
        of_person: dict[tuple[str, ...], list[int]] = {}
        person: tuple[str, ...] = ()
        for row in range(area.top, area.bottom + 1):
            if row in persons:
                # A row that names nobody goes on with the person above.
                person = persons[row] if any(persons[row]) else person
                of_person.setdefault(person, []).append(row)
        for rows in of_person.values():
            if len({said[row] for row in rows}) > 1:
                found |= {rows[0]: Merged.OF_ROWS} | dict.fromkeys(rows[1:], Merged.SAID_ABOVE)
    return found


def _is_tall(area: Area, block: Block) -> bool:
    return area.bottom > area.top and area.left == area.right and block.first <= area.bottom and area.top <= block.last


def _words(
    sheet: Sheet, block: Block, areas: Collection[Area], columns: Collection[int]
) -> Mapping[int, tuple[str, ...]]:
    """What the records of the areas say in columns."""
    wanted = {row for area in areas for row in range(area.top, area.bottom + 1)}
    places = [place for place, heading in enumerate(block.headings) if heading.index in columns]
    return {
        row: tuple(cell_text(values[place]) for place in places)
        for row, values in block_rows(sheet, block)
        if row in wanted
    }
