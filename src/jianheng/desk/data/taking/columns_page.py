"""What the page of columns shows of one table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from jianheng.desk.data.taking import answers
from jianheng.desk.data.taking.answers import OPEN, Answer
from jianheng.desk.data.taking.choices import Choices, choices, code_choices, may_fill
from jianheng.desk.data.taking.found import SeenColumn, SeenTable
from jianheng.desk.data.taking.preview import Preview, hidden_as, preview
from jianheng.desk.words import say
from jianheng.dictionary import Dictionary
from jianheng.intake.cells.term_units import term_units
from jianheng.quality.masking import masked

FIVE = 5
_UNITS = {"yes": "万元", "年": "年", "月": "月", "天": "天"}


def letter(index: int) -> str:
    """The name of a column as a spreadsheet shows it.

    >>> letter(0), letter(25), letter(26), letter(701)
    ('A', 'Z', 'AA', 'ZZ')
    """
    name = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        name = chr(65 + rest) + name
    return name


@dataclass(frozen=True)
class Row:
    """One column as a row of the page."""

    number: int
    column: SeenColumn
    answer: Answer
    groups: list[Choices]
    preview: Preview
    codes: list[tuple[str, str]]
    chosen_codes: list[tuple[str, int, str]]
    rows: int
    clash: bool = False
    type: str = ""

    @property
    def letter(self) -> str:
        """The column's letter."""
        return letter(self.column.index)

    @property
    def term_units(self) -> list[tuple[str, str]]:
        """In what terms without a unit may count."""
        return [("年", say("年", "years")), ("月", say("月", "months")), ("天", say("天", "days"))]

    @property
    def is_open(self) -> bool:
        """Whether nobody has said what it is."""
        return self.answer.to == OPEN

    @property
    def sure(self) -> int:
        """How sure the proposal is, in five steps; a person's own word is as sure as can be."""
        if self.column.rule is not None:
            return FIVE
        if self.column.state == "sure":
            return max(FIVE - 1, round(FIVE * self.column.candidates[0][1])) if self.column.candidates else FIVE
        found = [confidence for to, confidence, *_ in self.column.candidates if to == self.answer.to]
        found = found or [self.column.candidates[0][1]] if self.column.candidates else [0.0]
        return min(FIVE - 2, max(1, round(FIVE * found[0])))

    @property
    def boxes(self) -> list[bool]:
        """The five boxes."""
        return [number < self.sure for number in range(FIVE)]

    @property
    def why(self) -> str:
        """Why it is proposed, or what is asked."""
        if self.column.rule is not None:
            return say("以前确认过", "confirmed before")
        if self.is_open and (self.column.ask_zh or self.column.ask_en):
            return say(self.column.ask_zh, self.column.ask_en)
        for to, _, zh, en in self.column.candidates:
            if to == self.answer.to or self.is_open:
                return say(zh, en)
        return ""

    @property
    def filled(self) -> str:
        """The share of filled cells."""
        return f"{100 * self.column.filled / self.rows:.0f}%" if self.rows else "—"


def row_of(
    table: SeenTable, kept: Mapping[str, Any] | None, number: int, answer: Answer, dictionary: Dictionary
) -> Row:
    """One column with an answer, as a row of the page."""
    column = table.columns[number]
    targets = answer.targets
    field = dictionary.tables[targets[0].table].fields[targets[0].field] if targets else None
    units = term_units([each.heading for each in table.columns])
    shown = preview(column, answer, dictionary, of_terms=units[number])
    codes = code_choices(answer, dictionary)
    words = dict(shown.unknown) | {word: 0 for word in answer.codes if word not in dict(shown.unknown)}
    chosen = [(word, count, answer.codes.get(word, "")) for word, count in words.items()]
    groups = choices(column, answer, answers.tables_of(table, kept), dictionary)
    clash = any(number in columns for columns in answers.doubled(table, kept).values())
    return Row(
        number,
        column,
        answer,
        groups,
        shown,
        codes,
        chosen if codes else [],
        table.rows,
        clash,
        field.type if field is not None and len(targets) == 1 else "",
    )


def rows_of(table: SeenTable, kept: Mapping[str, Any] | None, dictionary: Dictionary) -> list[Row]:
    """The columns of a table: those that must be answered first, then those that fill fields, then the rest."""
    found = [
        row_of(table, kept, number, answers.answer_of(kept, column, number), dictionary)
        for number, column in enumerate(table.columns)
    ]
    return sorted(found, key=lambda row: (not (row.is_open or row.clash), not row.answer.targets, row.number))


def lines_shown(table: SeenTable, kept: Mapping[str, Any] | None) -> list[dict[str, Any]]:
    """The extract of the sheet, names and numbers of persons hidden."""
    hide = {
        column.index: hidden_as(column, answers.answer_of(kept, column, number))
        for number, column in enumerate(table.columns)
    }
    shape = {"title": "title", "heading": "head", "repeated_heading": "head", "row": ""}
    found = []
    for line in table.lines:
        is_row = line.code == "row"
        cells = [masked(hide.get(at, "") if is_row else "", cell) for at, cell in enumerate(line.cells)]
        filled = [cell for cell in cells if cell]
        alone = len(filled) == 1 and line.code not in {"row", "heading"}
        found.append(
            {"no": line.row, "shape": shape.get(line.code, "off"), "cells": filled if alone else cells, "alone": alone}
        )
    return found


@dataclass(frozen=True)
class Lack:
    """A required field for which the table has no column.

    Args:
        target: the field.
        title, label: its table and its own name.
        words: what stands for every row.
        codes: the values of a select; none where words are written.
        is_unit: it names an institution.
    """

    target: str
    title: str
    label: str
    words: str
    codes: list[tuple[str, str]]
    is_unit: bool


def lacks_of(table: SeenTable, kept: Mapping[str, Any] | None, dictionary: Dictionary) -> list[Lack]:
    """The required fields without a column, each with what stands for every row."""
    fixed, found = answers.fixed_of(table, kept), []
    for target in answers.lacking(table, kept, dictionary):
        of, field = dictionary.tables[target.table], dictionary.tables[target.table].fields[target.field]
        listed = dictionary.lists[field.list].codes.values() if field.list and field.type == "code" else ()
        codes = [(code.value, say(code.label_zh, code.label_en)) for code in listed]
        title, name = say(of.title_zh, of.title_en), say(field.label_zh, field.label_en)
        found.append(Lack(str(target), title, name, fixed.get(str(target), ""), codes, field.entity == "institution"))
    return found


def fixed_from(post: Mapping[str, str], dictionary: Dictionary) -> dict[str, str]:
    """What a form says that stands for every row."""
    told = {name.removeprefix("fixed-"): words.strip() for name, words in post.items() if name.startswith("fixed-")}
    return {name: words[:300] for name, words in told.items() if words and may_fill(name, dictionary)}


def answers_from(table: SeenTable, post: Mapping[str, str], dictionary: Dictionary) -> dict[str, Any]:
    """What a form says of the columns of a table; a value that names no field counts as not said."""
    columns = {}
    for number in range(len(table.columns)):
        to = post.get(f"to-{number}", OPEN)
        to = to if may_fill(to, dictionary) else OPEN
        begins = f"code-{number}-"
        known = dict(code_choices(Answer(to), dictionary))
        told = {name.removeprefix(begins): value for name, value in post.items() if name.startswith(begins)}
        codes = {word: code for word, code in told.items() if code in known}
        unit = _UNITS.get(post.get(f"unit-{number}", ""), "")
        form = "yymmdd" if post.get(f"form-{number}") else ""
        columns[str(number)] = Answer(to, codes, unit, form).plain()
    return columns
