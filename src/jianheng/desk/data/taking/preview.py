"""How the values of a column would be read: a few as raw and clean, how many cannot be, and words without a code."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from jianheng.desk.data.taking.answers import Answer
from jianheng.desk.data.taking.found import SeenColumn
from jianheng.desk.data.values import cleaner, told
from jianheng.dictionary import Dictionary, Field
from jianheng.intake.cells import UnreadableError, cell_text
from jianheng.intake.cells.detect import detect_reading
from jianheng.intake.cells.reading import Reading
from jianheng.intake.cells.term_units import PART, unit_named
from jianheng.intake.mapping import ColumnRule
from jianheng.intake.mapping.answer import codes_of
from jianheng.intake.rows.split import split_cell
from jianheng.intake.target import Target
from jianheng.quality.masking import masked

SHOWN = 3
_SEVERAL = re.compile(r"[、，,;；/\n]+")


@dataclass(frozen=True)
class Read:
    """One value as it stands and as it is read.

    Args:
        raw: as it stands; names and numbers of persons hidden.
        clean: as it is read; empty where it cannot be.
        why_zh, why_en: why it cannot.
    """

    raw: str
    clean: str
    why_zh: str = ""
    why_en: str = ""


@dataclass(frozen=True)
class Preview:
    """How a column would be read.

    Args:
        samples: some values, those that cannot be read first.
        unread: how many of the looked at values cannot be read.
        looked: how many filled values were looked at.
        unknown: words without a code, with how often they are met.
    """

    samples: tuple[Read, ...]
    unread: int
    looked: int
    unknown: tuple[tuple[str, int], ...]


def preview(column: SeenColumn, answer: Answer, dictionary: Dictionary, *, of_terms: str = "") -> Preview:
    """How the values of a column would be read by an answer.

    Args:
        column: the column with its values.
        answer: what becomes of it.
        dictionary: the fields.
        of_terms: the unit that its heading gives for terms, as `term_units` tells it.
    """
    values = [value for value in column.values if cell_text(value)]
    fields = [dictionary.tables[target.table].fields[target.field] for target in answer.targets]
    if not fields:
        hint = hidden_as(column, answer)
        shown = dict.fromkeys(masked(hint, cell_text(value)) for value in values)
        return Preview(tuple(Read(raw, "") for raw in [*shown][:SHOWN]), 0, len(values), ())
    codes = {**codes_of(fields[0], column.labels, dictionary), **answer.codes}
    reading = Reading(
        ten_thousand=answer.unit == "万元",
        compact_terms=answer.form == "yymmdd",
        codes=codes,
        term_unit=of_terms if of_terms == PART else unit_named(answer.unit) or of_terms,
    )
    if len(fields) == 1:
        reading = detect_reading(fields[0], column.values, reading)
    rule = ColumnRule(column.heading, 1, answer.targets, answer.split, codes, answer.unit, answer.form)
    good: dict[str, Read] = {}
    bad: dict[str, Read] = {}
    unread = 0
    for value in values:
        read = _read(rule, fields, value, reading)
        unread += bool(read.why_zh)
        (bad if read.why_zh else good).setdefault(read.raw, read)
    samples = [*[*bad.values()][: SHOWN - 1], *good.values()]
    return Preview(tuple(samples[:SHOWN]), unread, len(values), tuple(_unknown(fields[0], values)))


def hidden_as(column: SeenColumn, answer: Answer) -> str:
    """The field whose rule of hiding holds for a column: what was answered, else what it may be."""
    targets = answer.targets
    if targets:
        return targets[0].field
    return Target.of(column.best).field if column.best else ""


def _read(rule: ColumnRule, fields: list[Field], value: object, reading: Reading) -> Read:
    raw = masked(fields[0].name, cell_text(value))
    moments = all(field.type == "moment" for field in fields)
    parts = []
    for (_, part), field in zip(split_cell(rule, value, reading, moments=moments), fields, strict=True):
        try:
            parts.append(told(field, cleaner().clean(field, part, reading)))
        except UnreadableError as error:
            expected = f"，应为{error.expected.zh}" if error.expected.zh else ""
            return Read(raw, "", error.what.zh + expected, error.what.en)
    return Read(raw, " ＋ ".join(parts))


def _unknown(field: Field, values: Sequence[object]) -> Iterator[tuple[str, int]]:
    """Words that no code is known for; those that a person gave a code stay, so that it can be changed."""
    if field.list is None and field.type != "flag":
        return
    texts = (cell_text(value) for value in values)
    parts = (part for text in texts for part in (_SEVERAL.split(text) if field.type == "codes" else (text,)))
    for word, count in Counter(filter(None, parts)).most_common():
        try:
            cleaner().clean(field, word)
        except UnreadableError:
            yield word, count


__all__ = ["Preview", "Read", "hidden_as", "preview"]
