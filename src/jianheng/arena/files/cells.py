"""Values as people write them into a sheet."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from jianheng.arena.act import Value
from jianheng.arena.days import Term
from jianheng.dictionary import Dictionary, Field


def cell_writer(field: Field, dictionary: Dictionary) -> Callable[[Value], str]:
    """How to write the values of one field.

    Args:
        field: the field.
        dictionary: where code lists are.

    Returns:
        A function from a value, which is not empty, to words.
    """
    if field.list is not None:
        labels = {value: code.label_zh for value, code in dictionary.lists[field.list].codes.items()}
        return lambda value: "、".join(labels[code] for code in _codes(value))
    return _WRITERS.get(field.type, str)


def _codes(value: Value) -> tuple[str, ...]:
    return value if isinstance(value, tuple) and not isinstance(value, Term) else (str(value),)


def _term(value: Value) -> str:
    assert isinstance(value, Term)
    parts = zip(value, ("年", "个月", "天"), strict=True)
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0天"


def _day(value: Value) -> str:
    assert isinstance(value, date)
    return f"{value:%Y-%m-%d}"


def _moment(value: Value) -> str:
    assert isinstance(value, date)
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, datetime) else f"{value:%Y-%m-%d}"


def _flag(value: Value) -> str:
    return "是" if value else "否"


_WRITERS: dict[str, Callable[[Value], str]] = {"term": _term, "date": _day, "moment": _moment, "flag": _flag}
