"""Small worlds as batches on disk: what changes comes in other batches, and what stays lies where it lay."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import pyarrow as pa

from jianheng.chain.delivered import Delivered
from jianheng.dictionary import Dictionary
from jianheng.engine.coverage import SCHEMA
from jianheng.identity.links import Links
from jianheng.intake.store import Batch, Manifest, TableEntry
from jianheng.intake.store.parquet import write_parquet

from ..conftest import arrow_rows
from .world import ROWS, Row, World

GROUPS = 24


class Stated(Delivered):
    """Batches beside which it is told what they cover, and who is who."""

    periods: tuple[Row, ...] = ()
    linked: tuple[tuple[str, str], ...] = ()

    @cached_property
    def coverage(self) -> pa.Table:
        linked = dict(self.linked)
        told = [row | {"person": linked.get(row["person"], row["person"])} for row in self.periods]
        return pa.Table.from_pylist(told, schema=SCHEMA)

    @cached_property
    def links(self) -> Links:
        return Links.of(dict(self.linked))


@dataclass(frozen=True)
class Shelf:
    """Where batches lie.

    Args:
        folder: the folder.
        dictionary: what the tables hold.
    """

    folder: Path
    dictionary: Dictionary

    def delivered(self, world: World) -> Stated:
        """The batches of a world; equal ones are the same."""
        groups: dict[int, dict[str, list[Row]]] = {}
        for name, rows in world.tables().items():
            for row in rows:
                number = int(row["row_id"][1:]) % GROUPS if row["row_id"][1:].isdigit() else 0
                groups.setdefault(number, {}).setdefault(name, []).append(row)
        own = hashlib.sha256(repr((world.coverage, world.links)).encode()).hexdigest()[:12]
        covering = Batch(self.folder / own, Manifest(own, (), {}, 0, 0, None, (), "", 1))
        batches = [self._batch(number, groups[number]) for number in sorted(groups)]
        empty = [self._batch(GROUPS + number, {name: [] for name in ROWS[:number]}) for number in range(world.empty)]
        found = Stated([*batches, *empty, covering], self.dictionary)
        found.periods, found.linked = world.coverage, world.links
        return found

    def _batch(self, number: int, tables: dict[str, list[Row]]) -> Batch:
        digest = hashlib.sha256(repr(sorted(tables.items())).encode()).hexdigest()[:12]
        name = f"b{number:02}-{digest}"
        folder = self.folder / name
        if not folder.exists():
            folder.mkdir(parents=True)
            for table, rows in tables.items():
                write_parquet(folder / f"{table}.parquet", self._rows(table, rows))
        entries = {table: TableEntry(len(rows), len(rows), 0, "") for table, rows in tables.items()}
        return Batch(folder, Manifest(name, (), entries, 0, 0, None, (), "", 1))

    def _rows(self, name: str, rows: list[Row]) -> pa.Table:
        """A row tells what its table knows."""
        known = set(self.dictionary.tables[name].schema().names)
        told: list[dict[str, Any]] = [{key: value for key, value in row.items() if key in known} for row in rows]
        return arrow_rows(self.dictionary, name, told)
