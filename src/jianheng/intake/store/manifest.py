"""What a batch holds, and of what it was made."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from jianheng.intake.delivery import Delivery, Exclusion
from jianheng.intake.store.coverage import Coverage


@dataclass(frozen=True)
class FileEntry:
    """One delivered file.

    Args:
        name: its name in the delivery.
        sha256: hash of its bytes.
        size: its bytes.
        read: False where nothing of it could be read; then nothing of it is in the batch, and it may come again.
    """

    name: str
    sha256: str
    size: int
    read: bool


@dataclass(frozen=True)
class TableEntry:
    """One table of a batch.

    Args:
        read: rows met in the files.
        kept: rows in the batch.
        with_problems: kept rows of which some cell could not be read.
        sha256: hash of the Parquet file.
    """

    read: int
    kept: int
    with_problems: int
    sha256: str


@dataclass(frozen=True)
class CoverageEntry:
    """What a batch states to be complete, told in short.

    Args:
        table: canonical table.
        unit: the unit; `*` for every unit.
        from_on: first day; None for the complete history.
        until_on: last day; of several persons the latest.
        persons: number of persons to whom it is limited; None for everybody.
    """

    table: str
    unit: str
    from_on: date | None
    until_on: date
    persons: int | None

    def plain(self) -> dict[str, object]:
        """The entry as the manifest writes it."""
        days = {"from": self.from_on and self.from_on.isoformat(), "until": self.until_on.isoformat()}
        return {"table": self.table, "unit": self.unit, **days, "persons": self.persons}

    @classmethod
    def of_plain(cls, data: dict[str, Any]) -> CoverageEntry:
        """Read an entry as `plain` writes it."""
        from_on = data["from"] and date.fromisoformat(data["from"])
        return cls(data["table"], data["unit"], from_on, date.fromisoformat(data["until"]), data["persons"])


def coverage_entries(claims: Iterable[Coverage]) -> tuple[CoverageEntry, ...]:
    """Tell coverage in short: claims about single persons are counted.

    Args:
        claims: what the batch covers.

    Returns:
        The entries by table, unit and first day.
    """
    of_all = [CoverageEntry(c.table, c.unit, c.from_on, c.until_on, None) for c in claims if c.person is None]
    of_one: dict[tuple[str, str, date | None], list[Coverage]] = {}
    for claim in claims:
        if claim.person is not None:
            of_one.setdefault((claim.table, claim.unit, claim.from_on), []).append(claim)
    counted = [
        CoverageEntry(*key, max(c.until_on for c in group), len({c.person for c in group}))
        for key, group in of_one.items()
    ]
    return tuple(sorted((*of_all, *counted), key=lambda e: (e.table, e.unit, str(e.from_on), e.persons or 0)))


@dataclass(frozen=True)
class Instead:
    """The batch in whose place another was taken in, which withdraws it.

    Args:
        batch: the batch that counts no more.
        reason: why.
        day: when.
    """

    batch: str
    reason: str
    day: str


@dataclass(frozen=True)
class Manifest:
    """The manifest of a batch.

    Args:
        batch: the batch's id.
        files: the delivered files, in the order they were read.
        tables: the tables, by name.
        errors: number of problems by which something was lost.
        notices: number of the others.
        delivery: what the delivery said of itself, if it did.
        coverage: what the batch states to be complete.
        tool_version: version of this software.
        dictionary_version: version of the dictionary.
        replaces: by batch and table, rows in the place of which the corrections of this batch stand.
        instead: the batch that this one withdraws by being there, if any.
    """

    batch: str
    files: tuple[FileEntry, ...]
    tables: dict[str, TableEntry]
    errors: int
    notices: int
    delivery: Delivery | None
    coverage: tuple[CoverageEntry, ...]
    tool_version: str
    dictionary_version: int
    replaces: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    instead: Instead | None = None

    def to_json(self) -> str:
        """Write the manifest; the same manifest gives the same text."""
        data = asdict(self) | {"coverage": [entry.plain() for entry in self.coverage]}
        if not self.replaces:
            del data["replaces"]
        if self.instead is None:
            del data["instead"]
        return json.dumps(data, ensure_ascii=False, indent=2, sort_keys=True, default=_plain) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read a manifest as `to_json` writes it."""
        data = json.loads(text)
        data["files"] = tuple(FileEntry(**entry) for entry in data["files"])
        data["tables"] = {name: TableEntry(**entry) for name, entry in data["tables"].items()}
        data["coverage"] = tuple(CoverageEntry.of_plain(entry) for entry in data["coverage"])
        data["replaces"] = {
            batch: {name: tuple(rows) for name, rows in tables.items()}
            for batch, tables in data.get("replaces", {}).items()
        }
        data["instead"] = Instead(**data["instead"]) if data.get("instead") else None
        data["delivery"] = None if data["delivery"] is None else delivery_from(data["delivery"])
        return cls(**data)


def delivery_from(data: dict[str, Any]) -> Delivery:
    """Read a delivery from the plain values of a manifest."""
    days = ("from_on", "until_on", "export_day", "delete_after", "received_on")
    plain = data | {day: data[day] and date.fromisoformat(data[day]) for day in days}
    plain["tables"] = tuple(data["tables"])
    plain["legal_basis"] = tuple(data["legal_basis"])
    plain["exclusions"] = tuple(Exclusion(**exclusion) for exclusion in data["exclusions"])
    return Delivery(**plain)


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"no plain form for {value!r}")
