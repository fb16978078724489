"""JSON lines: records of canonical tables, or documents."""

from __future__ import annotations

import json
from pathlib import Path

from jianheng.intake.files.contents import Contents, Document, Record
from jianheng.intake.files.encoding import decode
from jianheng.intake.problem import Place, Problem, Words

_FORMS = Words(
    '{"table": "表", 字段: 值, …} 或 {"id": "编号", "kind": "文书种类", "text": "全文"}',
    '{"table": "…", fields…} or {"id": "…", "kind": "…", "text": "…"}',
)
_MEND = Words("改正这一行后重新添加", "correct the line and add the file again")


def read_json_lines(path: Path, name: str) -> Contents:
    """Read one JSON object a line; a line that cannot be read is a problem, the others are kept.

    Args:
        path: the file.
        name: the file's name in the delivery.

    Returns:
        Its records and documents.

    Raises:
        UnreadableFileError: unknown encoding.
    """
    records: list[Record] = []
    documents: list[Document] = []
    problems: list[Problem] = []
    for number, line in enumerate(decode(path.read_bytes()).split("\n"), start=1):
        if not line.strip():
            continue
        found = _parse(line, number)
        if isinstance(found, Record):
            records.append(found)
        elif isinstance(found, Document):
            documents.append(found)
        else:
            place = Place(name, row_no=number)
            problems.append(Problem("unreadable_line", place, found, line.strip()[:60], _FORMS, _MEND))
    return Contents(records=tuple(records), documents=tuple(documents), problems=tuple(problems))


def _parse(line: str, number: int) -> Record | Document | Words:
    try:
        data = json.loads(line, object_pairs_hook=_without_repetition)
    except RecursionError:
        return Words("括号嵌套过深", "is nested too deeply")
    except ValueError as error:
        return Words(f"不是正确的 JSON（{error}）", f"is no valid JSON ({error})")
    if not isinstance(data, dict):
        return Words("不是一个 JSON 对象", "is no JSON object")
    if isinstance(data.get("table"), str):
        return Record(number, data["table"], {key: value for key, value in data.items() if key != "table"})
    if isinstance(data.get("text"), str):
        name = data.get("id", number)
        return Document(number, str(name), str(data.get("kind") or ""), data["text"])
    return Words("既没有 table 也没有 text", "has neither a table nor a text")


def _without_repetition(pairs: list[tuple[str, object]]) -> dict[str, object]:
    data = dict(pairs)
    if len(data) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        raise ValueError(f"“{twice}” 写了两次 / {twice} is written twice")
    return data
