"""Headings of database dumps: field names, types and Chinese names in rows of their own, in any order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from jianheng.intake.cells import is_empty
from jianheng.intake.layout.cells import heading_share, plain
from jianheng.intake.layout.levels import is_field_names
from jianheng.intake.layout.likeness import Known
from jianheng.intake.layout.lines import Line
from jianheng.intake.layout.scores import BELOW, contrast

_SIZE = r"([(（]\d+([,，]\d+)?(byte|char)?[)）])?"
_TYPE = re.compile(
    rf"(字符串?|数值|日期|文本|整数|逻辑|时间|日期时间|时间戳|货币|数字|小数|浮点|布尔|长整|大文本)(型|格式|类型){_SIZE}"
    rf"|字符串{_SIZE}|日期时间|时间戳"
    rf"|n?(var)?char2?{_SIZE}|(long|tiny|medium)?text|[cb]lob|string|number{_SIZE}|(big|small|tiny)?int(eger)?{_SIZE}"
    rf"|(small)?date(time)?2?{_SIZE}|timestamp{_SIZE}|decimal{_SIZE}|numeric{_SIZE}|float{_SIZE}|double|bool(ean)?|bit",
    re.IGNORECASE,
)
# Such as dBase has them; only above Chinese names do single letters and such words say a type.
_SHORT_TYPE = re.compile(
    rf"[CDNLMFT](\d+(\.\d+)?)?{_SIZE}|字符|数值|日期|文本|整数|逻辑|时间|货币|数字|小数", re.IGNORECASE
)
_IDEOGRAPH = re.compile(r"[\u3400-\u9fff]")
_KNOWN, _WELL_KNOWN, _CONTRAST = 0.3, 0.8, 0.3
_MOST, _FEWEST_ROWS = 3, 2
_FEWEST_COLUMNS = 2
# Headings on top are found as they are, and types right below them are passed by.
_FOUND_ANYWAY = (["title", "type"], ["name", "type"])


def is_types(words: Sequence[str], *, short: bool = False) -> bool:
    """Whether cells only say of what type their columns are.

    Args:
        words: the cells that hold anything.
        short: take short words for types too.

    Example:
        >>> is_types(["varchar(20)", "VARCHAR2(50 BYTE)", "date"]), is_types(["字符型", "数值型(10,2)"])
        (True, True)
        >>> is_types(["C", "D"]), is_types(["C20", "日期"], short=True), is_types(["姓名", "日期型"])
        (False, True, False)
    """
    texts = [plain(text) for text in words]
    return bool(texts) and all(_TYPE.fullmatch(text) or (short and _SHORT_TYPE.fullmatch(text)) for text in texts)


def dumped_head(lines: Sequence[Line], known: Known) -> tuple[Sequence[Line], Sequence[Line]] | None:
    """Headings with a row of types among them, where they are not the top one of their rows.

    Args:
        lines: rows in order.
        known: likeness to known headings.

    Returns:
        All rows of the headings from the first of these on, and those whose words the columns are called by: the
        Chinese names where there are any, and the field names right below them as ever. None where the first rows
        are no such headings.
    """
    rows = [*takewhile(lambda line: line.filled == lines[0].filled, lines[:_MOST])]
    if len(rows) < _FEWEST_ROWS or len(lines[0].filled) < _FEWEST_COLUMNS:
        return None
    roles = _roles(rows, lines, known)
    for count in (_MOST, _FEWEST_ROWS):
        found = dict(zip(roles[:count], rows, strict=False))
        if len(found) == count and "type" in found and "" not in found and roles[:count] not in _FOUND_ANYWAY:
            named = rows[:2] if roles[:2] == ["title", "name"] else [found.get("title", found.get("name", rows[0]))]
            return rows[:count], named
    return None


def _roles(rows: Sequence[Line], lines: Sequence[Line], known: Known) -> list[str]:
    """What each row says of its columns; below the Chinese names letters and short words are rather a record."""
    roles: list[str] = []
    for at in reversed(range(len(rows))):
        role = _role(rows[at], lines[at + 1 :], known)
        doubtful = role == "type" and "title" not in roles and not is_types(rows[at].words)
        roles.insert(0, "" if doubtful else role)
    return roles


def _role(line: Line, below: Sequence[Line], known: Known) -> str:
    """What a row says of its columns: `type`, `name`, `title` in Chinese, or nothing."""
    if is_types(line.words, short=True):
        return "type"
    if is_field_names(line.words):
        # Where those below look the same, it is a record of codes.
        alike = any(is_field_names(row.words) for row in below[:BELOW] if not is_types(row.words, short=True))
        return "" if alike else "name"
    if not all(_IDEOGRAPH.search(text) and heading_share(text) == 1 for text in line.words):
        return ""
    if below and is_types(below[0].words):
        return "title"
    # Below types and field names a record of words only may come, where there are no Chinese names.
    records = [row for row in below[:BELOW] if row.filled and not is_field_names(row.words)]
    again = any(row.text(column) == line.text(column) for row in records for column in line.filled)
    if again or any(is_empty(text, "code") for text in line.words):
        return ""
    share = known.share(map(plain, line.words))
    told = share >= _WELL_KNOWN or (share >= _KNOWN and contrast(line, records, line.filled) >= _CONTRAST)
    return "title" if told else ""
