"""How a column writes its values, told from the column itself where it is certain."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date

from jianheng.dictionary import Field
from jianheng.identity import digits_were_lost
from jianheng.intake.cells.cell import UnreadableError, cell_text, is_empty
from jianheng.intake.cells.century import Window, window_of
from jianheng.intake.cells.day_forms import plain_day, readings_of
from jianheng.intake.cells.reading import PLAIN, Reading
from jianheng.intake.cells.serials import serial_of, year_and_month
from jianheng.intake.cells.term_units import DAY, MONTH, YEAR
from jianheng.intake.cells.terms import MOST_MONTHS, read_term_cell

_ID_FIELD = "id_no"
_SIX_DIGITS = 6
_FEWEST = 3  # values that must speak for a fact before it is taken for certain
_LOOSE_PARTS = re.compile(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}", re.ASCII)
_SIX = re.compile(r"\d{6}", re.ASCII)
_DOTTED = re.compile(r"\d{1,2}\.(\d{1,2})", re.ASCII)
_DOTTED_IN_UNIT = re.compile(r"\d{1,3}\.(\d{1,2})(?:年|个月)?", re.ASCII)
_DOTTED_YEARS = re.compile(r"\d{1,2}\.(\d{1,2})年", re.ASCII)
_LONG_YEARS_FIRST = re.compile(r"\d{4}", re.ASCII)


def detect_reading(field: Field, values: Sequence[object], known: Reading = PLAIN) -> Reading:
    """Find out how a column writes its values.

    Only facts that the values cannot be read without, and that they prove, are found: numbers of days, the order
    of a day's parts, terms in six digits, months behind a point, ID numbers that lost their last digits. The unit
    of money and a source's own codes are never guessed.

    Args:
        field: the field that the column fills.
        values: its values, or a good part of them.
        known: what is known of the column already, such as the day of export.

    Returns:
        What is known, with what the values prove.

    >>> detect_reading(Field("on", "date"), [43525, 43526, 44001]).serials
    True
    """
    said = [(value, text) for value in values if (text := cell_text(value)) and not is_empty(text, field.type)]
    if field.type in ("date", "moment"):
        return _days(field, said, known)
    if field.type == "term":
        return _terms(said, known)
    if field.name == _ID_FIELD and digits_were_lost([text for _, text in said]):
        return replace(known, lost_digits=True)
    return known


def _days(field: Field, said: Sequence[tuple[object, str]], known: Reading) -> Reading:
    window = window_of(field, known)
    numbers = {serial_of(value, text) for value, text in said if not isinstance(value, date)}
    as_text = any(isinstance(value, str) for value, _ in said)
    # 20191 may be January 2019: only numbers that can mean nothing else prove what all of them are.
    speaking = sum(number is not None and year_and_month(number) is None for number in numbers)
    if None not in numbers and speaking >= _FEWEST and not (known.serials_1904 and as_text):
        known = replace(known, serials=True)
    if not known.order:
        texts = [plain_day(text) for value, text in said if isinstance(value, str)]
        known = replace(known, order=_order(texts, window, part=field.part))
    return known


def _order(texts: Iterable[str], window: Window, *, part: bool) -> str:
    """The one order in which every value that leaves it open is a possible day."""
    six, loose = set(), set()
    for text in texts:
        if _SIX.fullmatch(text):
            six.add(text)
        elif _LOOSE_PARTS.fullmatch(text) and not _LONG_YEARS_FIRST.match(text):
            loose.add(text)
    orders = ("ymd", "mdy", "dmy")
    if len(loose) >= _FEWEST and not six:
        return _only(orders, loose, window)
    if len(six) >= _FEWEST and not loose:
        return _only((*orders, "ym") if part else orders, six, window)
    return ""


def _only(orders: Iterable[str], texts: Iterable[str], window: Window) -> str:
    listed = [*texts]
    fitting = [order for order in orders if all(_readable(text, order, window) for text in listed)]
    return fitting[0] if len(fitting) == 1 else ""


def _readable(text: str, order: str, window: Window) -> bool:
    try:
        return any(window.holds(day) for day in readings_of(text, order, window))
    except UnreadableError:
        return False


def _terms(said: Sequence[tuple[object, str]], known: Reading) -> Reading:
    # A number without a unit counts in the heading's, and says as much of the column.
    dotted_in = _DOTTED_IN_UNIT if known.term_unit in (YEAR, MONTH) else _DOTTED_YEARS
    behind = {text: found[1] for _, text in said if (found := dotted_in.fullmatch(text))}
    # Months behind the point would hardly be five each time.
    if set(behind.values()) <= {"0", "5"} and sum(part == "5" for part in behind.values()) >= _FEWEST:
        known = replace(known, half_years=True)
    compact = replace(known, compact_terms=True)
    digits = [(value, text) for value, text in said if text.isascii() and text.isdigit() and len(text) <= _SIX_DIGITS]
    long = {text for _, text in digits if len(text) >= _SIX_DIGITS - 1}
    if (
        len(long) >= _FEWEST
        and len(digits) == len(said)
        and all(_is_term(value, text, compact) for value, text in said)
    ):
        return compact
    if known.term_unit in (MONTH, DAY):
        return known
    dotted = {found[1] for _, text in said if (found := _DOTTED.fullmatch(text))}
    # Parts of a year would be .25, .5 or .75; months alone go to 11, and no part of a year is .10 or .11.
    if len(dotted) >= _FEWEST and all(int(months) <= MOST_MONTHS for months in dotted) and dotted & {"10", "11"}:
        return replace(known, dotted_months=True)
    return known


def _is_term(value: object, text: str, reading: Reading) -> bool:
    return _succeeds(lambda: read_term_cell(text, value, reading))


def _succeeds(read: Callable[[], object]) -> bool:
    try:
        read()
    except UnreadableError:
        return False
    return True
