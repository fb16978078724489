"""Batches of data: what is here, what could not be read, withdrawing, restoring, deleting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Query, Router, Schema
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.api.limits import PLAIN, Code, In, Line, PageNumber
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import Refusal
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.leaving import delete_with_originals, restore, take_back
from jianheng.desk.data.held.problems import Asked, Told, listed
from jianheng.desk.data.held.standing import Held, held_by, one_of
from jianheng.intake import IntakeError

router = Router(tags=["data"])
A_PAGE = 100
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=300, pattern=PLAIN)]


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
        manifest = held.batch.manifest
        delivery = manifest.delivery
        return BatchOut(
            id=held.id,
            unit=held.unit,
            state="withdrawn" if held.gone is not None else "overdue" if held.overdue else "in use",
            state_words=held.word,
            since=delivery.from_on if delivery else None,
            until=delivery.until_on if delivery else None,
            complete=delivery.complete if delivery else None,
            rows=held.rows,
            tables={name: entry.kept for name, entry in manifest.tables.items()},
            errors=manifest.errors,
        )


class AskedProblems(In):
    """Which problems."""

    severity: Literal["", "error", "notice"] = ""
    code: Code = ""
    file: Line = ""
    column: Line = ""
    page: PageNumber = 1


class ProblemOut(Schema):
    """A cell or row that could not be read; names and numbers of persons hidden."""

    number: int
    code: str
    severity: str
    table: str
    field: str
    value: str
    what: str
    expected: str
    mend: str
    source: str
    sheet: str
    row_no: int
    column: str
    cell: str
    can_be_corrected: bool

    @staticmethod
    def of(told: Told) -> ProblemOut:
        """Read a problem."""
        problem, place = told.problem, told.problem.place
        return ProblemOut(
            number=told.number,
            code=problem.code,
            severity=problem.severity,
            table=problem.table,
            field=problem.field,
            value=told.value,
            what=told.what,
            expected=told.expected,
            mend=told.mend,
            source=place.source,
            sheet=place.sheet,
            row_no=place.row_no,
            column=place.column,
            cell=place.cell,
            can_be_corrected=told.can_be_corrected,
        )


class Problems(Schema):
    """A page of problems."""

    total: int
    rows: list[ProblemOut]


class Reasoned(In):
    """Why."""

    reason: Reason


class Deletion(Reasoned):
    """Why, and the batch's id written out once more."""

    typed: Code


class Deleted(Schema):
    """Name of the certificate, which stays."""

    certificate: str


@router.get("/batches", response=list[BatchOut], auth=Needs(Can.DATA_READ), summary="批次 batches")
def batches(request: HttpRequest) -> list[BatchOut]:
    """The batches of one's scope."""
    return [BatchOut.of(held) for held in held_by(reader(request)).values()]


@router.get("/batches/{batch}", response=BatchOut, auth=Needs(Can.DATA_READ), summary="一个批次 one batch")
def one(request: HttpRequest, batch: Code) -> BatchOut:
    """One batch; that it was looked at is logged."""
    held = one_of(reader(request), batch)
    record(reader(request), "view", "batch", batch, by="api")
    return BatchOut.of(held)


@router.get("/batches/{batch}/problems", response=Problems, auth=Needs(Can.DATA_READ), summary="读不出的 problems")
def problems(request: HttpRequest, batch: Code, asked: Query[AskedProblems]) -> Problems:
    """What could not be read, errors first."""
    held = one_of(reader(request), batch)
    found = listed(held.batch, Asked(asked.severity, asked.code, asked.file, asked.column))
    record(reader(request), "view", "problems", batch, by="api")
    first = (asked.page - 1) * A_PAGE
    return Problems(total=len(found), rows=[ProblemOut.of(told) for told in found[first : first + A_PAGE]])


@router.post(
    "/batches/{batch}/withdraw", response=BatchOut, auth=Needs(Can.DATA_WITHDRAW), summary="撤回批次 withdraw a batch"
)
def withdraw(request: HttpRequest, batch: Code, asked: Reasoned) -> BatchOut:
    """Let a batch count no more."""
    return _done(reader(request), batch, take_back, asked.reason)


@router.post(
    "/batches/{batch}/restore", response=BatchOut, auth=Needs(Can.DATA_WITHDRAW), summary="恢复批次 restore a batch"
)
def bring_back(request: HttpRequest, batch: Code, asked: Reasoned) -> BatchOut:
    """Let a batch count again."""
    return _done(reader(request), batch, restore, asked.reason)


@router.post(
    "/batches/{batch}/delete", response=Deleted, auth=Needs(Can.DATA_DELETE), summary="删除批次 delete a batch"
)
def delete(request: HttpRequest, batch: Code, asked: Deletion) -> Deleted:
    """Delete a batch with everything that holds its rows, and its originals, for good."""
    user = reader(request)
    held = one_of(user, batch)
    if asked.typed != batch:
        raise Refusal(422, "请照写批次编号，确认删的是这一批。", "Write the batch's id to confirm.")
    try:
        return Deleted(certificate=delete_with_originals(user, held, asked.reason))
    except IntakeError as error:
        raise Refusal(409, error.problems[0].zh(), error.problems[0].en()) from error


def _done(user: User, batch: str, act: Callable[[User, Held, str], None], reason: str) -> BatchOut:
    try:
        act(user, one_of(user, batch), reason)
    except IntakeError as error:
        raise Refusal(409, error.problems[0].zh(), error.problems[0].en()) from error
    return BatchOut.of(one_of(user, batch))
