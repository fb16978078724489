"""The run from which another grows: what it rested on, its files, and the data as they were."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.engine.examined import Kind, kinds
from jianheng.engine.execute import Session
from jianheng.engine.incremental.few import few
from jianheng.engine.incremental.world import States, World

Json = dict[str, Any]
ActName = tuple[str, int | None]
Told = tuple[str, int | None, Kind | None]


@dataclass(frozen=True)
class Earlier:
    """An earlier run and both states of the data.

    Args:
        folder: where it is kept.
        manifest: what it says of itself.
        states: the data on which it rested, and the present ones.
    """

    folder: Path
    manifest: Json
    states: States

    @property
    def run(self) -> str:
        """Its id."""
        return str(self.manifest["run"])

    @property
    def session(self) -> Session:
        """The present state, opened as far as is needed."""
        return self.everybody.after if self.few is None else self.few[0].after

    @cached_property
    def few(self) -> tuple[World, frozenset[str]] | None:
        """The rows of the persons concerned, and the models for which they suffice."""
        found = few(self, list(self.states.models.values()))
        return None if found is None else (self.states.of(found[0]), found[1])

    @property
    def everybody(self) -> World:
        """All rows of the tables that any model reads."""
        return self.states.whole(self.states.names)

    def has(self, model: str) -> bool:
        """Whether it ran a model."""
        return self._file(model).exists()

    def answers(self, model: str) -> pa.Table:
        """The answers of a model, in the types in which they were made."""
        table = pq.read_table(self._file(model))
        made = [
            field.with_type(pa.list_(field.type.value_type)) if pa.types.is_list(field.type) else field
            for field in table.schema
        ]
        return table.cast(pa.schema(made))

    def kinds(self, model: str) -> list[Told]:
        """The acts of a model that are not plainly lawful, with what makes them alike."""
        if model not in self._kinds:
            self._kinds[model] = list(kinds(self.answers(model)))
        return self._kinds[model]

    def explained(self, model: str) -> Mapping[ActName, Json]:
        """The explanations of a model by act."""
        lines = self._lines.get(model, ())
        return {(entry["row"], entry["slot"]): entry for entry in map(json.loads, lines)}

    def left(self, model: str) -> tuple[int, ...]:
        """How many acts each step of the scope left."""
        return self._attrition.get(model, ())

    def _file(self, model: str) -> Path:
        return self.folder / "answers" / f"{model.replace('/', '__')}.parquet"

    @cached_property
    def _kinds(self) -> dict[str, list[Told]]:
        return {}

    @cached_property
    def _lines(self) -> dict[str, Sequence[str]]:
        """The lines of each model, in words: most are read for one model at a time, and then forgotten."""
        counts = {model["id"]: self.manifest["explained"][model["id"]] for model in self.manifest["models"]}
        with (self.folder / "explanations.jsonl").open(encoding="utf-8") as lines:
            return {model: [next(lines) for _ in range(count)] for model, count in counts.items()}

    @cached_property
    def _attrition(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for row in pq.read_table(self.folder / "attrition.parquet").to_pylist():
            found[row["model"]] = (*found.get(row["model"], ()), row["rows"])
        return found
