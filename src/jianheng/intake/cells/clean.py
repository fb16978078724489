"""Any cell by the type of its field."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from jianheng.dictionary import Dictionary, Field
from jianheng.intake.cells.above import check_says_itself
from jianheng.intake.cells.amounts import read_money_cell
from jianheng.intake.cells.cell import UnreadableError, cell_text, is_empty, is_formula_error
from jianheng.intake.cells.century import window_of
from jianheng.intake.cells.codes import code_names, read_code, read_codes, with_own_codes
from jianheng.intake.cells.counted import without_unit
from jianheng.intake.cells.days import read_day, read_moment
from jianheng.intake.cells.edges import check_edge
from jianheng.intake.cells.keys import read_key_cell
from jianheng.intake.cells.names import is_name, read_name
from jianheng.intake.cells.offences import read_offence
from jianheng.intake.cells.plain import plain_words, read_flag, read_int, read_ratio
from jianheng.intake.cells.reading import PLAIN, Reading
from jianheng.intake.cells.several import check_one_number
from jianheng.intake.cells.signs import check_sign
from jianheng.intake.cells.terms import read_term_cell
from jianheng.intake.cleaning import read_case_number
from jianheng.intake.problem import Words

Values = dict[str, object]
_REMEMBERED = 50_000
_NUMBERS = frozenset({"int", "ratio", "money"})


class CellCleaner:
    """Reads cells, and remembers what it has read: columns repeat themselves.

    Args:
        dictionary: the dictionary with its code lists.
    """

    def __init__(self, dictionary: Dictionary) -> None:
        self._names: dict[str, Mapping[str, str]] = {
            name: code_names({code.value: (code.label_zh, code.label_en, *code.aliases) for code in codes})
            for name, codes in ((name, tuple(found.codes.values())) for name, found in dictionary.lists.items())
        }
        self._remembered: dict[tuple[int, type, object, int], Values] = {}
        # Readings are told apart by identity, which is quick; they are held so that no other takes their place.
        self._readings: dict[int, Reading] = {}
        self._own_names: dict[tuple[str, int], Mapping[str, str]] = {}

    def clean(self, field: Field, value: object, reading: Reading = PLAIN) -> Values:
        """Read one cell.

        Args:
            field: the field that it fills.
            value: what the reader gave.
            reading: how the column writes its values; the same object for the whole column.

        Returns:
            Physical column to value; nothing where the cell states nothing.

        Raises:
            UnreadableError: the words give no value of the field's type.
        """
        if isinstance(value, list):
            return self._read(field, "、".join(cell_text(item) for item in value), reading)
        # 1, 1.0 and True are equal and mean different things, so the kind of value is part of the key.
        key = (id(field), type(value), value, id(reading))
        found = self._remembered.get(key)
        if found is None:
            found = self._read(field, value, reading)
            if len(self._remembered) >= _REMEMBERED:
                self._remembered.clear()
            self._remembered[key] = found
            self._readings[id(reading)] = reading
        return found

    def _read(self, field: Field, value: object, reading: Reading) -> Values:
        text = cell_text(value)
        check_says_itself(text)
        if field.type in ("code", "codes"):
            return self._code(field, text, reading)
        if is_empty(text, field.type):
            return {}
        if is_formula_error(text):
            raise _failed()
        if field.type in _NUMBERS and isinstance(value, str):
            check_one_number(text)
        return _READERS[field.type](field, value, text, reading)

    def _code(self, field: Field, text: str, reading: Reading) -> Values:
        names = self._names_of(field.list or "", reading)
        # 无 and 未知 are codes in some lists and say nothing in the others.
        if plain_words(text) not in names and is_empty(text, field.type):
            return {}
        if is_formula_error(text):
            raise _failed()
        return {field.name: read_code(text, names) if field.type == "code" else read_codes(text, names)}

    def _names_of(self, list_name: str, reading: Reading) -> Mapping[str, str]:
        names = self._names.get(list_name, {})
        if not reading.codes:
            return names
        key = (list_name, id(reading))
        if key not in self._own_names:
            self._own_names[key] = with_own_codes(names, reading.codes)
            self._readings[id(reading)] = reading
        return self._own_names[key]


def _failed() -> UnreadableError:
    return UnreadableError(
        Words("是公式出错的结果，值已丢失", "is the error of a formula, the value is lost"),
        mend=Words("改正公式，或填写值后重新保存", "mend the formula or write the value, and save it again"),
    )


def _date(field: Field, value: object, text: str, reading: Reading) -> Values:
    check_edge(field, text)
    if not reading.order and field.name == _MONTH_FIELD:
        reading = replace(reading, order="ym")
    day = read_day(value, text, part=field.part, reading=reading, window=window_of(field, reading))
    return {f"{field.name}_lo": day.lo, f"{field.name}_hi": day.hi} if field.part else {field.name: day.lo}


def _moment(field: Field, value: object, text: str, reading: Reading) -> Values:
    check_edge(field, text)
    moment, precision = read_moment(value, text, reading=reading, window=window_of(field, reading))
    return {field.name: moment, f"{field.name}_precision": precision}


def _term(field: Field, value: object, text: str, reading: Reading) -> Values:
    term = read_term_cell(text, value, reading)
    return {f"{field.name}_y": term.years, f"{field.name}_m": term.months, f"{field.name}_d": term.days}


def _key(field: Field, _value: object, text: str, _reading: Reading) -> Values:
    return {field.name: read_key_cell(text, field.entity)}


def _int(field: Field, _value: object, text: str, _reading: Reading) -> Values:
    number = read_int(without_unit(field, text))
    check_sign(field, number)
    return {field.name: number}


def _ratio(field: Field, _value: object, text: str, _reading: Reading) -> Values:
    number = read_ratio(without_unit(field, text))
    check_sign(field, number)
    return {field.name: number}


def _text(field: Field, _value: object, text: str, _reading: Reading) -> Values:
    if is_name(field):
        return {field.name: read_name(text).name}
    if field.name == _OFFENCE_FIELD:
        return {field.name: read_offence(text)}
    return {field.name: read_case_number(text) or text}


def _of_a_fine(field: Field, text: str) -> str:
    """The sum of an order that the cell names too: 罚金5000元. Of a deposit the same words would be another fact."""
    return _FINE.sub("", text) if field.name == _AMOUNT else text


_MONTH_FIELD, _OFFENCE_FIELD, _AMOUNT = "month", "offence", "amount"
_FINE = re.compile(r"^(?:并处|单处|处)?罚金[:：]?(?=.)")
_READERS: dict[str, Callable[[Field, object, str, Reading], Values]] = {
    "date": _date,
    "moment": _moment,
    "term": _term,
    "key": _key,
    "money": lambda field, value, text, reading: {
        field.name: read_money_cell(
            _of_a_fine(field, text), ten_thousand=reading.ten_thousand, value=value, odd_unit=reading.odd_unit
        )
    },
    "int": _int,
    "ratio": _ratio,
    "flag": lambda field, _value, text, reading: {field.name: read_flag(text, reading.codes)},
    "text": _text,
}

__all__ = ["CellCleaner", "UnreadableError", "Values"]
