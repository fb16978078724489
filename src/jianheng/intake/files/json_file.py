"""JSON files: an array of objects, or an object that holds arrays of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from jianheng.intake.files.contents import Contents, UnreadableFileError
from jianheng.intake.files.json_stream import Item, JsonStream
from jianheng.intake.files.json_value import flat
from jianheng.intake.files.keyed_sheet import Row, keyed_sheet
from jianheng.intake.files.utf8_copy import Utf8Text, utf8_text
from jianheng.intake.problem import Place, Problem, Words

_TOLD = 20
_MEND = Words("从原系统重新导出", "export it again where it came from")


def read_json(path: Path, name: str = "") -> Contents:
    """Read a JSON file, never held as a whole.

    Args:
        path: the file.
        name: its name in the delivery.

    Returns:
        One sheet for each array of objects, named by the names that lead to it (empty for an array that is the whole
        file), and one without a name for the values that stand beside arrays. Row 1 is the names, row 2 the first
        object; objects within an object are columns whose names have dots, lists within it are JSON.

    Raises:
        UnreadableFileError: unknown encoding, no JSON, or nothing in it that is an object.
    """
    name = name or path.name
    text = utf8_text(path, name)
    found = _Found(name)
    try:
        for item in _items(text):
            found.take(item)
    except (ValueError, RecursionError) as error:
        raise _unreadable(error) from error
    if not found.names:
        raise UnreadableFileError(
            Words("JSON 里没有对象，读不成表", "the JSON holds no object, so it is no table"),
            Words("应为对象的数组 [{…}, …]，或 {表名: [{…}, …]}", "give [{…}, …], or {table: [{…}, …]}"),
        )
    sheets = tuple(keyed_sheet(table, [*names], partial(_rows, text, table)) for table, names in found.names.items())
    return Contents(sheets=sheets, problems=(*text.problems, *found.problems))


def _items(text: Utf8Text) -> Iterator[Item]:
    with text.path.open(encoding="utf-8", newline="") as source:
        yield from JsonStream(source).items()


def _rows(text: Utf8Text, table: str) -> Iterator[Row]:
    return (_row(item) for item in _items(text) if item.table == table)


def _row(item: Item) -> Row:
    """What is no object among objects keeps its row, which is empty, so that the others keep their numbers."""
    return flat(item.value) if isinstance(item.value, dict) else {}


@dataclass
class _Found:
    """What a first pass finds.

    Args:
        name: the file's name in the delivery.
        names: by table, all names of its objects.
        problems: what is wrong in single objects.
        rows: by table, the rows so far.
    """

    name: str
    names: dict[str, dict[str, None]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)

    def take(self, item: Item) -> None:
        row_no = self.rows[item.table] = self.rows.get(item.table, 1) + 1
        names = self.names.setdefault(item.table, {})
        row = _row(item)
        if not row.keys() <= names.keys():
            names.update(dict.fromkeys(row))
        if not isinstance(item.value, dict):
            what = Words("不是一个 JSON 对象，没有读取", "is no JSON object and was not read")
            self._tell(item, row_no, what, json.dumps(item.value, ensure_ascii=False))
        for twice in item.repeated:
            what = Words("一个对象里写了两次，后一个记作“#2”", "is written twice in an object; the second is '#2'")
            self._tell(item, row_no, what, twice)

    def _tell(self, item: Item, row_no: int, what: Words, value: str) -> None:
        if len(self.problems) < _TOLD:
            place = Place(self.name, item.table, row_no)
            self.problems.append(Problem("unreadable_record", place, what, value[:60], mend=_MEND))
        elif len(self.problems) == _TOLD:
            many = Words(f"还有其他对象有错，超过 {_TOLD} 处的不再列出", f"more objects are wrong; {_TOLD} are listed")
            self.problems.append(Problem("unreadable_record", Place(self.name), many, mend=_MEND))


def _unreadable(error: Exception) -> UnreadableFileError:
    if isinstance(error, RecursionError):
        return UnreadableFileError(Words("括号嵌套过深", "it is nested too deeply"), _MEND)
    return UnreadableFileError(Words(f"不是正确的 JSON（{error}）", f"no valid JSON ({error})"), _MEND)
