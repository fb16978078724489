"""The same county in local styles: after one confirmation per source, the models answer the same, row for row."""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.recognition.confirmed import confirmed
from jianheng.arena import LAST_DAY, Plan, write_deliveries
from jianheng.chain import load_workspace_tables
from jianheng.dictionary import Dictionary, Field, Table, load_dictionary
from jianheng.engine.manifest import Basis
from jianheng.engine.run import open_session, run_models
from jianheng.intake.add import add_files
from jianheng.intake.problem import Problem, Severity
from jianheng.language.tree import Model
from jianheng.law import load_instruments, load_tables
from jianheng.library import load_library
from jianheng.workspace import Workspace, create_workspace

# What names a row, and not what it says.
_NAMES = frozenset({"row_id", "slot"})
_TOLD = ("row_id", "slot", "answer", "findings", "notes", "missing", "exemptions", "due")


@dataclass(frozen=True)
class Answered:
    """A county taken in and examined.

    Args:
        answers: by model, each act as what its row says and what was answered, and how often.
        rows: by table, what the rows say, and how often.
        problems: what was lost on the way in.
    """

    answers: dict[str, Counter[str]]
    rows: dict[str, Counter[str]]
    problems: tuple[Problem, ...]


def answered(style: str | None, persons: int, models: Sequence[Model], seed: int = 1) -> Answered:
    """Take in a county in one style and examine it.

    Args:
        style: the style; None for sheets that carry the dictionary's headings.
        persons: how many.
        models: what is examined.
        seed: of the county.

    Returns:
        What came of it.
    """
    dictionary = load_dictionary()
    with tempfile.TemporaryDirectory(prefix="jianheng-styles-") as folder:
        place = Path(folder)
        units, _ = write_deliveries(place / "county" / "files", Plan(persons, seed), dictionary, style)
        mappings = confirmed(place / "county", dictionary, packed=style == "south") if style else {}
        workspace = create_workspace(place / "ws", "某检察院", LAST_DAY)
        told: list[Problem] = []
        for unit in units:
            told.extend(add_files(workspace, [unit], mapping=mappings.get(unit.name)).problems)
        return _examined(workspace, models, dictionary, tuple(told))


def _examined(
    workspace: Workspace, models: Sequence[Model], dictionary: Dictionary, problems: tuple[Problem, ...]
) -> Answered:
    loaded, law = load_workspace_tables(workspace), load_tables()
    session = open_session(loaded.tables, loaded.coverage, dictionary, law, LAST_DAY)
    basis = Basis("某检察院", (), load_instruments())
    result = run_models(session, models, basis, workspace.runs)
    says = {
        row["row_id"]: _says(row, dictionary.tables[name])
        for name, rows in loaded.tables.items()
        for row in rows.to_pylist()
    }
    answers = {}
    for model in models:
        path = result.folder / "answers" / f"{model.id.replace('/', '__')}.parquet"
        found = pq.read_table(path, columns=[*_TOLD])
        told = [_told(row, says) for row in found.to_pylist()]
        answers[model.id] = Counter(told)
    rows = {
        name: Counter(says[row_id] for row_id in table["row_id"].to_pylist()) for name, table in loaded.tables.items()
    }
    lost = tuple(problem for problem in problems if problem.severity is Severity.ERROR)
    return Answered(answers, rows, lost)


def _told(row: dict[str, object], says: dict[str, str]) -> str:
    rest = {key: value for key, value in row.items() if key not in _NAMES}
    return json.dumps([says.get(str(row["row_id"]), row["row_id"]), row["slot"], rest], ensure_ascii=False, default=str)


def _says(row: dict[str, object], table: Table) -> str:
    own = [name for field in table.fields.values() if _compared(field) for name, _ in field.columns()]
    left = {"recorded_at", "recorded_at_precision", "row"}
    return json.dumps(
        {name: row[name] for name in own if name not in left and row[name] is not None},
        ensure_ascii=False,
        sort_keys=True,
        default=_plain,
    )


def _compared(field: Field) -> bool:
    """Words that no model reads, and names of rows, may differ."""
    return field.name != "remark" and field.entity != "row"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def differences(one: dict[str, Counter[str]], other: dict[str, Counter[str]]) -> dict[str, tuple[int, list[str]]]:
    """What two counties say otherwise, by model or table: how many, and a few of them."""
    found = {}
    for name in sorted(one.keys() | other.keys()):
        here, there = one.get(name, Counter()), other.get(name, Counter())
        if here != there:
            apart = [f"- {text}" for text in (here - there)][:3] + [f"+ {text}" for text in (there - here)][:3]
            found[name] = ((here - there).total() + (there - here).total(), apart)
    return found


def models_of(ids: Sequence[str] | None = None) -> list[Model]:
    """Models of the library, all if none is named."""
    return load_library(load_dictionary(), load_tables(), list(ids) if ids else None)
