"""What a person said of the columns of a table, and the mapping that it makes."""

from __future__ import annotations

from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from typing import Any

from jianheng.desk.data.taking.found import ASK, TEMPLATE, SeenColumn, SeenTable
from jianheng.dictionary import Dictionary
from jianheng.intake.layout import Block, Heading, Way
from jianheng.intake.mapping import ColumnRule, SheetMapping, Split, draft
from jianheng.intake.mapping.monthly import fixed_by_part
from jianheng.intake.recognise import Proposal
from jianheng.intake.recognise.proposal import ColumnProposal, State
from jianheng.intake.target import Target

NOTHING, OPEN = "-", ""


@dataclass(frozen=True)
class Answer:
    """What becomes of one column.

    Args:
        to: the field as `table.field`; two joined by `+` for a cell of two days, several behind `sentence:` for a
            cell that tells a whole sentence; `-` for nothing, empty while nobody has said.
        codes: local words to codes.
        unit: `万元` where numbers count in ten thousands; `年`, `月` or `天` where terms without a unit count in it.
        form: `yymmdd` where terms are written in six digits.
    """

    to: str = OPEN
    codes: Map[str, str] = field(default_factory=dict)
    unit: str = ""
    form: str = ""

    @property
    def targets(self) -> tuple[Target, ...]:
        """The fields that it fills."""
        if self.to in (NOTHING, OPEN):
            return ()
        return tuple(Target.of(text) for text in self.to.removeprefix("sentence:").split("+"))

    @property
    def split(self) -> Split | None:
        """How the cell is taken apart."""
        if self.to.startswith("sentence:"):
            return Split.SENTENCE
        return Split.SPAN if "+" in self.to else None

    def plain(self) -> dict[str, Any]:
        """As it is kept."""
        return {"to": self.to, "codes": dict(self.codes), "unit": self.unit, "form": self.form}


def first_answer(column: SeenColumn) -> Answer:
    """What is proposed before anybody has said anything: what is sure, and what was confirmed before."""
    rule = column.rule
    if rule is not None:
        to = "+".join(rule["to"]) or NOTHING
        to = f"sentence:{to}" if rule["split"] == Split.SENTENCE else to
        return Answer(to, rule["codes"], rule["unit"], rule["form"])
    if column.state == State.SURE:
        return Answer(column.best)
    return Answer(OPEN if column.state == State.ASK else NOTHING)


def answer_of(kept: Map[str, Any] | None, column: SeenColumn, number: int) -> Answer:
    """What a person said of a column, else what is proposed."""
    told = (kept or {}).get("columns", {}).get(str(number))
    return Answer(**told) if told is not None else first_answer(column)


def open_columns(table: SeenTable, kept: Map[str, Any] | None) -> list[int]:
    """The columns of which nobody has said what they are."""
    if table.kind == TEMPLATE or is_left_out(table, kept):
        return []
    return [n for n, column in enumerate(table.columns) if answer_of(kept, column, n).to == OPEN]


def is_left_out(table: SeenTable, kept: Map[str, Any] | None) -> bool:
    """Whether a person said that a table is not to be read."""
    return table.kind != TEMPLATE and bool((kept or {}).get("left_out"))


def needs_saying(table: SeenTable, kept: Map[str, Any] | None, *, anew: bool) -> bool:
    """Whether a person must look at a table: it asks something, or all are confirmed again."""
    return table.kind == ASK or (anew and table.kind != TEMPLATE) or kept is not None


def doubled(table: SeenTable, kept: Map[str, Any] | None) -> dict[str, list[int]]:
    """Fields that two columns would fill, with these columns."""
    taken: dict[str, list[int]] = {}
    for number, column in enumerate(table.columns):
        for target in answer_of(kept, column, number).targets:
            taken.setdefault(str(target), []).append(number)
    return {target: columns for target, columns in taken.items() if len(columns) > 1}


def tables_of(table: SeenTable, kept: Map[str, Any] | None) -> tuple[str, ...]:
    """The canonical tables that a table fills, the main one first."""
    chosen = (kept or {}).get("tables")
    return tuple(chosen) if chosen else table.tables


def sheet_mapping(table: SeenTable, kept: Map[str, Any] | None, dictionary: Dictionary) -> SheetMapping:
    """The mapping of one table, as a person confirmed it."""
    headings = tuple(Heading(column.index, (column.heading,)) for column in table.columns)
    columns = tuple(
        ColumnProposal(heading, State.NONE, labels=column.labels)
        for heading, column in zip(headings, table.columns, strict=True)
    )
    rules = {number: _rule(column, answer_of(kept, column, number)) for number, column in enumerate(table.columns)}
    proposal = Proposal(table.file, table.sheet, Block(0, Way.DOWN, table.titles, headings, 0, 0), (), columns)
    made = draft(proposal, dictionary, rules, tables_of(table, kept))
    return _with_fixed(made, fixed_of(table, kept))


def _rule(column: SeenColumn, answer: Answer) -> ColumnRule:
    return ColumnRule(
        column.heading, column.nth, answer.targets, answer.split, dict(answer.codes), answer.unit, answer.form
    )


def fixed_of(table: SeenTable, kept: Map[str, Any] | None) -> dict[str, str]:
    """Words that stand for every row, by field."""
    return dict((kept or {}).get("fixed", table.fixed))


def lacking(table: SeenTable, kept: Map[str, Any] | None, dictionary: Dictionary) -> list[Target]:
    """Required fields of the rows that a table becomes for which it has no column; whose row it is, is told apart."""
    mapping = sheet_mapping(table, kept, dictionary)
    filled = {target for rule in mapping.columns for target in rule.to}
    return [
        target
        for row in mapping.rows
        for name, field in dictionary.tables[row.table].fields.items()
        if field.required and field.entity not in ("person", "row")
        if name not in fixed_by_part(row.table, row.part, dictionary)
        if (target := Target(row.table, name, row.part)) not in filled
    ]


def _with_fixed(made: SheetMapping, fixed: Map[str, str]) -> SheetMapping:
    said = {Target.of(text): words for text, words in fixed.items()}
    rows = []
    for row in made.rows:
        own = {target.field: words for target, words in said.items() if target.row == (row.table, row.part)}
        rows.append(replace(row, fixed={**row.fixed, **own}))
    return replace(made, rows=tuple(rows))
