"""JSON lines: records of canonical tables, documents, or the rows of a table of its own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from jianheng.intake.files.contents import Contents, Document, Record
from jianheng.intake.files.json_value import JsonDecoder, flat
from jianheng.intake.files.keyed_sheet import Row, keyed_sheet
from jianheng.intake.files.utf8_copy import Utf8Text, utf8_text
from jianheng.intake.problem import Place, Problem, Words

_FORMS = Words(
    '{"table": "表", 字段: 值, …} 或 {"id": "编号", "kind": "文书种类", "text": "全文"}',
    '{"table": "…", fields…} or {"id": "…", "kind": "…", "text": "…"}',
)
_OBJECT = Words('{"列名": 值, …}', '{"column": value, …}')
_MEND = Words("改正这一行后重新添加", "correct the line and add the file again")
_NEITHER = Words("既没有 table 也没有 text", "has neither a table nor a text")

_Object = dict[str, object]


def read_json_lines(path: Path, name: str) -> Contents:
    """Read one JSON object a line; a line that cannot be read is a problem, the others are kept.

    Args:
        path: the file.
        name: the file's name in the delivery.

    Returns:
        Its records and documents. Where no line is one, the objects are the rows of one table: a sheet whose row 1 is
        the names and whose row 2 is line 1; a line that cannot be read keeps its row, which is empty.

    Raises:
        UnreadableFileError: unknown encoding.
    """
    text = utf8_text(path, name)
    stated = any(isinstance(_known(found, number), Record | Document) for number, _, found in _lines(text))
    return _records(text, name) if stated else _table(text, name)


def _records(text: Utf8Text, name: str) -> Contents:
    records: list[Record] = []
    documents: list[Document] = []
    problems = [*text.problems]
    for number, line, found in _lines(text):
        known = _known(found, number)
        if isinstance(known, Record):
            records.append(known)
        elif isinstance(known, Document):
            documents.append(known)
        elif line.strip():
            problems.append(_problem(name, number, line, known, _FORMS))
    return Contents(records=tuple(records), documents=tuple(documents), problems=tuple(problems))


def _table(text: Utf8Text, name: str) -> Contents:
    names: dict[str, None] = {}
    problems = [*text.problems]
    for number, line, found in _lines(text):
        if isinstance(found, Words):
            problems.append(_problem(name, number, line, found, _OBJECT))
        else:
            names.update(dict.fromkeys(flat(found)))
    sheets = (keyed_sheet("", [*names], partial(_rows, text)),) if names else ()
    return Contents(sheets=sheets, problems=tuple(problems))


def _rows(text: Utf8Text) -> Iterator[Row]:
    return ({} if isinstance(found, Words) else flat(found) for _, _, found in _lines(text))


def _lines(text: Utf8Text) -> Iterator[tuple[int, str, _Object | Words]]:
    """Each line by its number, with its object or what is wrong with it; an empty line is an empty object."""
    decoder = JsonDecoder()
    with text.path.open(encoding="utf-8", newline="\n") as lines:
        for number, line in enumerate(lines, start=1):
            yield number, line, _parse(decoder, line.strip())


def _parse(decoder: JsonDecoder, line: str) -> _Object | Words:
    if not line:
        return {}
    try:
        data, end = decoder.at(line, 0)
        if end < len(line):
            raise json.JSONDecodeError("Extra data", line, end)
    except RecursionError:
        return Words("括号嵌套过深", "is nested too deeply")
    except ValueError as error:
        return Words(f"不是正确的 JSON（{error}）", f"is no valid JSON ({error})")
    if decoder.repeated:
        twice = decoder.repeated[0]
        return Words(f"不是正确的 JSON（“{twice}” 写了两次）", f"is no valid JSON ({twice} is written twice)")
    return data if isinstance(data, dict) else Words("不是一个 JSON 对象", "is no JSON object")


def _known(data: _Object | Words, number: int) -> Record | Document | Words:
    if isinstance(data, Words):
        return data
    if isinstance(data.get("table"), str):
        return Record(number, str(data["table"]), {key: value for key, value in data.items() if key != "table"})
    if isinstance(data.get("text"), str):
        return Document(number, str(data.get("id", number)), str(data.get("kind") or ""), str(data["text"]))
    return _NEITHER


def _problem(name: str, number: int, line: str, what: Words, expected: Words) -> Problem:
    return Problem("unreadable_line", Place(name, row_no=number), what, line.strip()[:60], expected, _MEND)
