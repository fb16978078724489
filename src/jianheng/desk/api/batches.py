"""Batches of data: what is here, withdrawing, restoring, reading anew, deleting, originals."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from django.http import FileResponse, HttpRequest
from ninja import Field, Router, Schema
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, path_answer
from jianheng.desk.api.intakes import IntakeOut
from jianheng.desk.api.limits import PLAIN, Code, In
from jianheng.desk.api.needing import Needs
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.anew import read_anew
from jianheng.desk.data.held.leaving import delete_with_originals, deletion, restore, take_back
from jianheng.desk.data.held.originals import Original, originals_of, taken_original
from jianheng.desk.data.held.standing import Held, beside_of, held_by, one_of
from jianheng.desk.data.models import Intake

router = Router(tags=["data: batches"])
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=PLAIN)]
FileNumber = Annotated[int, Field(ge=0, lt=100_000)]


class BatchOut(Schema):
    """A batch: who delivered it, of which days, how many rows of which tables, and whether it counts."""

    id: str
    unit: str
    state: str
    state_words: str
    since: date | None
    until: date | None
    complete: bool | None
    rows: int
    tables: dict[str, int]
    errors: int

    @staticmethod
    def of(held: Held) -> BatchOut:
        """Read a batch."""
        return BatchOut(**_told(held))


class OriginalOut(Schema):
    """A delivered file; `is_here` where it can be downloaded."""

    number: int
    name: str
    size: int
    sha256: str
    was_read: bool
    is_here: bool

    @staticmethod
    def of(original: Original) -> OriginalOut:
        """Read an original."""
        entry = original.entry
        return OriginalOut(
            number=original.number,
            name=entry.name,
            size=entry.size,
            sha256=entry.sha256,
            was_read=entry.read,
            is_here=original.is_here,
        )


class WholeBatch(BatchOut):
    """A batch with what it was delivered for, its files, and the batches that correct, replace or were replaced."""

    purpose: str
    legal_basis: list[str]
    export_day: date | None
    received_on: date | None
    delete_after: date | None
    exclusions: list[str]
    notices: int
    covered: list[str]
    rows_with_problems: dict[str, int]
    originals: list[OriginalOut]
    corrected_by: list[str]
    replaced_by: list[str]
    replaces: str
    withdrawn_because: str
    withdrawn_on: str


class Reasoned(In):
    """Why."""

    reason: Reason


class Deletion(Reasoned):
    """Why, and the batch's id written out once more."""

    typed: Code


class Deleted(Schema):
    """Name of the certificate, which stays."""

    certificate: str


class DeletionPlan(Schema):
    """All that would go with a batch, for good: rows, corrections of it, runs that rest on it, originals."""

    batch: str
    rows: int
    tables: dict[str, int]
    corrections: dict[str, int]
    runs: list[str]
    interrupted_runs: list[str]
    originals: list[str]


@router.get("", response=list[BatchOut], auth=Needs(Can.DATA_READ), summary="批次 batches")
def batches(request: HttpRequest) -> list[BatchOut]:
    """The batches of one's scope."""
    return [BatchOut.of(held) for held in held_by(reader(request)).values()]


@router.get("/{batch}", response=WholeBatch, auth=Needs(Can.DATA_READ), summary="一个批次 one batch")
def one(request: HttpRequest, batch: Code) -> WholeBatch:
    """One batch; that it was looked at is logged."""
    user = reader(request)
    held = one_of(user, batch)
    record(user, "view", "batch", batch, by="api")
    manifest, beside = held.batch.manifest, beside_of(user, held)
    delivery = manifest.delivery
    return WholeBatch(
        **_told(held),
        purpose=delivery.purpose if delivery else "",
        legal_basis=[*delivery.legal_basis] if delivery else [],
        export_day=delivery.export_day if delivery else None,
        received_on=delivery.received_on if delivery else None,
        delete_after=delivery.delete_after if delivery else None,
        exclusions=[each.what for each in delivery.exclusions] if delivery else [],
        notices=manifest.notices,
        covered=sorted({entry.table for entry in manifest.coverage}),
        rows_with_problems={name: entry.with_problems for name, entry in manifest.tables.items()},
        originals=[OriginalOut.of(original) for original in originals_of(held.batch)],
        corrected_by=[each.id for each in beside.corrected_by],
        replaced_by=[each.id for each in beside.replaced_by],
        replaces=manifest.instead.batch if manifest.instead else "",
        withdrawn_because=held.gone.reason if held.gone else "",
        withdrawn_on=held.gone.day if held.gone else "",
    )


@router.post("/{batch}/withdraw", response=BatchOut, auth=Needs(Can.DATA_WITHDRAW), summary="撤回批次 withdraw a batch")
def withdraw(request: HttpRequest, batch: Code, asked: Reasoned) -> BatchOut:
    """Let a batch count no more."""
    take_back(reader(request), one_of(reader(request), batch), asked.reason)
    return BatchOut.of(one_of(reader(request), batch))


@router.post("/{batch}/restore", response=BatchOut, auth=Needs(Can.DATA_WITHDRAW), summary="恢复批次 restore a batch")
def bring_back(request: HttpRequest, batch: Code, asked: Reasoned) -> BatchOut:
    """Let a batch count again."""
    restore(reader(request), one_of(reader(request), batch), asked.reason)
    return BatchOut.of(one_of(reader(request), batch))


@router.post(
    "/{batch}/again", response={201: IntakeOut}, auth=Needs(Can.DATA_ADD), summary="重新读入 read the files anew"
)
def again(request: HttpRequest, batch: Code, asked: Reasoned) -> Status[Intake]:
    """Read the same files anew; the answer is a new intake, which replaces the batch once it is taken in."""
    return Status(201, read_anew(reader(request), one_of(reader(request), batch), asked.reason))


@router.get(
    "/{batch}/deletion", response=DeletionPlan, auth=Needs(Can.DATA_DELETE), summary="将删除的 what would be deleted"
)
def plan(request: HttpRequest, batch: Code) -> DeletionPlan:
    """All that would go with a batch, before it goes; nothing is deleted."""
    held = one_of(reader(request), batch)
    would = deletion(reader(request), held)
    return DeletionPlan(
        batch=held.id,
        rows=sum(would.tables.values()),
        tables=would.tables,
        corrections={each.batch: each.rows for each in would.corrections},
        runs=[*would.runs],
        interrupted_runs=[*would.interrupted],
        originals=[each.entry.name for each in originals_of(held.batch) if each.is_here],
    )


@router.post("/{batch}/delete", response=Deleted, auth=Needs(Can.DATA_DELETE), summary="删除批次 delete a batch")
def delete(request: HttpRequest, batch: Code, asked: Deletion) -> Deleted:
    """Delete a batch with everything that holds its rows, and its originals, for good."""
    user = reader(request)
    return Deleted(certificate=delete_with_originals(user, one_of(user, batch), asked.reason, typed=asked.typed))


@router.post(
    "/{batch}/originals/{int:number}",
    auth=Needs(Can.DATA_ADD),
    summary="下载原件 download an original",
    openapi_extra=FILE,
)
def original(request: HttpRequest, batch: Code, number: FileNumber, asked: Reasoned) -> FileResponse:
    """A file as it was delivered, for a reason that is logged."""
    held = one_of(reader(request), batch)
    path = taken_original(reader(request), held.batch, number, asked.reason)
    return path_answer(path, path.name)


def _told(held: Held) -> dict[str, Any]:
    manifest = held.batch.manifest
    delivery = manifest.delivery
    return {
        "id": held.id,
        "unit": held.unit,
        "state": "withdrawn" if held.gone is not None else "overdue" if held.overdue else "in use",
        "state_words": held.word,
        "since": delivery.from_on if delivery else None,
        "until": delivery.until_on if delivery else None,
        "complete": delivery.complete if delivery else None,
        "rows": held.rows,
        "tables": {name: entry.kept for name, entry in manifest.tables.items()},
        "errors": manifest.errors,
    }
