"""One field of a table file."""

from __future__ import annotations

import re

from jianheng.dictionary.field import TYPES, Field, RequiredIf
from jianheng.dictionary.problem import Words
from jianheng.dictionary.read.form import Form
from jianheng.dictionary.read.source import Mapping, Node, Scalar

_TYPE = re.compile(r"([a-z]+)(?:<([a-z0-9_]+)>)?")
_OF = {"code": "list", "codes": "list", "key": "entity"}
_EMPTY = ("unknown", "none", "open")
_TIME = ("occurred", "planned")
_OPTIONAL = ("required", "required_if", "empty", "part", "time", "headings", "note")
_DATED = ("date", "moment")


def read_field(name: str, node: Node, form: Form) -> Field | None:
    """Read one field.

    Args:
        name: its name.
        node: what stands behind the name.
        form: takes the problems.

    Returns:
        The field; None where it is no mapping at all.
    """
    if not isinstance(node, Mapping):
        mend = Words("写成 {type: …, label: {zh: …, en: …}}", "write {type: …, label: {zh: …, en: …}}")
        form.add("not_mapping", node.at, name, Words("字段要写成一组“键: 值”", "a field must be a mapping"), mend)
        return None
    form.keys(node, ("type", "label"), _OPTIONAL)
    kind, of = _type(node, form)
    label = form.both(node, "label")
    _only(node, "part", kind == "date", Words("只用于 date", "is for dates alone"), form)
    _only(node, "time", kind in _DATED, Words("只用于 date 和 moment", "is for dates and moments alone"), form)
    part = form.yes(node, "part")
    return Field(
        name=name,
        type=kind,
        list=of if _OF.get(kind) == "list" else None,
        entity=of if _OF.get(kind) == "entity" else None,
        required=form.yes(node, "required"),
        empty=form.choice(node, "empty", _EMPTY, "unknown"),
        part=part,
        time=form.choice(node, "time", _TIME, "occurred") if kind in _DATED else None,
        label_zh=label.zh,
        label_en=label.en,
        headings=form.texts(node, "headings"),
        note=form.text(node, "note"),
        required_if=_required_if(node, form),
    )


def _type(node: Mapping, form: Form) -> tuple[str, str | None]:
    written = form.text(node, "type")
    found = _TYPE.fullmatch(written)
    kind, of = (found[1], found[2]) if found else ("", None)
    if kind in TYPES and (of is not None) == (kind in _OF):
        return kind, of
    if written:
        known = [f"{name}<{'名称' if _OF[name] == 'entity' else '代码表'}>" if name in _OF else name for name in TYPES]
        form.add(
            "field_type",
            node.place("type"),
            written,
            Words("不是字段类型", "is no field type"),
            Words("改为其中之一", "write one of them"),
            Words("、".join(known), ", ".join(f"{name}<…>" if name in _OF else name for name in TYPES)),
        )
    return "text", None


def _only(node: Mapping, key: str, allowed: bool, where: Words, form: Form) -> None:
    if key in node.pairs and not allowed:
        form.add("misplaced_key", node.place(key), key, where, Words("删去这个键", "delete the key"))


def _required_if(node: Mapping, form: Form) -> RequiredIf | None:
    """`{left_on: filled}`, or `{main_penalty: [fixed_term, control]}`."""
    if "required_if" not in node.pairs:
        return None
    inner = form.mapping(node, "required_if")
    if len(inner.pairs) != 1:
        mend = Words("写成 {字段: filled} 或 {字段: [代码, …]}", "write {field: filled} or {field: [code, …]}")
        form.add("required_if", inner.at, "", Words("应只写一个字段", "exactly one field is expected"), mend)
        return None
    ((name, value),) = inner.pairs.items()
    if isinstance(value, Scalar):
        form.choice(inner, name, ("filled",), "filled")
        return RequiredIf(name)
    return RequiredIf(name, form.texts(inner, name))
