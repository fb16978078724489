"""The problems of a batch, cell by cell, and the rows that they stand in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow.compute as pc

from jianheng.desk.words import say
from jianheng.dictionary import load_dictionary
from jianheng.intake.problem import Problem
from jianheng.intake.store import Batch
from jianheng.quality.masking import masked

CELL_PROBLEMS = ("unreadable_cell", "missing_value", "unidentified_person", "end_before_start")
KINDS = {
    "unreadable_cell": ("读不出的单元格", "cells that cannot be read"),
    "missing_value": ("必填的没有填", "required and empty"),
    "unidentified_person": ("认不出是谁", "whose row it is cannot be told"),
    "end_before_start": ("止日早于起日", "ends before it begins"),
    "not_a_row": ("不作为数据的行", "rows that are no data"),
    "unreadable_file": ("不能读取的文件", "files that cannot be read"),
    "not_confirmed": ("没有确认列的表", "tables not confirmed"),
    "unused_column": ("没有采用的列", "columns not used"),
}


@dataclass(frozen=True)
class Asked:
    """Which problems are wanted; empty for all."""

    severity: str = ""
    code: str = ""
    file: str = ""
    column: str = ""

    @classmethod
    def of(cls, told: Mapping[str, str]) -> Asked:
        """Read an address."""
        return cls(**{name: told.get(name, "") for name in ("severity", "code", "file", "column")})

    @property
    def narrows(self) -> bool:
        """Whether anything is left out."""
        return bool(self.severity or self.code or self.file or self.column)


@dataclass(frozen=True)
class Told:
    """A problem as a page shows it.

    Args:
        number: its place among the problems of the batch.
        problem: the problem.
        value: what stands there, names and numbers of persons hidden.
    """

    number: int
    problem: Problem
    value: str

    @property
    def what(self) -> str:
        """What is wrong."""
        return say(self.problem.what.zh, self.problem.what.en)

    @property
    def expected(self) -> str:
        """What was expected."""
        return say(self.problem.expected.zh, self.problem.expected.en)

    @property
    def mend(self) -> str:
        """How to mend it."""
        return say(self.problem.mend.zh, self.problem.mend.en)

    @property
    def field_label(self) -> str:
        """The field, in words."""
        table = load_dictionary().tables.get(self.problem.table)
        field = table.fields.get(self.problem.field) if table is not None else None
        return say(field.label_zh, field.label_en) if field is not None else ""

    @property
    def can_be_corrected(self) -> bool:
        """Whether it stands in one cell of a row that was kept."""
        place = self.problem.place
        return bool(self.problem.code in CELL_PROBLEMS and self.problem.table and self.problem.field and place.row_no)


def listed(batch: Batch, asked: Asked) -> list[Told]:
    """The problems that are wanted, errors first."""
    found = [
        Told(number, problem, masked(problem.field, problem.value))
        for number, problem in enumerate(batch.problems())
        if (not asked.severity or problem.severity == asked.severity)
        and (not asked.code or problem.code == asked.code)
        and (not asked.file or problem.place.source == asked.file)
        and (not asked.column or problem.place.column == asked.column)
    ]
    return sorted(found, key=lambda told: told.problem.severity != "error")


def kinds(found: Iterable[Problem]) -> list[tuple[str, str, int]]:
    """The kinds of problems with their words and how many there are, the most frequent first."""
    counted = Counter(problem.code for problem in found)
    return [(code, say(*KINDS[code]) if code in KINDS else code, count) for code, count in counted.most_common()]


def rows_at(batch: Batch, problem: Problem) -> list[str]:
    """The ids of the rows in which a problem stands."""
    if problem.table not in batch.manifest.tables:
        return []
    place = problem.place
    rows = batch.columns(problem.table, ["row_id", "source", "sheet", "row_no"])
    wanted = pc.and_(pc.equal(rows["source"], place.source), pc.equal(rows["row_no"], place.row_no))
    wanted = pc.and_(wanted, pc.equal(rows["sheet"], place.sheet))
    return [str(each) for each in rows.filter(wanted)["row_id"].to_pylist()]
