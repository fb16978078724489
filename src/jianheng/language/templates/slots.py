"""The slots of a template, and what a model puts into them (E16)."""

from __future__ import annotations

import ast
import difflib
import re
from dataclasses import dataclass

from jianheng.language.form import Form, Pairs, shown
from jianheng.language.problem import Position
from jianheng.language.source import Mapping, Text

TYPES = ("name", "literal", "expression")
KEYS = ("type", "why")
NAME = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*){0,2}\Z")
WANTED = {
    "name": ("应为一个名字", "must be a name", "写一个英文名字，例如 effective_on"),
    "literal": ("应为一个字面值", "must be a literal", "写数字、加引号的文字、True、False、date(…) 或 term(…)"),
    "expression": ("不是完整的表达式", "is no whole expression", "写成能单独成立的表达式"),
}


@dataclass(frozen=True)
class Slot:
    """An open place of a template: its name and what may stand there."""

    name: str
    type: str


def read_slots(source: Mapping, form: Form) -> dict[str, Slot]:
    """The slots that a template or fragment declares."""
    slots: dict[str, Slot] = {}
    for key, value in form.pairs(source, "slots"):
        if not isinstance(value, Mapping):
            said = ("插槽要写 type 和 why", "a slot needs type and why", "写成 {type: name, why: {zh: 用途}}")
            form.add("E01", key.at, key.value, *said)
            continue
        form.refuse_keys(value, KEYS)
        for part in KEYS:
            if value.get(part) is None:
                form.add("E01", key.at, key.value, f"插槽缺 {part}", f"the slot lacks {part}", f"补上 {part}")
        slots[key.value] = Slot(key.value, form.choice(value, "type", TYPES, "expression"))
    return slots


def fitting(slots: dict[str, Slot], given: Pairs, owner: tuple[str, str], at: Position, form: Form) -> dict[str, Text]:
    """What is filled in, by slot; all that is left open, unknown or of another type is told.

    Args:
        slots: the open places.
        given: names and contents.
        owner: what is being filled, in Chinese and English.
        at: where it is filled.
        form: collects the problems.
    """
    filled: dict[str, Text] = {}
    for key, value in given:
        slot = slots.get(key.value)
        if slot is None:
            near = difflib.get_close_matches(key.value, slots, n=1, cutoff=0.6)
            mend = f"改为 {near[0]}" if near else f"可填：{'、'.join(slots) or '无'}"
            form.add("E16", key.at, key.value, f"{owner[0]}没有这个插槽", f"the {owner[1]} has no such slot", mend)
        elif isinstance(value, Text) and fits(slot.type, value.value.strip()):
            filled[key.value] = value
        else:
            zh, en, mend = WANTED[slot.type]
            form.add("E16", value.at, shown(value), f"插槽 {key.value} {zh}", f"slot {key.value} {en}", mend)
    named = {key.value for key, _ in given}
    for name in slots:
        if name not in named:
            said = (f"{owner[0]}的插槽没有填", f"a slot of the {owner[1]} is not filled", f"补上 {name}: 内容")
            form.add("E16", at, name, *said)
    return filled


def fits(kind: str, text: str) -> bool:
    """Whether a text may stand in a slot of a kind, looked at by itself.

    >>> fits("name", "this.court"), fits("name", "a or b"), fits("literal", "3"), fits("expression", "a) or (b")
    (True, False, True, False)
    """
    if kind == "name":
        return bool(NAME.match(text))
    try:
        tree = ast.parse(text, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    if kind == "expression":
        return True
    match tree:
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() | float())):
            return True
        case ast.Call(func=ast.Name(id="date" | "term"), args=[ast.Constant(value=str())]):
            return True
    return isinstance(tree, ast.Constant)
