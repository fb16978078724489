"""A simulated county in many batches, of which some come, go and are corrected at random."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from jianheng.arena import LAST_DAY, Plan, write_tables
from jianheng.chain.delivered import Delivered
from jianheng.dictionary import PROVENANCE, Dictionary
from jianheng.identity.person_key import number_keys
from jianheng.intake.store import SCHEMA, Batch, Manifest, TableEntry
from jianheng.intake.store.parquet import write_parquet

GROUPS = 30
FIXED = {"row_id", *(name for name, _ in PROVENANCE)}
NAMES = {"tbl": "table", "from_on": "from", "until_on": "until"}
Row = dict[str, Any]
Tables = dict[str, list[Row]]


@dataclass(frozen=True)
class County:
    """What a workspace holds of a county on a day.

    Args:
        folder: where batches lie.
        dictionary: what the tables hold.
        groups: the rows of some persons each.
        coverage: what is complete.
        gone: the groups that are withdrawn.
        corrected: by group, table and row id, what a person put in the place of a row.
        as_of: the day.
    """

    folder: Path
    dictionary: Dictionary
    groups: dict[int, Tables]
    coverage: tuple[Row, ...]
    gone: frozenset[int]
    as_of: date
    corrected: tuple[tuple[int, str, str, Row], ...] = ()

    def delivered(self) -> Delivered:
        """The batches that stand, those of corrections, and one that says what is complete."""
        standing = {n: self._batch(n, rows, ()) for n, rows in sorted(self.groups.items()) if n not in self.gone}
        corrections = [self._correction(standing, each) for each in self.corrected if each[0] in standing]
        return Delivered([*standing.values(), *corrections, self._batch(GROUPS, {}, self.coverage)], self.dictionary)

    def _correction(self, standing: dict[int, Batch], told: tuple[int, str, str, Row]) -> Batch:
        group, name, row_id, row = told
        batch = self._batch(GROUPS + 1, {name: [row]}, ())
        replaces = {standing[group].id: {name: (row_id,)}}
        return replace(batch, manifest=replace(batch.manifest, replaces=replaces))

    def _batch(self, number: int, tables: Tables, coverage: tuple[Row, ...]) -> Batch:
        digest = hashlib.sha256(repr((sorted(tables.items()), coverage)).encode()).hexdigest()[:12]
        folder = self.folder / f"b{number:02}-{digest}"
        if not folder.exists():
            folder.mkdir(parents=True)
            for name, rows in tables.items():
                table = pa.Table.from_pylist(rows, self.dictionary.tables[name].schema())
                write_parquet(folder / f"{name}.parquet", table)
            write_parquet(folder / "coverage.parquet", pa.Table.from_pylist(list(coverage), SCHEMA))
        entries = {name: TableEntry(len(rows), len(rows), 0, "") for name, rows in tables.items()}
        return Batch(folder, Manifest(folder.name, (), entries, 0, 0, None, (), "", 1))

    def changed(self, random: Random) -> County:
        """Some rows are corrected, and perhaps a batch is withdrawn or comes back, a period ends sooner, days pass."""
        number = random.choice(sorted(self.groups))
        county = replace(self, groups=self.groups | {number: self._corrected(self.groups[number], random)})
        match random.choice(["correct", "person", "undo", "withdraw", "restore", "cover", "pass", "pass"]):
            case "person":
                return replace(self, corrected=(*self.corrected, self._by_a_person(random)))
            case "undo" if self.corrected:
                return replace(county, corrected=self.corrected[:-1])
            case "withdraw":
                return replace(county, gone=self.gone | {random.choice(sorted(self.groups))})
            case "restore":
                return replace(county, gone=self.gone - {random.choice(sorted(self.gone))} if self.gone else self.gone)
            case "cover":
                period = random.choice(self.coverage)
                sooner = period | {"until": LAST_DAY - timedelta(days=random.choice([30, 400]))}
                left = tuple(sooner if each is period else each for each in self.coverage)
                return replace(county, coverage=left)
            case "pass":
                return replace(county, as_of=self.as_of + timedelta(days=random.choice([1, 30])))
        return county

    def _by_a_person(self, random: Random) -> tuple[int, str, str, Row]:
        """A person puts something else into one cell of a row, perhaps somebody else's name."""
        group = random.choice(sorted(self.groups))
        name = random.choice(sorted(self.groups[group]))
        row = random.choice(self.groups[group][name])
        cell = random.choice([name for name in row if name not in FIXED])
        others = [other for rows in self.groups.values() for other in rows.get(name, [])]
        digest = hashlib.sha256(f"{row['row_id']}{len(self.corrected)}".encode()).hexdigest()[:6]
        right = row | {cell: random.choice([None, random.choice(others)[cell]]), "row_id": f"{row['row_id']}-{digest}"}
        return group, name, row["row_id"], right

    def _corrected(self, tables: Tables, random: Random) -> Tables:
        """A row loses a cell, takes one of another row, goes, or is stated again, perhaps by another unit."""
        name = random.choice(sorted(tables))
        rows = list(tables[name])
        chosen = rows.pop(random.randrange(len(rows)))
        cell = random.choice([name for name in chosen if name not in FIXED])
        others = [row for group in self.groups.values() for row in group.get(name, [])]
        right = chosen | {cell: random.choice([None, random.choice(others)[cell]])}
        match random.choice(["correct", "correct", "remove", "again", "otherwise"]):
            case "correct":
                rows.append(right)
            case "again":
                rows += [chosen, chosen | {"row_id": f"{chosen['row_id']}x"}]
            case "otherwise":
                rows += [chosen, right | {"row_id": f"{chosen['row_id']}y", "recorded_by": "另一单位"}]
        return tables | {name: rows}


def a_county(folder: Path, dictionary: Dictionary, persons: int, random: Random) -> County:
    """A county of which some units know some persons by numbers of their own.

    Args:
        folder: where its batches lie.
        dictionary: what its tables hold.
        persons: how many persons it has.
        random: decides the rest.
    """
    write_tables(folder / "tables", Plan(persons, random.randrange(9)), dictionary)
    delivered = [table.name for table in dictionary.tables.values() if not table.derived]
    tables: Tables = {name: pq.read_table(folder / "tables" / f"{name}.parquet").to_pylist() for name in delivered}
    _number(tables, random)
    groups: dict[int, Tables] = {}
    for name, rows in tables.items():
        for row in rows:
            whose = hashlib.sha256(str(row.get("person") or row["row_id"]).encode()).digest()
            groups.setdefault(whose[0] % GROUPS, {}).setdefault(name, []).append(row)
    told = pq.read_table(folder / "tables" / "coverage.parquet").to_pylist()
    coverage = tuple({NAMES.get(name, name): value for name, value in row.items()} for row in told)
    gone, as_of = frozenset(random.sample(sorted(groups), 3)), LAST_DAY - timedelta(days=random.choice([0, 30, 900]))
    return County(folder / "batches", dictionary, groups, coverage, gone, as_of)


def _number(tables: Tables, random: Random) -> None:
    """Rows of a unit name a person by the number that the unit stated with the ID number."""
    for statement in tables["person_statement"]:
        if not statement["source_no"] or random.random() > 0.2:
            continue
        unit, number = statement["recorded_by"] or statement["batch"], statement["source_no"]
        [key] = number_keys(pa.chunked_array([[unit]]), pa.chunked_array([[number]])).to_pylist()
        others = (row for name, rows in tables.items() if name != "person_statement" for row in rows)
        for row in others:
            if row.get("person") == statement["person"] and row["recorded_by"] == statement["recorded_by"]:
                row["person"] = key
