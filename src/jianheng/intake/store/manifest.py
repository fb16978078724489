"""What a batch holds, and of what it was made."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from jianheng.intake.delivery import Delivery, Exclusion


@dataclass(frozen=True)
class FileEntry:
    """One delivered file.

    Args:
        name: its name in the delivery.
        sha256: hash of its bytes.
        size: its bytes.
        read: False where it could not be read; then nothing of it is in the batch.
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
class Manifest:
    """The manifest of a batch.

    Args:
        batch: the batch's id.
        files: the delivered files, in the order they were read.
        tables: the tables, by name.
        errors: number of problems by which something was lost.
        notices: number of the others.
        delivery: what the delivery said of itself, if it did.
        tool_version: version of this software.
        dictionary_version: version of the dictionary.
    """

    batch: str
    files: tuple[FileEntry, ...]
    tables: dict[str, TableEntry]
    errors: int
    notices: int
    delivery: Delivery | None
    tool_version: str
    dictionary_version: int

    def to_json(self) -> str:
        """Write the manifest; the same manifest gives the same text."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2, sort_keys=True, default=_plain) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Manifest:
        """Read a manifest as `to_json` writes it."""
        data = json.loads(text)
        data["files"] = tuple(FileEntry(**entry) for entry in data["files"])
        data["tables"] = {name: TableEntry(**entry) for name, entry in data["tables"].items()}
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
