"""One cell that fills one field, or is taken apart into several."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from jianheng.dictionary import Field
from jianheng.intake.cells import Span, UnreadableError, cell_text, read_sentence, read_span
from jianheng.intake.cells.century import window_of
from jianheng.intake.cells.days import read_moment
from jianheng.intake.cells.reading import Reading
from jianheng.intake.cells.sentences import Sentence
from jianheng.intake.cleaning import PartDate
from jianheng.intake.mapping.mapping import ColumnRule, Split
from jianheng.intake.target import Target
from jianheng.law.term import Term

# Of an end nothing is known but that the organs of the Republic write it, as of any day that is no birth.
_END_OF_SPAN = Field("end", "date")
_JOIN = re.compile(r"至|到|—+|–+|～|~|-")
_CLOCK = re.compile(r"(?:上午|下午|晚上?|凌晨|中午)?\d{1,2}(?:[:：]\d{2}|[时点](?:\d{1,2}分?|半|整)?)")
_DAY = re.compile(r"\d{2,4}(?:年\d{1,2}月\d{1,2}[日号]|[-./]\d{1,2}[-./]\d{1,2}|\d{4})")


def split_cell(
    rule: ColumnRule, value: object, reading: Reading, *, moments: bool = False
) -> Iterator[tuple[Target, object]]:
    """Take a cell apart.

    A cell of which some words cannot be read gives its whole words to every field, so that each records that it
    could not be read.

    Args:
        rule: what becomes of its column.
        value: what the reader gave.
        reading: how the column writes its values.
        moments: its two ends are times of a day.

    Yields:
        Each field with its part of the value, in words that the field reads.
    """
    text = cell_text(value)
    if rule.split is None or not text:
        yield from ((target, value) for target in rule.to)
    elif rule.split is Split.SPAN:
        parts = _moments(text, reading) if moments else None
        yield from zip(rule.to, parts or _span(text, len(rule.to), reading), strict=True)
    else:
        yield from _sentence(rule, text)


def _span(text: str, wanted: int, reading: Reading) -> tuple[object, ...]:
    try:
        span = read_span(text, reading=reading, window=window_of(_END_OF_SPAN, reading))
    except UnreadableError:
        return (text,) * wanted
    if _begins_later(span, text, reading):
        return (text,) * wanted
    return (_day(span.first) if span.first else "", _day(span.last) if span.last else "")


def _begins_later(span: Span, text: str, reading: Reading) -> bool:
    """Whether a year of two digits would begin after the export: 30年 in a file of 2024 is no certain 2030."""
    if span.first is None or reading.export_day is None or span.first.lo <= reading.export_day:
        return False
    try:
        return read_span(text, reading=reading) != span
    except UnreadableError:
        return True


def _moments(text: str, reading: Reading) -> tuple[str, str] | None:
    """Two times, the second perhaps of the same day; nothing where the cell does not part in one way alone."""
    found = set()
    for join in _JOIN.finditer(text):
        left, right = text[: join.start()].strip(), text[join.end() :].strip()
        if _CLOCK.fullmatch(right) and (day := _DAY.match(left)):
            right = f"{day[0]} {right}"
        if _is_moment(left, reading) and _is_moment(right, reading):
            found.add((left, right))
    return found.pop() if len(found) == 1 else None


def _is_moment(text: str, reading: Reading) -> bool:
    try:
        return read_moment(text, text, reading=reading)[1] != "day"
    except UnreadableError:
        return False


def _day(day: PartDate) -> str:
    """A day, month or year in plain digits."""
    if day.lo == day.hi:
        return day.lo.isoformat()
    return f"{day.lo:%Y-%m}" if day.lo.month == day.hi.month else f"{day.lo:%Y}"


def _sentence(rule: ColumnRule, text: str) -> Iterator[tuple[Target, object]]:
    found = read_sentence(text)
    for target in rule.to:
        part = _PARTS.get((target.table, target.field)) or _PARTS.get(("", target.field))
        yield target, text if found.rest or part is None else part(found)


def _term(term: Term) -> str:
    parts = ((term.years, "年"), (term.months, "个月"), (term.days, "天"))
    return "".join(f"{number}{unit}" for number, unit in parts if number) or "0天"


def _money(amount: Decimal) -> str:
    return f"{amount}元"


# By table and field; an empty table stands for all others. Of the orders beside the main penalty only the loss of
# political rights has a term.
_PARTS: dict[tuple[str, str], Callable[[Sentence], object]] = {
    ("", "main_penalty"): lambda found: found.penalty.value if found.penalty else "",
    ("", "penalty"): lambda found: found.penalty.value if found.penalty else "",
    ("", "term"): lambda found: _term(found.term.value) if found.term else "",
    ("", "probation_term"): lambda found: _term(found.probation.value) if found.probation else "",
    ("", "amount"): lambda found: _money(found.fine.value) if found.fine else "",
    ("ancillary_order", "term"): lambda found: _term(found.rights.value) if found.rights else "",
    ("ancillary_order", "lifelong"): lambda found: "yes" if found.rights_for_life else "",
    ("ancillary_order", "kind"): lambda found: "political_rights" if found.rights or found.rights_for_life else "",
}
