"""The run from which another grows: what it rested on, its files, and the data as they were."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from jianheng.engine.alike import TELLING, kinds, to_explain
from jianheng.engine.answer_files import EXPLANATIONS, Changes, columns_of, files_of, read_answers, read_changes
from jianheng.engine.execute import Session
from jianheng.engine.incremental.few import few
from jianheng.engine.incremental.world import States, World
from jianheng.engine.lowering.changing import CHANGES_ON

Json = dict[str, Any]
ActName = tuple[str, int | None]
COUNTED = ("row_id", "slot", "answer", "grades", "near")


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
        """What is counted of the answers of a model."""
        return read_answers(self.folder, model, COUNTED)

    def rows(self, model: str) -> int:
        """How many answers of a model the file holds on which most of them stand."""
        return int(pq.read_metadata(self.folder / files_of(self.folder, model)[0]).num_rows)

    def by_day(self, model: str) -> pa.Array:
        """Ids of the rows of whose acts the present day may say something else than the earlier one."""
        told = read_answers(self.folder, model, ("row_id", "due", CHANGES_ON))
        today = pa.scalar(self.states.days[1], pa.date32())
        over = pc.less(told["due"], today), pc.less_equal(told[CHANGES_ON], today)
        return told["row_id"].filter(pc.or_(*(pc.fill_null(each, False) for each in over))).unique()

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

    def explained(self, model: str) -> Mapping[ActName, bytes]:
        """The lines of a model's explanations by act; they stand in the order of the acts."""
        chosen = to_explain(self.kinds(model)).select(["row_id", "slot"]).to_pylist()
        acts = ((act["row_id"], act["slot"]) for act in chosen)
        lines = (self._lines[first:last] for first, last in pairwise(self._ends.get(model, [])))
        return dict(zip(acts, lines, strict=True))

    def left(self, model: str) -> tuple[int, ...]:
        """How many acts each step of the scope left."""
        return self._attrition.get(model, ())

    @cached_property
    def _kinds(self) -> dict[str, pa.Table]:
        return {}

    @cached_property
    def _lines(self) -> mmap | bytes:
        """All explanations; of an empty file there is no map."""
        with (self.folder / EXPLANATIONS).open("rb") as file:
            return mmap(file.fileno(), 0, access=ACCESS_READ) if os.fstat(file.fileno()).st_size else b""

    @cached_property
    def _ends(self) -> dict[str, list[int]]:
        """Where the first line of each model begins, and where each of its lines ends."""
        found: dict[str, list[int]] = {}
        place = 0
        for model in self.manifest["models"]:
            ends = found[model["id"]] = [place]
            for _ in range(self.manifest["explained"][model["id"]]):
                place = self._lines.find(b"\n", place) + 1
                ends.append(place)
        return found

    @cached_property
    def _attrition(self) -> dict[str, tuple[int, ...]]:
        found: dict[str, tuple[int, ...]] = {}
        for row in pq.read_table(self.folder / "attrition.parquet").to_pylist():
            found[row["model"]] = (*found.get(row["model"], ()), row["rows"])
        return found
