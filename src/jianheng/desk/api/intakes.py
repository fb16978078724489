"""Files on their way in: uploading them, what was recognised, adding and removing, looking again, letting go."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, File, Form, Router, Schema
from ninja.files import UploadedFile
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import PLAIN, Id, In, Line
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import Both, Refusal, refuse_more
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake, Upload
from jianheng.desk.data.taking import answers, bringing
from jianheng.desk.data.taking.found import KNOWN, REFUSED, TEMPLATE, Found, SeenFile, SeenTable
from jianheng.desk.data.taking.limit import TOO_LARGE
from jianheng.desk.data.taking.saying import is_unsaid
from jianheng.desk.data.taking.steps import found_of, intake_of, open_intakes
from jianheng.desk.data.taking.uploads import MOST_FILES
from jianheng.desk.jobs.models import Job

router = Router(tags=["data: files in"])
A_LIST = 100
PathTold = Annotated[str, StringConstraints(max_length=1000, pattern=PLAIN)]


class Bringing(In):
    """The unit that delivered the files, if known, and where each file lay, in the order of the files."""

    unit: Line = ""
    paths: Annotated[list[PathTold], Field(max_length=MOST_FILES)] = []


class IntakeOut(Schema):
    """A delivery on its way in; `step` is what comes next: files, recognise, columns, statement, take, done."""

    id: uuid.UUID
    unit: str
    step: str
    by: str
    at: datetime
    changed_at: datetime
    replaces: str
    reason: str
    batch: str
    look_job: JobState | None
    add_job: JobState | None

    @staticmethod
    def resolve_by(intake: Intake) -> str:
        """Who brought it."""
        return intake.by.username


class UploadOut(Schema):
    """A file of an intake, under the safe name that it is kept by."""

    id: int
    name: str
    size: int
    sha256: str


class FileSeen(Schema):
    """What a file was found to be: `new`, `known` (it is in a batch already) or `refused` (nothing can be read)."""

    name: str
    state: str
    says: Both
    batch: str
    documents: int

    @staticmethod
    def of(file: SeenFile) -> FileSeen:
        """Read a file."""
        says = Both(zh=file.zh, en=file.en)
        return FileSeen(name=file.name, state=file.state, says=says, batch=file.batch, documents=file.documents)


class TableSeen(Schema):
    """A kind of table: `template`, `confirmed` (before) or `ask`; `asks` where something must still be answered."""

    number: int
    file: str
    sheet: str
    kind: str
    tables: list[str]
    rows: int
    again: int
    columns: int
    asks: bool
    left_out: bool

    @staticmethod
    def of(intake: Intake, number: int, table: SeenTable) -> TableSeen:
        """Read a table."""
        kept = intake.answers.get(str(number))
        return TableSeen(
            number=number,
            file=table.file,
            sheet=table.sheet,
            kind=table.kind,
            tables=[*answers.tables_of(table, kept)],
            rows=table.rows,
            again=table.again,
            columns=0 if table.kind == TEMPLATE else len(table.columns),
            asks=is_unsaid(intake, number, table),
            left_out=answers.is_left_out(table, kept),
        )


class FoundOut(Schema):
    """What was recognised in the files of an intake."""

    files: list[FileSeen]
    tables: list[TableSeen]
    brings_nothing_new: bool

    @staticmethod
    def of(intake: Intake, found: Found) -> FoundOut:
        """Read it."""
        return FoundOut(
            files=[FileSeen.of(file) for file in found.files],
            tables=[TableSeen.of(intake, number, table) for number, table in enumerate(found.tables)],
            brings_nothing_new=bool(found.files) and all(file.state in (KNOWN, REFUSED) for file in found.files),
        )


class WholeIntake(IntakeOut):
    """An intake with its files, and what was recognised in them; null where nothing was yet."""

    uploads: list[UploadOut]
    found: FoundOut | None

    @staticmethod
    def resolve_uploads(intake: Intake) -> list[Upload]:
        """Its files."""
        return [*intake.uploads.all()]

    @staticmethod
    def resolve_found(intake: Intake) -> FoundOut | None:
        """What was recognised."""
        found = found_of(intake) if intake.looked else None
        return FoundOut.of(intake, found) if found is not None else None


@router.get("", response=list[IntakeOut], auth=Needs(Can.DATA_ADD), summary="移入中的文件 files on their way in")
def waiting(request: HttpRequest) -> list[Intake]:
    """The intakes that wait, one's own and those of units in one's scope; the latest hundred."""
    return open_intakes(reader(request), A_LIST)


@router.post("", response={201: list[IntakeOut]}, auth=Needs(Can.DATA_ADD), summary="移入文件 bring files in")
def bring(
    request: HttpRequest, asked: Form[Bringing], files: File[list[UploadedFile] | None] = None
) -> Status[list[Intake]]:
    """Upload files; files beside several `delivery.yaml` become an intake each. All are looked at as long work."""
    given = files or []
    refuse_more(request.POST, Bringing.model_fields)
    if asked.paths and len(asked.paths) != len(given):
        raise Refusal(422, "paths 要与文件一样多，顺序相同。", "Give as many paths as files, in their order.")
    unit, too_large = asked.unit.strip(), TOO_LARGE in request.META
    return Status(201, bringing.bring(reader(request), given, [*asked.paths], unit, too_large=too_large))


@router.get("/{uuid:intake_id}", response=WholeIntake, auth=Needs(Can.DATA_ADD), summary="一份移入的文件 one intake")
def one(request: HttpRequest, intake_id: uuid.UUID) -> Intake:
    """An intake: its step, its files, the tables found in them."""
    intake = intake_of(reader(request), intake_id)
    record(reader(request), "view", "intake", intake.pk, by="api")
    return intake


@router.delete("/{uuid:intake_id}", response={204: None}, auth=Needs(Can.DATA_ADD), summary="放弃 let go of it")
def drop(request: HttpRequest, intake_id: uuid.UUID) -> Status[None]:
    """Let go of an intake; its files are deleted. What was taken in stays."""
    bringing.let_go(reader(request), intake_of(reader(request), intake_id))
    return Status(204, None)


@router.post("/{uuid:intake_id}/files", response=WholeIntake, auth=Needs(Can.DATA_ADD), summary="再加文件 add files")
def add(request: HttpRequest, intake_id: uuid.UUID, files: File[list[UploadedFile] | None] = None) -> Intake:
    """Add files; all files of the intake are looked at anew."""
    intake = intake_of(reader(request), intake_id)
    refuse_more(request.POST, ())
    bringing.add(reader(request), intake, files or [], too_large=TOO_LARGE in request.META)
    return intake


@router.delete(
    "/{uuid:intake_id}/files/{int:upload_id}",
    response=WholeIntake,
    auth=Needs(Can.DATA_ADD),
    summary="拿掉文件 take a file out",
)
def remove(request: HttpRequest, intake_id: uuid.UUID, upload_id: Id) -> Intake:
    """Take one file out again; have the rest looked at by `look`."""
    intake = intake_of(reader(request), intake_id)
    bringing.take_out(reader(request), intake, upload_id)
    return intake


@router.post(
    "/{uuid:intake_id}/look", response={202: JobState}, auth=Needs(Can.DATA_ADD), summary="重新识别 look again"
)
def look(request: HttpRequest, intake_id: uuid.UUID) -> Status[Job | None]:
    """Look at the files once more; where they are being looked at, that work is told."""
    intake = intake_of(reader(request), intake_id)
    bringing.look_again(reader(request), intake)
    return Status(202, intake.look_job)
