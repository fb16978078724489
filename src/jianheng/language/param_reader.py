"""Parameters: choices that no law makes, each with its type, value and range."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from jianheng.language import limits
from jianheng.language.form import Form
from jianheng.language.source import Mapping, Source, Text
from jianheng.language.tree import Param
from jianheng.law import Term

KEYS = ("type", "value", "range", "local", "why")
TYPES = ("flag", "int", "money", "ratio", "text", "date", "term", "list")
EXAMPLES = {
    "flag": "true",
    "int": "30",
    "money": "1000.00",
    "ratio": "1.3",
    "text": "文字",
    "list": "甲, 乙",
    "date": "2024-05-01",
    "term": "3y6m",
}
ENDS = 2


def read_param(key: Text, source: Source, form: Form) -> Param:
    """One parameter; its value must be of its type and inside its range (E01)."""
    form.places[f"params.{key.value}"] = key.at
    if not isinstance(source, Mapping):
        form.add(
            "E01",
            key.at,
            key.value,
            "参数要写 type 和 value",
            "a parameter needs type and value",
            "例如 {type: int, value: 30, range: [5, 60]}",
        )
        return Param(key.value, "", "")
    form.refuse_keys(source, KEYS)
    for name in ("type", "value"):
        if source.get(name) is None:
            form.add("E01", key.at, key.value, f"参数缺 {name}", f"the parameter lacks {name}", f"补上 {name}")
    kind = form.choice(source, "type", TYPES)
    local = form.choice(source, "local", ("true", "false"), "false")
    value, ends = form.word(source, "value"), form.words(source.get("range"), "range")
    if kind in TYPES:
        _fits(source, kind, value, ends, form)
    span = (ends[0], ends[1]) if len(ends) == ENDS else None
    return Param(key.value, kind, value, span, local == "true", form.bilingual(source.get("why")))


def _fits(source: Mapping, kind: str, value: str, ends: tuple[str, ...], form: Form) -> None:
    written = source.get("value")
    read = parsed(kind, value)
    if written is not None and value and read is None:
        form.add("E01", written.at, value, f"不是有效的 {kind}", f"not a valid {kind}", f"例如 {EXAMPLES[kind]}")
    given = source.get("range")
    if given is None:
        return
    lo, hi = (parsed(kind, end) for end in ends) if len(ends) == ENDS else (None, None)
    if kind in {"flag", "text", "list"} or lo is None or hi is None or lo > hi:
        form.add(
            "E01",
            given.at,
            "、".join(ends),
            f"range 应为两个 {kind} 的值，从小到大",
            "a range is two values, the smaller first",
            "例如 range: [5, 60]",
        )
    elif read is not None and not lo <= read <= hi:
        form.add(
            "E01",
            written.at if written else given.at,
            value,
            f"不在范围 {ends[0]} 至 {ends[1]} 内",
            f"not within {ends[0]} to {ends[1]}",
            "改 value 或 range",
        )


def parsed(kind: str, text: str) -> Any:
    """The value that a text means, None where it means none of that type.

    >>> parsed("int", "030"), parsed("date", "2024-02-30")
    (30, None)
    """
    try:
        match kind:
            case "flag":
                return {"true": True, "false": False}.get(text)
            case "int":
                return int(text) if limits.INTEGER.match(text) else None
            case "money" | "ratio":
                return Decimal(text) if limits.DECIMAL.match(text) else None
            case "date":
                return date.fromisoformat(text) if limits.DAY.match(text) else None
            case "term":
                return Term.parse(text) if limits.TERM.match(text) else None
        return text
    except ValueError:
        return None
