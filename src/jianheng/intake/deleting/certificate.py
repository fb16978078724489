"""What was deleted, told without a word about the persons in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import PurePath
from typing import Any

from jianheng.intake.store.batch import Batch


@dataclass(frozen=True)
class DeletedFile:
    """One delivered file; its name may tell a person and is left out.

    Args:
        kind: the ending of its name.
        sha256: hash of its bytes.
        size: its bytes.
    """

    kind: str
    sha256: str
    size: int


@dataclass(frozen=True)
class DeletedCorrection:
    """A batch of corrections that went with the batch that it corrected.

    Args:
        batch: its id.
        rows: how many corrected rows it held.
    """

    batch: str
    rows: int


@dataclass(frozen=True)
class Certificate:
    """A certificate of deletion.

    Args:
        batch: id of the batch.
        workspace: name of the procuratorate that held it.
        unit: the unit that delivered it; empty where no statement came with it, as the four that follow.
        export_day, received_on, purpose, delete_after: what the delivery said of itself.
        legal_basis: the articles under which it was asked for.
        files: the delivered files.
        tables: rows by table.
        corrections: batches of corrections that went with it.
        runs: runs that rested on it.
        interrupted: what interrupted runs had left, whose data cannot be told apart.
        by: who deleted it.
        reason: why.
        deleted_on: when.
        version: version of the software.
        readable: False where the manifest of the batch was damaged, so that nothing is known of its content.
        rows_left: files of the workspace that hold rows of it after all.
        mentions: files of the workspace that name its id and hold no row of it.
    """

    batch: str
    workspace: str
    unit: str
    export_day: str
    received_on: str
    purpose: str
    delete_after: str
    legal_basis: tuple[str, ...]
    files: tuple[DeletedFile, ...]
    tables: dict[str, int]
    corrections: tuple[DeletedCorrection, ...]
    runs: tuple[str, ...]
    interrupted: tuple[str, ...]
    by: str
    reason: str
    deleted_on: str
    version: str
    readable: bool = True
    rows_left: tuple[str, ...] = ()
    mentions: tuple[str, ...] = ()

    @property
    def batches(self) -> tuple[str, ...]:
        """Everything that goes from the folder of batches."""
        return (self.batch, *(each.batch for each in self.corrections))

    def checked(self, rows_left: tuple[str, ...], mentions: tuple[str, ...]) -> Certificate:
        """The certificate with what a look through the workspace found."""
        return replace(self, rows_left=rows_left, mentions=mentions)

    def to_json(self) -> str:
        """Write the certificate."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1) + "\n"

    @classmethod
    def from_json(cls, text: str) -> Certificate:
        """Read a certificate as `to_json` writes it."""
        data: dict[str, Any] = json.loads(text)
        data["files"] = tuple(DeletedFile(**each) for each in data["files"])
        data["corrections"] = tuple(DeletedCorrection(**each) for each in data["corrections"])
        lists = ("legal_basis", "runs", "interrupted", "rows_left", "mentions")
        return cls(**data | {name: tuple(data[name]) for name in lists})


def stated(batch: Batch | None) -> dict[str, Any]:
    """What a batch says of itself, as the certificate keeps it; None for one whose manifest is damaged."""
    manifest = batch.manifest if batch is not None else None
    delivery = manifest.delivery if manifest is not None else None
    received = delivery and delivery.received_on
    return {
        "unit": delivery.unit if delivery else "",
        "export_day": str(delivery.export_day) if delivery else "",
        "received_on": str(received) if received else "",
        "purpose": delivery.purpose if delivery else "",
        "delete_after": str(delivery.delete_after) if delivery else "",
        "legal_basis": delivery.legal_basis if delivery else (),
        "files": tuple(
            DeletedFile(PurePath(f.name).suffix.lower(), f.sha256, f.size) for f in (manifest.files if manifest else ())
        ),
        "tables": {name: entry.kept for name, entry in sorted(manifest.tables.items())} if manifest else {},
        "readable": manifest is not None,
    }
