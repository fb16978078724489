"""One value of a database as a cell, with no digit and no zone lost."""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from jianheng.intake.files.contents import CellValue


def cell_of(value: object) -> CellValue:
    """A value as drivers give it.

    Example:
        >>> cell_of(Decimal("8.50")), cell_of(b"\\x01"), cell_of({"年": 3}), cell_of(None)
        ('8.50', '01', '{"年": 3}', None)
    """
    if isinstance(value, datetime):
        return value if value.tzinfo is None else value.isoformat(sep=" ")
    if isinstance(value, time):
        return value if value.tzinfo is None else value.isoformat()
    if value is None or isinstance(value, str | int | float | date | timedelta):
        return value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bytes | bytearray | memoryview):
        return bytes(value).hex()
    if isinstance(value, dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, default=lambda inner: text_of(cell_of(inner)))
    return str(value)


def text_of(value: CellValue) -> str | None:
    """A cell as words that are read back as the same value.

    Example:
        >>> text_of(datetime(2024, 5, 31, 9, 30)), text_of(True), text_of(0.1), text_of(None)
        ('2024-05-31 09:30:00', 'true', '0.1', None)
    """
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat(sep=" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)
