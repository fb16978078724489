"""In which unit the sums of a table count, as its own lines say."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice

from jianheng.intake.cells import Reading, cell_text
from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout import Block, Way

YUAN, TEN_THOUSAND = "元", "万元"
_UNIT = "(?:百|千)?万元|亿元|千元|百元|元|万(?!\\w)"
# 单位：人、万元; 金额单位为人民币万元; 金额：万元; titles that end in （万元）. With a number between it is a sum.
_SAID = re.compile(
    rf"单位[:为是以(][^,。;\d]{{0,8}}?(?P<unit>{_UNIT})"
    rf"|金额[:(](?:人民币)?(?P<sum>{_UNIT})"
    rf"|[(](?:人民币)?(?P<title>{_UNIT})[)]$"
)
_ALONE = re.compile(rf"[(]?(?:人民币)?(?P<unit>{_UNIT})[)]?")


def unit_said(texts: Iterable[str]) -> str:
    """The unit that lines around a table give for its sums.

    Args:
        texts: the lines, the nearest last.

    Returns:
        Such as `万元`; empty where none gives one, all of them where they give several.

    Example:
        >>> unit_said(["财产性判项履行情况", "单位：人、万元"]), unit_said(["履行情况（千元）"])
        ('万元', '千元')
        >>> unit_said(["填报单位：江州监狱", "罚金金额 1 万元以上的"]), unit_said(["履行情况（元）", "单位：万元"])
        ('', '万元或元')
    """
    found = set()
    for text in texts:
        for said in _SAID.finditer(_comparable(text)):
            found.add(_plain(said["unit"] or said["sum"] or said["title"]))
    return "或".join(sorted(found))


def unit_of_table(block: Block) -> str:
    """The unit that the titles of a table give, or the notes below it.

    A line between records that gives another one speaks of some of them: then none is certain for a number alone.
    """
    told = [line for line in block.passed if line.code in ("note", "title", "group")]
    unit = unit_said(block.titles) or unit_said(line.text for line in told if line.row > block.last)
    between = unit_said(line.text for line in told if block.first < line.row < block.last)
    return "或".join(sorted({between, unit or YUAN})) if between not in ("", unit or YUAN) else unit


def units_below(sheet: Sheet, block: Block) -> dict[int, str]:
    """The units that stand in a row of their own under the headings, by 0-based column."""
    rows = {line.row for line in block.passed if line.code == "hint" and line.row < block.first}
    if block.way is not Way.DOWN or not rows:
        return {}
    return {
        column: _plain(found["unit"])
        for row, cells in enumerate(islice(sheet.rows(), block.first))
        if row in rows
        for column, found in _alone(cells)
    }


def _alone(cells: Iterable[object]) -> Iterator[tuple[int, re.Match[str]]]:
    for column, cell in enumerate(cells):
        if found := _ALONE.fullmatch(_comparable(cell_text(cell))):
            yield column, found


def in_unit(reading: Reading, *said: str) -> Reading:
    """A column that counts in a unit.

    Args:
        reading: what else is known of it.
        said: who says a unit, whoever is nearest to the column first.
    """
    unit = next(filter(None, said), YUAN)
    odd = "" if unit in (YUAN, TEN_THOUSAND) else unit
    return replace(reading, ten_thousand=unit == TEN_THOUSAND, odd_unit=odd)


def _comparable(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).split())


def _plain(unit: str) -> str:
    return TEN_THOUSAND if unit == "万" else unit
