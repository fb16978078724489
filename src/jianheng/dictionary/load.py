"""The dictionary's YAML files to frozen tables and code lists, with every problem at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from jianheng.dictionary.model import Axis, Code, CodeList, Dictionary, Field, Table

HERE = Path(__file__).parent
VERSION = 1
TYPE = re.compile(r"(date|moment|term|money|int|ratio|flag|text|code|codes|key)(?:<([a-z0-9_]+)>)?\Z")
FIELD_KEYS = {"type", "required", "empty", "part", "time", "label", "headings", "note"}
PERSON = Field("person", "key", entity="person", label_zh="人员", label_en="person")


class DictionaryError(ValueError):
    """Dictionary files that cannot be used, with every problem found in them."""

    def __init__(self, problems: list[str]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(problems))


@cache
def load_dictionary(path: Path | None = None) -> Dictionary:
    """Read the dictionary.

    Args:
        path: folder with `tables/` and `lists/`; None for the one of the package.

    Returns:
        Tables and code lists by name.

    Raises:
        DictionaryError: every problem of form, each with its file.
    """
    folder = path or HERE
    problems: list[str] = []
    lists: dict[str, CodeList] = {}
    for file in sorted(folder.glob("lists/*.yaml")):
        lists |= _lists(file, problems)
    tables = [_table(file, problems) for file in sorted(folder.glob("tables/*.yaml"))]
    if problems:
        raise DictionaryError(problems)
    return Dictionary({table.name: table for table in tables}, lists, VERSION)


def _read(file: Path) -> dict[str, Any]:
    data = yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return data if isinstance(data, dict) else {}


def _lists(file: Path, problems: list[str]) -> dict[str, CodeList]:
    found: dict[str, CodeList] = {}
    for name, body in _read(file).items():
        codes = {}
        for value, words in body.get("codes", {}).items():
            zh = words.get("zh", "") if isinstance(words, dict) else str(words)
            en = words.get("en", value.replace("_", " ")) if isinstance(words, dict) else value.replace("_", " ")
            aliases = tuple(words.get("aliases", ())) if isinstance(words, dict) else ()
            if not zh:
                problems.append(f"{file.name} {name}.{value}：缺中文标签。改法：补上 zh / a Chinese label is missing")
            codes[value] = Code(value, zh, en, aliases)
        title = body.get("title", {})
        groups = {group: tuple(values) for group, values in body.get("groups", {}).items()}
        found[name] = CodeList(
            name, title.get("zh", name), title.get("en", name), codes, groups, body.get("ordered") == "true"
        )
    return found


def _table(file: Path, problems: list[str]) -> Table:
    data = _read(file)
    name = data.get("table", file.stem)
    fields = {} if data.get("person") == "false" else {"person": PERSON}
    for field_name, body in data.get("fields", {}).items():
        fields[field_name] = _field(f"{file.name} {field_name}", field_name, body, problems)
    axis = data.get("axis", "none")
    return Table(
        name=name,
        title_zh=data.get("title", {}).get("zh", name),
        title_en=data.get("title", {}).get("en", name),
        row_zh=data.get("row", {}).get("zh", ""),
        row_en=data.get("row", {}).get("en", ""),
        key=tuple(data.get("key", ())),
        axis=_axis(axis),
        derived=data.get("derived") == "true",
        sensitivity=int(data.get("sensitivity", "2")),
        areas=tuple(data.get("areas", ())),
        basis=tuple(data.get("basis", ())),
        fields=fields,
    )


def _axis(axis: str | Mapping[str, Any]) -> Axis:
    if isinstance(axis, str):
        return Axis("none")
    if "event" in axis:
        return Axis("event", axis["event"])
    return Axis("span", *axis["span"])


def _field(where: str, name: str, body: Mapping[str, Any], problems: list[str]) -> Field:
    match = TYPE.match(body.get("type", ""))
    if match is None:
        problems.append(f"{where}：[{body.get('type')}] 不是字段类型。改法：见 docs/dictionary.md / not a field type")
    kind, of = match.groups() if match else ("text", None)
    for key in set(body) - FIELD_KEYS:
        problems.append(f"{where}：没有键 [{key}]。改法：可用 {'、'.join(sorted(FIELD_KEYS))} / unknown key")
    label = body.get("label", {})
    return Field(
        name=name,
        type=kind,
        list=of if kind in {"code", "codes"} else None,
        entity=of if kind == "key" else None,
        required=body.get("required") == "true",
        empty=body.get("empty", "unknown"),
        part=body.get("part") == "true",
        time=body.get("time", "occurred" if kind == "date" else None),
        label_zh=label.get("zh", name),
        label_en=label.get("en", name.replace("_", " ")),
        headings=tuple(body.get("headings", ())),
        note=body.get("note", ""),
    )
