"""A small invented county, run as often as the tests need it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.arena import LAST_DAY, Plan, write_tables
from jianheng.chain import build_derived
from jianheng.chain.coverage import derived_coverage
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session
from jianheng.engine.manifest import Basis
from jianheng.engine.run import RunResult, open_session, run_models
from jianheng.language.tree import Model
from jianheng.law import load_instruments, load_tables
from jianheng.library import load_library

DICTIONARY, LAW = load_dictionary(), load_tables()
PERSONS = 300
BASIS = Basis("某县检察院", (), load_instruments())


@dataclass(frozen=True)
class County:
    """The tables of a county and the models that are run over them."""

    tables: dict[str, pa.Table]
    coverage: pa.Table
    models: list[Model] = field(default_factory=lambda: load_library(DICTIONARY, LAW))

    def session(self) -> Session:
        return open_session(self.tables, self.coverage, DICTIONARY, LAW, LAST_DAY)

    def run(self, runs: Path, *models: str, **how: Any) -> RunResult:
        session = self.session()
        try:
            chosen = [model for model in self.models if not models or model.id in models]
            return run_models(session, chosen, BASIS, runs, **how)
        finally:
            session.engine.close()


def county(folder: Path, persons: int = PERSONS) -> County:
    """Make a county, always the same.

    Args:
        folder: where its tables are written.
        persons: how many persons it has.
    """
    write_tables(folder, Plan(persons, 1), DICTIONARY)
    delivered = [table for table in DICTIONARY.tables.values() if not table.derived]
    tables = {t.name: pq.read_table(folder / f"{t.name}.parquet").cast(t.schema()) for t in delivered}
    coverage = derived_coverage(pq.read_table(folder / "coverage.parquet"))
    return County(tables | build_derived(tables), coverage)


def contents(folder: Path) -> dict[str, bytes]:
    """The bytes of every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
