"""Fragments: related facts and values with slots, brought into a model under a name of their own."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field, replace

from jianheng.language.form import Form, Pairs, shown
from jianheng.language.scope import grouped
from jianheng.language.source import Mapping, Source, Text
from jianheng.language.templates.shelf import Shelf
from jianheng.language.templates.slots import fitting, read_slots
from jianheng.language.templates.substitute import Substitution, undeclared

KEYS = ("id", "title", "why", "slots", "with", "let")


@dataclass
class Brought:
    """What fragments bring into a model.

    Args:
        items, lets: pairs to stand in `with` and `let`.
        groups: names of each fragment, by the name under which it is used.
    """

    items: Pairs = ()
    lets: Pairs = ()
    groups: dict[str, frozenset[str]] = field(default_factory=dict)


def bring(source: Mapping, shelf: Shelf, form: Form) -> Brought:
    """Everything under `use`."""
    brought = Brought()
    for key, value in form.pairs(source, "use"):
        called = _call(value, shelf, form)
        if called is not None:
            _add(brought, key, *called, shelf, form)
    return brought


def _call(value: Source, shelf: Shelf, form: Form) -> tuple[Text, str, Pairs] | None:
    """`sentence_on(person=person, day=proposed_on)` as the name and what is filled in."""
    if isinstance(value, Text):
        try:
            tree = ast.parse(value.value.strip(), mode="eval").body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            tree = None
        match tree:
            case ast.Call(func=ast.Name(id=name), args=[], keywords=keywords) if all(k.arg for k in keywords):
                if name in shelf.parts:
                    return value, name, tuple(_argument(value, keyword) for keyword in keywords)
                mend = f"可用：{'、'.join(sorted(shelf.parts)) or '无'}"
                form.add("E16", value.at, name, "没有这个片段", "no such fragment", mend)
                return None
    said = (
        "应为片段的名字和插槽",
        "a fragment is called with its slots",
        "写成 片段名(插槽=内容, …)，流式写法中加引号",
    )
    form.add("E16", value.at, shown(value), *said)
    return None


def _argument(value: Text, keyword: ast.keyword) -> tuple[Text, Source]:
    code = value.value.strip()
    line = code.encode().split(b"\n")[keyword.lineno - 1]
    column = len(line[: keyword.col_offset].decode())
    at = value.at.right(column + (1 if value.quoted else 0)) if keyword.lineno == 1 else value.at
    name = str(keyword.arg)
    text = ast.get_source_segment(code, keyword.value) or ""
    return Text(name, at), Text(text, at.right(len(name) + 1))


def _add(brought: Brought, key: Text, value: Text, name: str, given: Pairs, shelf: Shelf, form: Form) -> None:
    fragment = shelf.part(name)
    form.refuse_keys(fragment, KEYS)
    slots = read_slots(fragment, form)
    items, lets = form.pairs(fragment, "with"), form.pairs(fragment, "let")
    for _, part in (*items, *lets):
        undeclared(part, slots, form)
    filled = fitting(slots, given, (f"片段 {name} ", f"fragment {name}"), value.at, form)
    fill = Substitution(filled, value.at, form, key.value)
    brought.groups[key.value] = frozenset(inner.value for inner, _ in (*items, *lets))
    brought.items += tuple(_named(key, inner, fill.put(part)) for inner, part in items)
    brought.lets += tuple(_named(key, inner, fill.put(part)) for inner, part in lets)


def _named(key: Text, inner: Text, part: Source) -> tuple[Text, Source]:
    return replace(key, value=grouped(key.value, inner.value)), part
