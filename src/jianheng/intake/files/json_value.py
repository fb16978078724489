"""One JSON value as Python holds it, with no digit changed, and an object of objects as one row."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import cast

from jianheng.intake.files.contents import CellValue

_SEVERAL = frozenset((dict, list))


class JsonDecoder:
    """Reads JSON values; numbers that Python would round are kept as they are written.

    Attributes:
        repeated: names that an object of the last value has twice; the second is kept as `name#2`.
    """

    def __init__(self) -> None:
        self.repeated: list[str] = []
        self._decoder = json.JSONDecoder(object_pairs_hook=self._object, parse_float=_exact, parse_constant=str)

    def at(self, text: str, begin: int) -> tuple[object, int]:
        """The value that begins at a place of a text, and where it ends.

        Raises:
            json.JSONDecodeError: there is none, or the text ends within it.
            RecursionError: it is nested too deeply.
        """
        self.repeated.clear()
        return self._decoder.raw_decode(text, begin)

    def _object(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        data = dict(pairs)
        if len(data) == len(pairs):
            return data
        data = {}
        for name, value in pairs:
            if name in data:
                self.repeated.append(name)
            data[_free(name, data)] = value
        return data


def flat(data: dict[str, object]) -> dict[str, CellValue]:
    """An object as one row: objects within it by their names with dots, lists as JSON.

    Example:
        >>> flat({"姓名": "周某", "刑期": {"年": 3, "月": 6}, "罪名": ["盗窃罪"]})
        {'姓名': '周某', '刑期.年': 3, '刑期.月': 6, '罪名': '["盗窃罪"]'}
    """
    if _SEVERAL.isdisjoint(map(type, data.values())):
        return cast("dict[str, CellValue]", data)
    row: dict[str, CellValue] = {}
    for name, value in data.items():
        if isinstance(value, dict) and value:
            for inner, cell in flat(value).items():
                row[_free(f"{name}.{inner}", row)] = cell
        elif value is None or isinstance(value, str | int | float):
            row[_free(name, row)] = value
        else:
            row[_free(name, row)] = json.dumps(value, ensure_ascii=False)
    return row


def _free(name: str, taken: dict[str, object] | dict[str, CellValue]) -> str:
    number, free = 1, name
    while free in taken:
        number += 1
        free = f"{name}#{number}"
    return free


def _exact(text: str) -> float | str:
    number = float(text)
    return number if Decimal(repr(number)) == Decimal(text) else text
