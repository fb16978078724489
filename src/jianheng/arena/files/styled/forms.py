"""Values in the forms in which institutions write them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

import cn2an

from jianheng.arena.act import Value
from jianheng.arena.days import Term
from jianheng.arena.files.styled.style import Forms, Style, StyleError
from jianheng.dictionary import Dictionary, Field

Cell: TypeAlias = str | int | Decimal | date | None
Words: TypeAlias = Mapping[str, str]
_WAN = Decimal(10000)

_DATES: dict[str, Callable[[date], Cell]] = {
    "excel": lambda day: day,
    "dashes": lambda day: f"{day:%Y-%m-%d}",
    "dots": lambda day: f"{day.year}.{day.month}.{day.day}",
    "compact": lambda day: f"{day:%Y%m%d}",
    "chinese": lambda day: f"{day.year}年{day.month}月{day.day}日",
    "slashes": lambda day: f"{day.year}/{day.month}/{day.day}",
    "slashes_at_zero": lambda day: f"{day.year}/{day.month}/{day.day} 0:00",
}
_CLOCKS: dict[str, Callable[[datetime], str]] = {
    "dashes": lambda at: f" {at:%H:%M:%S}",
    "dots": lambda at: f" {at.hour}:{at.minute:02}",
    "compact": lambda at: f"{at:%H%M%S}",
    "chinese": lambda at: f"{at.hour}时{at.minute}分",
    "slashes": lambda at: f" {at.hour}:{at.minute:02}",
}


def write_value(field: Field, value: Value, forms: Forms, words: Words) -> Cell:
    """One value as it stands in a cell.

    Args:
        field: the field.
        value: the value; nothing for an empty cell.
        forms: how values are written.
        words: of a code, its local word.
    """
    if value is None:
        return None
    if field.list is not None:
        codes = value if isinstance(value, tuple) and not isinstance(value, Term) else (str(value),)
        return "、".join(words[str(code)] for code in codes)
    if isinstance(value, Term):
        return _TERMS[forms.term](value)
    if isinstance(value, datetime):
        return write_moment(value, forms)
    if isinstance(value, date):
        return _DATES[forms.moment if field.type == "moment" else forms.date](value)
    if isinstance(value, bool):
        return forms.flag[0 if value else 1]
    if field.type == "money":
        return _MONEY[forms.money](Decimal(str(value)))
    return value if isinstance(value, int) else str(value)


def write_moment(at: datetime, forms: Forms) -> Cell:
    """A moment, with its clock."""
    return at if forms.moment == "excel" else f"{_DATES[forms.moment](at)}{_CLOCKS[forms.moment](at)}"


def write_span(first: Cell, last: Cell, forms: Forms) -> Cell:
    """Both ends of a span in one cell."""
    if first is None and last is None:
        return None
    return f"{'' if first is None else first}{forms.between}{'' if last is None else last}"


def words_of(field: Field, style: Style, dictionary: Dictionary) -> dict[str, str]:
    """The local word of each code of a field; none for a field without codes.

    Raises:
        StyleError: two codes have one word.
    """
    if field.list is None:
        return {}
    codes = dictionary.lists[field.list].codes
    local = style.codes.get(field.list, {})
    usual = {value: f"{n:02}" if style.numbers else code.label_zh for n, (value, code) in enumerate(codes.items(), 1)}
    words = {value: str(local.get(value, usual[value])) for value in codes}
    if len(set(words.values())) < len(words) or local.keys() - codes.keys():
        raise StyleError(f"{style.kind}/{style.name}: codes of {field.list}")
    return words


def _parts(term: Term, units: tuple[str, str, str], number: Callable[[int], str]) -> str:
    return "".join(number(part) + unit for part, unit in zip(term, units, strict=True) if part)


def _dash(term: Term) -> str:
    return f"{term.years}-{term.months}" + (f"-{term.days}" if term.days else "")


_TERMS: dict[str, Callable[[Term], str]] = {
    "words": lambda term: _parts(term, ("年", "个月", "天"), str) or "0天",
    "chinese": lambda term: _parts(term, ("年", "个月", "日"), cn2an.an2cn) or "零日",
    "dash": _dash,
    "packed": lambda term: "".join(f"{part:02}" for part in term),
    "points": lambda term: ".".join(f"{part:02}" for part in term),
}
_MONEY: dict[str, Callable[[Decimal], Cell]] = {
    "yuan": lambda amount: amount,
    "comma": lambda amount: f"{amount:,.2f}",
    "wan": lambda amount: (amount / _WAN).normalize() + 0,
    "capital": lambda amount: str(cn2an.an2cn(str(amount), "rmb")),
}
