"""Questions a lawyer would put to the tables, in plain text: see scenarios/*.yaml."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from jianheng.law import NONE, UNKNOWN, LawTable, Term, load_tables, lookup

FOLDER = Path(__file__).parent / "scenarios"
TABLES = load_tables()
READ: dict[str, Any] = {
    "date": date.fromisoformat,
    "term": Term.parse,
    "int": int,
    "code": str,
    "flag": {"true": True, "false": False}.__getitem__,
}


@dataclass(frozen=True)
class Scenario:
    table: LawTable
    question: str
    args: dict[str, Any]
    rows: list[str]
    values: dict[str, Any]
    reason: str | None


def read_given(kind: str, text: Any) -> Any:
    if isinstance(text, list):
        return tuple(None if end == "null" else READ[kind](end) for end in text)
    return {"unknown": UNKNOWN, "none": NONE}.get(text) or READ[kind](text)


def read_value(kind: str, text: Any) -> tuple[Any, Any]:
    if text == "unknown":
        return UNKNOWN, UNKNOWN
    lo, hi = text if isinstance(text, list) else (text, text)
    return tuple(None if end == "null" else READ[kind](end) for end in (lo, hi))  # type: ignore[return-value]


def scenarios() -> Iterator[Scenario]:
    for path in sorted(FOLDER.rglob("*.yaml")):
        for document in yaml.load_all(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader):
            table = TABLES[document["table"]]
            kinds = {arg.name: arg.type for arg in table.args}
            wanted = {value.name: value.type for value in table.values} | {"hard": "flag"}
            for group in document["groups"]:
                for case in group["cases"]:
                    args = {**group["args"], **case["args"]}
                    yield Scenario(
                        table,
                        f"{table.name}：{group['group']}：{case['question']}",
                        {name: read_given(kinds[name], text) for name, text in args.items()},
                        case["rows"],
                        {name: read_value(wanted[name], text) for name, text in case["values"].items()},
                        case.get("reason"),
                    )


ALL = list(scenarios())


@pytest.mark.parametrize("scenario", [pytest.param(each, id=each.question) for each in ALL])
def test_the_table_answers_as_the_lawyer_expects(scenario: Scenario) -> None:
    found = lookup(scenario.table, **scenario.args)
    assert [row.id for row in found.rows] == scenario.rows
    assert {name: found.values[name] for name in scenario.values} == scenario.values
    assert found.reason == scenario.reason


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_row_is_asked_for(table: LawTable) -> None:
    asked = {row for each in ALL if each.table is table for row in each.rows}
    assert [row.id for row in table.rows if row.id not in asked] == []


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_change_of_law_is_asked_on_its_day_and_the_day_before(table: LawTable) -> None:
    starts: set[Any] = set()
    ends: set[Any] = set()
    for condition in (each for row in table.rows for each in row.conditions if each.arg == "on"):
        starts |= {condition.lo} - {None}
        ends |= {condition.hi} - {None}
    changes = starts | {day + timedelta(days=1) for day in ends}
    asked = {each.args["on"] for each in ALL if each.table is table}
    missing = {day for change in changes for day in (change, change - timedelta(days=1)) if day not in asked}
    assert missing == set()


def test_questions_are_put_once() -> None:
    questions = [each.question for each in ALL]
    assert sorted({each for each in questions if questions.count(each) > 1}) == []
