"""The run from which another grows: what it rested on, its files, and the data as they were."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.engine.execute import Session

Json = dict[str, Any]
ActName = tuple[str, int | None]


@dataclass(frozen=True)
class Earlier:
    """An earlier run and both states of the data.

    Args:
        folder: where it is kept.
        manifest: what it says of itself.
        session: an engine with the tables as they were then, as that day saw them.
        before, after: canonical rows by table, then and now.
    """

    folder: Path
    manifest: Json
    session: Session
    before: dict[str, pa.Table]
    after: dict[str, pa.Table]

    @property
    def run(self) -> str:
        """Its id."""
        return str(self.manifest["run"])

    def answers(self, model: str) -> pa.Table:
        """The answers of a model, in the types in which they were made."""
        table = pq.read_table(self.folder / "answers" / f"{model.replace('/', '__')}.parquet")
        made = [
            field.with_type(pa.list_(field.type.value_type)) if pa.types.is_list(field.type) else field
            for field in table.schema
        ]
        return table.cast(pa.schema(made))

    def explained(self, model: str) -> dict[ActName, Json]:
        """The explanations of a model by act."""
        return self._explanations.get(model, {})

    def left(self, model: str) -> tuple[int, ...]:
        """How many acts each step of the scope left."""
        return self._attrition.get(model, ())

    @cached_property
    def _explanations(self) -> dict[str, dict[ActName, Json]]:
        found: dict[str, dict[ActName, Json]] = {}
        with (self.folder / "explanations.jsonl").open(encoding="utf-8") as lines:
            for line in lines:
                entry = json.loads(line)
                found.setdefault(entry["model"], {})[entry["row"], entry["slot"]] = entry
        return found

    @cached_property
    def _attrition(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for row in pq.read_table(self.folder / "attrition.parquet").to_pylist():
            found[row["model"]] = (*found.get(row["model"], ()), row["rows"])
        return found
