"""Any cell by the type of its field."""

from __future__ import annotations

from collections.abc import Callable

from jianheng.dictionary import Dictionary, Field
from jianheng.intake.cells.amounts import read_money_cell, read_term_cell
from jianheng.intake.cells.cell import UnreadableError, cell_text, is_empty
from jianheng.intake.cells.days import read_day, read_moment
from jianheng.intake.cells.plain import code_names, read_code, read_codes, read_flag, read_int, read_key, read_ratio
from jianheng.intake.cleaning import read_case_number

Values = dict[str, object]
_REMEMBERED = 50_000


class CellCleaner:
    """Reads cells, and remembers what it has read: columns repeat themselves.

    Args:
        dictionary: the dictionary with its code lists.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._names = {
            name: code_names({code.value: (code.label_zh, code.label_en, *code.aliases) for code in codes})
            for name, codes in ((name, tuple(found.codes.values())) for name, found in dictionary.lists.items())
        }
        self._remembered: dict[tuple[int, type, object, bool], Values] = {}

    def clean(self, field: Field, value: object, *, ten_thousand: bool = False) -> Values:
        """Read one cell.

        Args:
            field: the field that it fills.
            value: what the reader gave.
            ten_thousand: a number without a unit counts in 万元.

        Returns:
            Physical column to value; nothing where the cell states nothing.

        Raises:
            UnreadableError: the words give no value of the field's type.
        """
        if isinstance(value, list):
            return self._read(field, "、".join(cell_text(item) for item in value), ten_thousand)
        # 1, 1.0 and True are equal and mean different things, so the kind of value is part of the key.
        key = (id(field), type(value), value, ten_thousand)
        found = self._remembered.get(key)
        if found is None:
            found = self._read(field, value, ten_thousand)
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
        return found

    def _read(self, field: Field, value: object, ten_thousand: bool) -> Values:
        text = cell_text(value)
        names = self._names.get(field.list or "", {})
        if field.type in ("code", "codes") and text.casefold() in names:
            return _one(field, [names[text.casefold()]] if field.type == "codes" else names[text.casefold()])
        if is_empty(text, field.type):
            return {}
        return _READERS[field.type](field, value, text, names, ten_thousand)


def _one(field: Field, value: object) -> Values:
    return {field.name: value}


def _date(field: Field, value: object, text: str, *_: object) -> Values:
    day = read_day(value, text, part=field.part)
    return {f"{field.name}_lo": day.lo, f"{field.name}_hi": day.hi} if field.part else {field.name: day.lo}


def _moment(field: Field, value: object, text: str, *_: object) -> Values:
    moment, precision = read_moment(value, text)
    return {field.name: moment, f"{field.name}_precision": precision}


def _term(field: Field, _value: object, text: str, *_: object) -> Values:
    term = read_term_cell(text)
    return {f"{field.name}_y": term.years, f"{field.name}_m": term.months, f"{field.name}_d": term.days}


def _key(field: Field, _value: object, text: str, *_: object) -> Values:
    return _one(field, read_case_number(text) or read_key(text))


_READERS: dict[str, Callable[..., Values]] = {
    "date": _date,
    "moment": _moment,
    "term": _term,
    "key": _key,
    "money": lambda field, _v, text, _n, ten: _one(field, read_money_cell(text, ten_thousand=ten)),
    "int": lambda field, _v, text, *_: _one(field, read_int(text)),
    "ratio": lambda field, _v, text, *_: _one(field, read_ratio(text)),
    "flag": lambda field, _v, text, *_: _one(field, read_flag(text)),
    "text": lambda field, _v, text, *_: _one(field, read_case_number(text) or text),
    "code": lambda field, _v, text, names, _t: _one(field, read_code(text, names)),
    "codes": lambda field, _v, text, names, _t: _one(field, read_codes(text, names)),
}

__all__ = ["CellCleaner", "UnreadableError", "Values"]
