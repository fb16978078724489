"""Clean values in the words of a reader."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from jianheng.desk.words import say
from jianheng.dictionary import Field, load_dictionary
from jianheng.intake.cells import CellCleaner, UnreadableError
from jianheng.quality.masking import masked

_DAY = Field("day", "date")


@cache
def cleaner() -> CellCleaner:
    """The reader of cells; it remembers what it has read."""
    return CellCleaner(load_dictionary())


def as_day(text: str) -> str:
    """A day as a person wrote it, in one form; words that are no day stay as they are, to be told.

    >>> as_day("2026.5.31"), as_day("2026年5月31日"), as_day("")
    ('2026-05-31', '2026-05-31', '')
    """
    try:
        return str(cleaner().clean(_DAY, text).get("day") or text)
    except UnreadableError:
        return text


def told(field: Field, values: Mapping[str, object], *, hides: bool = True) -> str:
    """The value of a field in words.

    Args:
        field: the field.
        values: physical columns of a row, or of this field alone.
        hides: whether names and numbers of persons are hidden.
    """
    if all(values.get(name) is None for name, _ in field.columns()):
        return say("（空）", "(empty)")
    if field.type == "term":
        parts = zip((values.get(f"{field.name}_{part}") for part in "ymd"), ("年", "个月", "天"), strict=True)
        return "".join(f"{number}{unit}" for number, unit in parts if number) or "0天"
    if field.type in ("code", "codes"):
        found = values[field.name]
        codes = load_dictionary().lists[field.list or ""].codes
        listed = [*found] if isinstance(found, list | tuple) else [found]
        return "、".join(say(codes[code].label_zh, codes[code].label_en) for code in listed if code in codes)
    if field.type == "flag":
        return say("是", "yes") if values[field.name] else say("否", "no")
    if field.type == "date" and field.part:
        low, high = (values.get(f"{field.name}_{end}") for end in ("lo", "hi"))
        return str(low) if low == high else f"{low} {say('至', 'to')} {high}"
    if field.type == "moment":
        return str(values[field.name])[: 10 if values.get(f"{field.name}_precision") == "day" else 16]
    text = str(values[field.name])
    return masked(field.name, text) if hides else text
