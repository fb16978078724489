"""The statement of delivery on the first sheet of a filled template."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import yaml

from jianheng.dictionary import Dictionary
from jianheng.dictionary.template import COVER_SHEET, DELIVERY
from jianheng.intake.delivery.delivery import Delivery
from jianheng.intake.delivery.node import Collector
from jianheng.intake.delivery.read import delivery_of
from jianheng.intake.files.contents import CellValue, Sheet, UnreadableFileError
from jianheng.intake.files.workbook import read_workbook
from jianheng.intake.problem import Words
from jianheng.intake.template.hint import is_hint_row

# The template fills in the legal basis itself: it alone does not say that somebody made a statement.
_GIVEN = "legal_basis"
_KEYS = {line.label: line.key for line in DELIVERY}
_TITLES = {line.key: line.label.rstrip("*") for line in DELIVERY}
_ENDS = {"from_on": "from", "until_on": "until"}
# As the reader of a statement names its keys; a page has no row for the period as a whole.
_ROWS = {_ENDS.get(key, key): title for key, title in _TITLES.items()} | {"period": "期间起、期间止"}
_APART = {
    "tables": Words(
        "没有一张数据表填有数据：工作表不能改名，数据从第四行填起",
        "no sheet holds data: sheets keep their names, and data begin in row 4",
    )
}
_SEARCHED, _ENOUGH = 40, 5
_TEXT, _LIST, _MAP = "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"


def read_cover(path: Path, name: str, dictionary: Dictionary) -> Delivery | None:
    """Read the statement that a unit wrote into the yellow cells of a template.

    Args:
        path: a workbook.
        name: how messages name it.
        dictionary: names the tables.

    Returns:
        The delivery; None where the workbook has no such sheet, nothing was written there, or it cannot be read
        (which reading its data tells).

    Raises:
        IntakeError: it cannot be used; all problems at once, each with its row.
    """
    cover, sheets = _filled_cover(path, name)
    if cover is None:
        return None
    written = _written(cover)
    titles = {table.title_zh for table in dictionary.tables.values() if not table.derived}
    delivered = [sheet.name for sheet in sheets if sheet.name in titles and _has_data(sheet)]
    collector = Collector(f"{name}，工作表“{cover.name}”", _ROWS, _APART)
    return delivery_of(_as_node(written, delivered), collector, dictionary)


def has_cover(path: Path, name: str) -> bool:
    """Whether a unit wrote a statement, right or wrong, on the first sheet of a template.

    Args:
        path: a workbook.
        name: how messages name it.
    """
    return _filled_cover(path, name)[0] is not None


def _filled_cover(path: Path, name: str) -> tuple[Sheet | None, tuple[Sheet, ...]]:
    """The sheet of a workbook that holds a statement, if one does, and all of its sheets."""
    try:
        sheets = read_workbook(path, name).sheets
    except UnreadableFileError:
        return None, ()
    cover = next((sheet for sheet in sheets if sheet.name == COVER_SHEET), None)
    written = _written(cover) if cover is not None else {}
    return cover if any(text for key, (_, text) in written.items() if key != _GIVEN) else None, sheets


def is_cover(sheet: Sheet) -> bool:
    """Whether a sheet is the first one of a template, which holds a statement and no data.

    Args:
        sheet: a sheet; what it is called does not matter.
    """
    first = islice(sheet.rows(), _SEARCHED)
    return len({str(row[0]).strip() for row in first if row} & _KEYS.keys()) >= _ENOUGH


def stated_on(sheet: Sheet) -> dict[str, tuple[int, str]]:
    """What somebody wrote on such a sheet.

    Returns:
        For each item that is filled in, by its key, the 1-based row and the words; what the template fills in itself
        is left out.
    """
    written = _written(sheet).items()
    return {key: (row + 1, text) for key, (row, text) in written if text and key != _GIVEN}


def title_on(key: str) -> str:
    """What the sheet calls an item.

    Example:
        >>> title_on("export_day")
        '导出日'
    """
    return _TITLES[key]


def _written(cover: Sheet) -> dict[str, tuple[int, str]]:
    """Row index and text of each item of the statement."""
    return {
        _KEYS[str(row[0]).strip()]: (index, _text(row[1]) if len(row) > 1 else "")
        for index, row in enumerate(cover.rows())
        if row and str(row[0]).strip() in _KEYS
    }


def _text(value: CellValue) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def _has_data(sheet: Sheet) -> bool:
    filled = [row for row in sheet.rows() if any(_text(cell) for cell in row)]
    return any(not is_hint_row(row) for row in filled[1:])


def _as_node(written: dict[str, tuple[int, str]], delivered: Iterable[str]) -> yaml.MappingNode:
    """The statement in the form of `delivery.yaml`, so that both are held to the same rules."""
    plain = {key: _scalar(text, row) for key, (row, text) in written.items()}
    first = min(row for row, _ in written.values())
    period = [(_scalar(part, first), plain[key]) for key, part in _ENDS.items() if key in plain]
    nodes: dict[str, yaml.Node] = {
        "tables": yaml.SequenceNode(_LIST, [_scalar(title, first) for title in delivered], _mark(first)),
        "period": yaml.MappingNode(_MAP, period, _mark(written.get("until_on", (first, ""))[0])),
        **{key: node for key, node in plain.items() if key not in _ENDS},
    }
    if _GIVEN in written:
        row, text = written[_GIVEN]
        parts = [_scalar(part.strip(), row) for part in text.split("、") if part.strip()]
        nodes[_GIVEN] = yaml.SequenceNode(_LIST, parts, _mark(row))
    return yaml.MappingNode(_MAP, [(_scalar(key, first), node) for key, node in nodes.items()], _mark(first))


def _scalar(text: str, row: int) -> yaml.ScalarNode:
    return yaml.ScalarNode(_TEXT, text, _mark(row))


def _mark(row: int) -> yaml.Mark:
    return yaml.Mark("", 0, row, 0, None, 0)
