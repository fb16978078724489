"""The run from which another grows: what it rested on, its files, and the data as they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.engine.alike import TELLING, kinds, to_explain
from jianheng.engine.answer_files import Changes, columns_of, files_of, read_answers, read_changes
from jianheng.engine.execute import Session
from jianheng.engine.incremental.few import few
from jianheng.engine.incremental.world import States, World

Json = dict[str, Any]
ActName = tuple[str, int | None]
COUNTED = ("row_id", "slot", "answer", "grades", "near", "due")


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
        return (self.folder / files_of(self.folder, model)[0]).exists()

    def counted(self, model: str) -> pa.Table:
        """What is counted of the answers of a model, and the days that they wait for."""
        return read_answers(self.folder, model, COUNTED)

    def columns(self, model: str) -> list[str]:
        """The columns of its answers."""
        return columns_of(self.folder, model)

    def changes(self, model: str) -> Changes:
        """The file that holds most of its answers, and how the answers of this run differ from it, if at all."""
        name = files_of(self.folder, model)[0]
        base = self.folder / name
        none = Changes(base, pa.array([], pa.string()), pq.read_schema(base).empty_table())
        return replace(read_changes(self.folder, model) or none, sha256=self.manifest["files"][name])

    def kinds(self, model: str) -> pa.Table:
        """The acts of a model that are not plainly lawful, with what makes them alike."""
        if model not in self._kinds:
            self._kinds[model] = kinds(read_answers(self.folder, model, TELLING))
        return self._kinds[model]

    def explained(self, model: str) -> Mapping[ActName, str]:
        """The lines of a model's explanations by act; they stand in the order of the acts."""
        chosen = to_explain(self.kinds(model)).select(["row_id", "slot"]).to_pylist()
        return dict(zip(((act["row_id"], act["slot"]) for act in chosen), self._lines.get(model, ()), strict=True))

    def left(self, model: str) -> tuple[int, ...]:
        """How many acts each step of the scope left."""
        return self._attrition.get(model, ())

    @cached_property
    def _kinds(self) -> dict[str, pa.Table]:
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
