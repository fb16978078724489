"""What a delivery says of itself, and asking to take it in."""

from __future__ import annotations

import uuid
from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Field, Router, Schema
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.api.intakes import FileSeen
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import PLAIN, Code, In, Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import Both
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import stating
from jianheng.desk.data.taking.asking import ask_to_take, replaceable
from jianheng.desk.data.taking.found import Found
from jianheng.desk.data.taking.stating import Checked
from jianheng.desk.data.taking.steps import intake_of, recognised
from jianheng.desk.jobs.models import Job
from jianheng.intake.store import Batch

router = Router(tags=["data: files in"])
Sentence = Annotated[str, StringConstraints(max_length=500, pattern=PLAIN)]
Lines = Annotated[str, StringConstraints(max_length=4000, pattern=PLAIN)]


class Statement(In):
    """The statement of a delivery, as people write it: days as 2026-05-31, 2026.5.31 or 2026年5月31日.

    `whole_history` instead of `from_on` where records go back to the beginning; `complete` is `all`, `except` (then
    `exclusions` says what is left out, a line each) or `unsure`; articles of `legal_basis` are separated by 、.
    """

    unit: Line = ""
    tables: Annotated[list[Code], Field(max_length=200)] = []
    from_on: Line = ""
    whole_history: bool = False
    until_on: Line = ""
    complete: Literal["", "all", "except", "unsure"] = ""
    exclusions: Lines = ""
    export_day: Line = ""
    received_on: Line = ""
    purpose: Sentence = ""
    legal_basis: Sentence = ""
    delete_after: Line = ""

    def words(self) -> dict[str, str]:
        """As the form of the page sends it."""
        told = {name: str(getattr(self, name)) for name in stating.FIELDS if name != "whole_history"}
        return told | {"whole_history": "yes" if self.whole_history else ""}


class Misfit(Both):
    """Something that does not fit; `field` is empty where it is of the statement as a whole."""

    field: str


class StatementOut(Schema):
    """What is written, what does not fit, and what the files hold and say themselves.

    What was written is kept, whether it can be used or not; `is_done` where nothing is missing.
    """

    written: dict[str, Any]
    is_done: bool
    problems: list[Misfit]
    tables_in_files: list[str]
    documents: int
    said_in: str
    problems_in_files: list[Both]


class BatchBeside(Schema):
    """A batch of the same unit, whose place this one could take."""

    batch: str
    since: date | None
    until: date | None
    tables: list[str]

    @staticmethod
    def of(batch: Batch) -> BatchBeside:
        """Read a batch."""
        told = batch.manifest.delivery
        days = (told.from_on, told.until_on) if told is not None else (None, None)
        return BatchBeside(batch=batch.id, since=days[0], until=days[1], tables=[*batch.manifest.tables])


class ToTake(Schema):
    """What would be taken in; files that bring nothing are told by their state."""

    ready: bool
    unit: str
    tables_stated: list[str]
    tables_in_files: list[str]
    files: list[FileSeen]
    could_replace: list[BatchBeside]
    job: JobState | None


class AskedToTake(In):
    """A batch whose place it takes, if any, and why."""

    replaces: Code = ""
    reason: Sentence = ""


@router.get(
    "/{uuid:intake_id}/statement",
    response=StatementOut,
    auth=Needs(Can.DATA_ADD),
    summary="来源说明 the statement of the delivery",
)
def statement(request: HttpRequest, intake_id: uuid.UUID) -> StatementOut:
    """What the delivery says of itself, taken from its files where they say it, and what is missing."""
    user = reader(request)
    intake = intake_of(user, intake_id)
    found = recognised(intake)
    checked = Checked(stating.wrong_in(user, intake.statement))
    return _told(intake, found, checked)


@router.put(
    "/{uuid:intake_id}/statement",
    response=StatementOut,
    auth=Needs(Can.DATA_ADD),
    summary="说明来源 write the statement",
)
def state(request: HttpRequest, intake_id: uuid.UUID, asked: Statement) -> StatementOut:
    """Write the statement; it is kept in any case, and every problem is told at once."""
    user = reader(request)
    intake = intake_of(user, intake_id)
    found = _ready(intake)
    return _told(intake, found, stating.keep(user, intake, asked.words(), asked.tables))


@router.get("/{uuid:intake_id}/take", response=ToTake, auth=Needs(Can.DATA_ADD), summary="将入库的 what would come in")
def to_take(request: HttpRequest, intake_id: uuid.UUID) -> dict[str, object]:
    """What would be taken in, and which batch it could replace."""
    user = reader(request)
    intake = intake_of(user, intake_id)
    found = recognised(intake)
    return {
        "ready": intake.columns_done and intake.statement_done,
        "unit": intake.unit,
        "tables_stated": intake.statement.get("tables", []),
        "tables_in_files": stating.tables_in(intake, found),
        "files": [FileSeen.of(file) for file in found.files],
        "could_replace": _beside(user, intake),
        "job": intake.add_job,
    }


@router.post("/{uuid:intake_id}/take", response={202: JobState}, auth=Needs(Can.DATA_ADD), summary="入库 take in")
def take(request: HttpRequest, intake_id: uuid.UUID, asked: AskedToTake) -> Status[Job]:
    """Take the files in as long work; asked twice, the same work is told."""
    user = reader(request)
    intake = intake_of(user, intake_id)
    job = None if intake.batch else ask_to_take(user, intake, asked.replaces, asked.reason.strip())
    if job is None:
        raise Refused(f"已经入库，批次是 {intake.batch}。", f"It is taken in already, as batch {intake.batch}.")
    return Status(202, job)


def _ready(intake: Intake) -> Found:
    """What was recognised, where every column is answered.

    Raises:
        Refused: not every column is.
    """
    found = recognised(intake)
    if not intake.columns_done:
        raise Refused("列还没有确认完，先对应字段。", "Some columns are not answered yet; answer them first.")
    return found


def _beside(user: User, intake: Intake) -> list[BatchBeside]:
    return [BatchBeside.of(batch) for batch in replaceable(user, intake)]


def _told(intake: Intake, found: Found, checked: Checked) -> StatementOut:
    written = {**intake.statement}
    written["unit"] = written.get("unit") or intake.unit
    problems = [Misfit(field=name, zh=words.zh, en=words.en) for name, words in checked.wrong.items()]
    problems += [Misfit(field="", zh=words.zh, en=words.en) for words in checked.told]
    return StatementOut(
        written=written,
        is_done=intake.statement_done,
        problems=problems,
        tables_in_files=stating.tables_in(intake, found),
        documents=sum(file.documents for file in found.files),
        said_in=found.statement_from,
        problems_in_files=[Both(zh=zh, en=en) for zh, en in found.told],
    )
