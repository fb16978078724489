"""A model's own cases, run on the engine and compared with what they expect."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pyarrow as pa

from jianheng.dictionary import Dictionary, Field, Table
from jianheng.engine.calendar import register_calendar
from jianheng.engine.coverage import SCHEMA, register_coverage
from jianheng.engine.duckdb.engine import DuckDbEngine
from jianheng.engine.execute import Answers, Session, act_name
from jianheng.engine.visible import open_tables
from jianheng.language.population import STATED_BY
from jianheng.language.tree import Case, Model
from jianheng.law import LawTable, Term
from jianheng.law.calendar import own_calendar


@dataclass(frozen=True)
class Mismatch:
    """One expectation that the engine did not meet.

    Args:
        model, case, row: where.
        what: `answer`, `findings`, `missing` or the name of a value.
        wanted, got: as text.
    """

    model: str
    case: str
    row: str
    what: str
    wanted: str
    got: str

    def __str__(self) -> str:
        return (
            f"{self.model} 用例“{self.case}”第 {self.row} 行:{self.what} 应为 {self.wanted},实为 {self.got}"
            f" / expected {self.wanted}, got {self.got}"
        )


class CaseDataError(ValueError):
    """A value in a case that does not fit its field."""


def run_case(model: Model, case: Case, dictionary: Dictionary, law: dict[str, LawTable]) -> list[Mismatch]:
    """Run one case.

    Args:
        model: the model.
        case: the case, expanded.
        dictionary, law: what names mean.

    Returns:
        What differs from the expectation; empty when it agrees.
    """
    answers = answer_case(model, case, dictionary, law)
    return compare(model, case, {act_name(row["row_id"], row["slot"]): row for row in answers.table.to_pylist()})


def compare(model: Model, case: Case, by_row: dict[str, dict[str, Any]]) -> list[Mismatch]:
    """What a case expects otherwise.

    Args:
        model: the model.
        case: the case.
        by_row: its answers.
    """
    found: list[Mismatch] = []
    for row, wanted in case.expect:
        got = by_row.get(row)
        if got is None:
            found.append(Mismatch(model.id, case.name, row, "answer", dict(wanted).get("answer", ""), "未审查"))  # type: ignore[arg-type]
            continue
        for what, expected in wanted:
            actual = _actual(got, what)
            if not _agrees(what, expected, actual):
                found.append(Mismatch(model.id, case.name, row, what, _shown(expected), _shown(actual)))
    return found


def answer_case(model: Model, case: Case, dictionary: Dictionary, law: dict[str, LawTable]) -> Answers:
    """The answers of a case's acts."""
    as_of = date.fromisoformat(case.as_of)
    engine = DuckDbEngine(threads=1)
    register_calendar(engine, own_calendar())
    given = dict(case.given)
    tables = (
        (table, case_rows(table, [dict(row) for row in given.get(table.name, ())]))
        for table in dictionary.tables.values()
    )
    merged = open_tables(engine, tables, as_of)
    for name in given:
        if name not in dictionary.tables:
            raise CaseDataError(f"{model.id} 用例“{case.name}”:词典里没有表 {name} / unknown table {name}")
    kinds = register_coverage(engine, case_coverage(case, dictionary))
    try:
        return Session(engine, dictionary, law, as_of, kinds, merged=merged).answers(model)
    finally:
        engine.close()


def case_rows(table: Table, rows: list[dict[str, str | None]]) -> pa.Table:
    """Rows as written in a case, typed by the dictionary; what is not given is empty."""
    columns: dict[str, list[Any]] = {name: [] for name in table.schema().names}
    for number, row in enumerate(rows, start=1):
        known = {"row", STATED_BY, *table.fields}
        extra = sorted(set(row) - known)
        if extra:
            raise CaseDataError(f"{table.name} 第 {number} 行:没有字段 {'、'.join(extra)} / unknown field")
        values: dict[str, Any] = {"row_id": row.get("row") or f"{table.name}-{number}", STATED_BY: row.get(STATED_BY)}
        for field in table.fields.values():
            values |= _physical(field, row.get(field.name), f"{table.name}.{field.name} 第 {number} 行")
        for name, column in columns.items():
            column.append(values.get(name))
    schema = pa.schema([f.with_nullable(True) for f in table.schema()])
    return pa.table({name: pa.array(columns[name], schema.field(name).type) for name in schema.names})


def _physical(field: Field, text: str | None, where: str) -> dict[str, Any]:
    try:
        return _parsed(field, text)
    except (ValueError, ArithmeticError) as error:
        raise CaseDataError(f"{where}:“{text}”不是有效的 {field.type} / not a valid {field.type}") from error


def _parsed(field: Field, text: str | None) -> dict[str, Any]:
    name = field.name
    if text is None:
        return {}
    match field.type:
        case "term":
            term = Term.parse(text)
            return {f"{name}_y": term.years, f"{name}_m": term.months, f"{name}_d": term.days}
        case "moment":
            return _moment(name, text)
        case "date" if field.part:
            first, _, last = text.partition("..")
            return {f"{name}_lo": date.fromisoformat(first), f"{name}_hi": date.fromisoformat(last or first)}
    return {name: _single(field.type, text)}


def _single(kind: str, text: str) -> Any:
    match kind:
        case "date":
            return date.fromisoformat(text)
        case "int":
            return int(text)
        case "money" | "ratio":
            return Decimal(text)
        case "flag":
            return {"yes": True, "true": True, "no": False, "false": False}[text]
        case "codes":
            return [part.strip() for part in text.split(",") if part.strip()]
    return text


def _moment(name: str, text: str) -> dict[str, Any]:
    """As precise as it is written: to the minute, the hour (`2024-05-01 09`) or the day."""
    grain = "minute" if ":" in text else "hour" if " " in text else "day"
    return {name: datetime.fromisoformat(text), f"{name}_precision": grain}


def case_coverage(case: Case, dictionary: Dictionary) -> pa.Table:
    """The coverage that a case assumes: all, none, or as listed."""
    rows: list[dict[str, Any]] = []
    if case.coverage == "all":
        rows = [_period({"table": name}) for name in dictionary.tables]
    elif not isinstance(case.coverage, str):
        rows = [_period(dict(entry)) for entry in case.coverage]
    return pa.Table.from_pylist(rows, schema=SCHEMA)


def _period(entry: dict[str, str]) -> dict[str, Any]:
    person = entry.get("person")
    return {
        "tbl": entry["table"],
        "unit": entry.get("unit", "*"),
        "person": person,
        "from_on": date.fromisoformat(entry["from"]) if entry.get("from") else None,
        "until_on": date.fromisoformat(entry["to"]) if entry.get("to") else None,
    }


def _actual(row: dict[str, Any], what: str) -> Any:
    if what == "findings":
        return tuple(row["findings"] or row["notes"] or row["exemptions"])
    if what == "missing":
        return tuple(row["missing"])
    if what in row:
        return row[what]
    return row.get(f"{what}_lo")


def _agrees(what: str, expected: str | tuple[str, ...], actual: Any) -> bool:
    if what in {"missing", "caveats"}:
        wanted = expected if isinstance(expected, tuple) else (expected,)
        # A missing fact is "leaf: reason"; a case may leave the reason out.
        return set(wanted) <= {*actual, *(entry.split(":")[0] for entry in actual if what == "missing")}
    if isinstance(expected, tuple):
        return set(expected) == set(actual)
    return _shown(actual) == expected


def _shown(value: Any) -> str:
    if isinstance(value, (tuple, list)):
        return "、".join(str(part) for part in value)
    return "" if value is None else str(value)
