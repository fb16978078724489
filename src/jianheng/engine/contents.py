"""What a run rests on, piece by piece, so that whoever runs it again can name the piece that differs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

from jianheng.dictionary import Table
from jianheng.engine.calendar import working_days
from jianheng.engine.execute import Session
from jianheng.engine.reads import law_tables
from jianheng.language.canonical import canonical_json, content_json
from jianheng.language.population import tables_read
from jianheng.language.tree import Model
from jianheng.law import LawTable
from jianheng.law.calendar import Calendar

PACKAGES = ("law", "dictionary")


def contents(session: Session, models: Sequence[Model]) -> dict[str, Any]:
    """Everything but the data: files of law and dictionary, working days, rows of law and fields that models read.

    Law and models as published: what the office says otherwise is told by itself.

    Args:
        session: an engine with its dictionary and law.
        models: the models of the run.
    """
    read = {name for model in models for name in tables_read(model)}
    tables = [session.dictionary.tables[name] for name in sorted(read & session.dictionary.tables.keys())]
    asked = sorted({name for model in models for name in law_tables(model)} & session.law.keys())
    law = [session.law[name] for name in asked]
    return {
        "files": source_files() | calendar_files(session.calendar),
        "law": {table.name: _law_rows(table.published or table) for table in law},
        "calendar": working_days(session.calendar),
        "fields": {table.name: _fields(table) for table in tables},
        "models": {model.id: content_json(model.published or model) for model in models},
    }


def source_files() -> dict[str, str]:
    """SHA-256 of every YAML file of law and dictionary."""
    found = {}
    for package in PACKAGES:
        for name, content in yaml_files(files(f"jianheng.{package}"), f"{package}/"):
            found[name] = hashlib.sha256(content).hexdigest()
    return dict(sorted(found.items()))


def calendar_files(calendar: Calendar) -> dict[str, str]:
    """SHA-256 of the file of every year; one that an office adds stands in the place of the program's own."""
    return {f"law/calendars/{year.file}": year.digest for year in calendar.years}


def yaml_files(folder: Traversable, prefix: str) -> Iterable[tuple[str, bytes]]:
    """The YAML files of a package with their names."""
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from yaml_files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith(".yaml"):
            yield f"{prefix}{entry.name}", entry.read_bytes()


def row_hash(row: dict[str, Any]) -> str:
    """SHA-256 of a source row, the words of its source included."""
    told = {name: value if isinstance(value, list) else str(value) for name, value in row.items() if value is not None}
    return hashlib.sha256(canonical_json(told).encode()).hexdigest()


def _law_rows(table: LawTable) -> dict[str, dict[str, Any]]:
    return {
        row.id: {
            "conditions": {condition.arg: _plain(asdict(condition)) for condition in row.conditions},
            "values": _plain(row.values),
            "cite": list(row.cite),
            "hard": row.hard,
            "confidence": row.confidence,
            "several": row.several,
        }
        for row in table.rows
    }


def _fields(table: Table) -> dict[str, str]:
    own = {name: hashlib.sha256(repr(field).encode()).hexdigest() for name, field in table.fields.items()}
    return own | {"": hashlib.sha256(repr((table.key, table.axis)).encode()).hexdigest()}


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    """Values as JSON has them; what is not there is left out."""
    return {
        name: value if isinstance(value, (bool, int, str)) else list(value) if isinstance(value, tuple) else str(value)
        for name, value in values.items()
        if value is not None
    }
