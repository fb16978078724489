"""A small dictionary, the law, and an engine that answers a model written in a test."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine.coverage import SCHEMA
from jianheng.engine.execute import Session
from jianheng.engine.run import open_session
from jianheng.language.read import read_model
from jianheng.language.tree import Model
from jianheng.language.typing import Typing
from jianheng.law import LawTable, load_tables
from jianheng.law.calendar import Calendar
from jianheng.law.tables import load_tables as read_tables

from .county import County
from .county import county as make_county

HERE = Path(__file__).parent
HEAD = """
id: commutation/sample
title: {zh: 样本, en: sample}
point: 样本
holder: court
unit: unit
direction: leniency
basis: [刑法#383]
"""
Rows = Sequence[dict[str, Any]]
COMPLETE = {"unit": "*", "person": None, "from_on": None, "until_on": None}


@pytest.fixture(scope="session")
def sample() -> Dictionary:
    """Tables that have every kind of field and of axis."""
    return load_dictionary(HERE / "dictionary")


@pytest.fixture(scope="session")
def law() -> dict[str, LawTable]:
    """The decision tables of the package, and some that are only tried here."""
    return load_tables() | read_tables(HERE / "law")


@pytest.fixture(scope="session")
def model(sample: Dictionary, law: dict[str, LawTable]) -> Callable[[str], Model]:
    """Reads the parts of a model that a test writes; what does not matter is filled in."""

    def build(parts: str) -> Model:
        read = read_model(HEAD + parts, "sample.yaml", sample, law)
        problems = Typing(read, sample, law).check()
        assert not problems, "\n".join(map(str, problems))
        return read

    return build


@pytest.fixture(scope="session")
def engine(sample: Dictionary, law: dict[str, LawTable]) -> Callable[..., Any]:
    """Opens an engine on rows by table, seen on a day, with complete coverage unless told otherwise."""

    @contextmanager
    def opened(
        tables: dict[str, Rows],
        as_of: date = date(2024, 12, 31),
        coverage: Rows | None = None,
        calendar: Calendar | None = None,
    ) -> Iterator[Session]:
        arrow = {name: arrow_rows(sample, name, rows) for name, rows in tables.items()}
        if coverage is None:
            coverage = [{"tbl": name} for name in sample.tables]
        periods = pa.Table.from_pylist([COMPLETE | period for period in coverage], schema=SCHEMA)
        session = open_session(arrow, periods, sample, law, as_of, calendar=calendar)
        try:
            yield session
        finally:
            session.engine.close()

    return opened


@pytest.fixture(scope="session")
def county(tmp_path_factory: pytest.TempPathFactory) -> County:
    """A small invented county, with the library's models."""
    return make_county(tmp_path_factory.mktemp("county") / "tables")


def arrow_rows(dictionary: Dictionary, name: str, rows: Rows) -> pa.Table:
    """Rows of physical columns as the canonical table; a column that no row has is empty."""
    schema = pa.schema([field.with_nullable(True) for field in dictionary.tables[name].schema()])
    unknown = {column for row in rows for column in row} - set(schema.names)
    assert not unknown, f"{name} has no columns {unknown}"
    numbered = [{"row_id": f"{name}-{number:06}"} | row for number, row in enumerate(rows)]
    return pa.Table.from_pylist(numbered, schema=schema)
