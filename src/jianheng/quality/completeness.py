"""How far fields are filled, rows without a person, and required columns that are not there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from jianheng.dictionary import Field, Table
from jianheng.dictionary.rows.rows import Rows
from jianheng.identity import DOCUMENT_PREFIX
from jianheng.intake.problem import Problem, Severity, Words
from jianheng.intake.store import Batch
from jianheng.quality.quality import COMPLETENESS, Filled, Finding, Limits, Spot
from jianheng.quality.state import as_rows, spot_at, unit_of

PERSON, PERSONS = "person", "person_statement"
ALWAYS, CONDITIONAL = "always", "if"


def look_at_filling(
    batch: Batch, problems: Sequence[Problem], table: Table, data: pa.Table, limits: Limits
) -> tuple[list[Filled], list[Finding]]:
    """Count what is filled in one table of one batch.

    Args:
        batch: the batch.
        problems: what could not be read of it.
        table: the table.
        data: its rows.
        limits: how many places are kept.

    Returns:
        Each required field and each with a value, and what is to be mended.
    """
    rows, absent = as_rows(table, data), _absent(batch, problems, table)
    filled: list[Filled] = []
    findings = [*_absent_columns(batch, table, data, absent), *_nobody(batch, rows, limits)]
    for field in rows.fields():
        there = rows.filled(field)
        needed = _needed(rows, field)
        if needed is None:
            if stated := _count(there):
                filled.append(_filled(batch, rows, field, stated, data.num_rows, ""))
            continue
        of, stated = _count(needed), _count(pc.and_(needed, there))
        if of:
            filled.append(_filled(batch, rows, field, stated, of, ALWAYS if field.required else CONDITIONAL))
        if stated < of:
            # A sheet without the column is told once, not row by row.
            without = {(spot.source, spot.sheet) for spot in absent.get(field.name, ())}
            needed = pc.and_(needed, pc.invert(_in_sheets(rows, without))) if without else needed
            empty = pc.and_(needed, pc.invert(there))
            if count := _count(empty):
                spots = _spots(rows, rows.where(empty), limits)
                findings.append(_empty(batch, rows, field, (count, _count(needed)), spots))
    return filled, findings


def _needed(rows: Rows, field: Field) -> pa.Array | None:
    """Which rows must state the field; None where none need."""
    if field.required:
        return _in_sheets_that_state(rows, field) if rows.table.name == PERSONS else _everywhere(rows)
    rule = field.required_if
    if rule is None:
        return None
    other = rows.table.fields[rule.field]
    if not rule.codes:
        return rows.filled(other)
    return pc.fill_null(pc.is_in(rows.first(other), pa.array(rule.codes, pa.string())), False)


def _everywhere(rows: Rows) -> pa.Array:
    return pa.repeat(pa.scalar(True), rows.data.num_rows)


def _in_sheets_that_state(rows: Rows, field: Field) -> pa.Array:
    """Rows of sheets that state the field at all: rows of any table bring a name and a number, and no more."""
    places = pa.table({"source": rows.column("source"), "sheet": rows.column("sheet"), "filled": rows.filled(field)})
    stating = places.filter(places["filled"]).group_by(["source", "sheet"]).aggregate([])
    told = {(row["source"], row["sheet"]) for row in stating.to_pylist()}
    return _in_sheets(rows, told)


def _in_sheets(rows: Rows, wanted: Collection[tuple[str, str]]) -> pa.Array:
    """Which rows stand in some sheets."""
    sheets = zip(rows.column("source").to_pylist(), rows.column("sheet").to_pylist(), strict=True)
    return pa.array([sheet in wanted for sheet in sheets], pa.bool_())


def _filled(batch: Batch, rows: Rows, field: Field, stated: int, of: int, required: str) -> Filled:
    return Filled(unit_of(batch), batch.id, rows.table.name, field.name, stated, of, required)


def _empty(batch: Batch, rows: Rows, field: Field, counts: tuple[int, int], spots: tuple[Spot, ...]) -> Finding:
    count, of = counts
    says = Words(f"应填的“{field.label_zh}”空着或者没有读出", f"{field.name} is required and empty or unread")
    mend = Words("按原件补填后重新移送", "fill it in from the original and hand it over again")
    return Finding(
        COMPLETENESS,
        "required_empty",
        unit_of(batch),
        batch.id,
        rows.table.name,
        field.name,
        count,
        of,
        says,
        mend,
        spots,
    )


def _absent(batch: Batch, problems: Sequence[Problem], table: Table) -> dict[str, list[Spot]]:
    """Required fields without a column, with the sheets that lack it."""
    found: dict[str, list[Spot]] = {}
    for problem in problems:
        lost = problem.severity is Severity.ERROR and problem.code == "absent_column"
        if lost and problem.table == table.name and problem.field:
            at = problem.place
            spot = Spot(unit_of(batch), batch.id, table.name, at.source, at.sheet, at.row_no)
            found.setdefault(problem.field, []).append(spot)
    return found


def _absent_columns(batch: Batch, table: Table, data: pa.Table, absent: dict[str, list[Spot]]) -> Iterator[Finding]:
    sheets = max(1, data.group_by(["source", "sheet"]).aggregate([]).num_rows)
    for name, spots in absent.items():
        label = table.fields[name].label_zh
        says = Words(f"没有必填的“{label}”列", f"has no column for the required {name}")
        mend = Words("补上这一列后重新移送", "add the column and hand it over again")
        of = max(sheets, len(spots))
        yield Finding(
            COMPLETENESS,
            "absent_column",
            unit_of(batch),
            batch.id,
            table.name,
            name,
            len(spots),
            of,
            says,
            mend,
            tuple(spots),
        )


def _nobody(batch: Batch, rows: Rows, limits: Limits) -> Iterator[Finding]:
    if PERSON not in rows.table.fields:
        return
    person = rows.column(PERSON)
    nobody = pc.fill_null(pc.starts_with(person, DOCUMENT_PREFIX), True)
    if count := _count(nobody):
        says = Words("不能确定是谁：没有身份证号和编号，或者没有读出", "names nobody: no number, or none that was read")
        mend = Words("补上身份证号或编号", "add the ID number or the number at the source")
        yield Finding(
            COMPLETENESS,
            "nobody",
            unit_of(batch),
            batch.id,
            rows.table.name,
            PERSON,
            count,
            rows.data.num_rows,
            says,
            mend,
            _spots(rows, rows.where(nobody), limits),
        )


def _spots(rows: Rows, numbers: Iterator[int], limits: Limits) -> tuple[Spot, ...]:
    return tuple(spot_at(rows, number) for _, number in zip(range(limits.places), numbers, strict=False))


def _count(mask: pa.Array) -> int:
    return int(pc.sum(pc.fill_null(mask, False)).as_py() or 0)
