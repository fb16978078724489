"""What a clue rests on, names for a reason, files, computing again."""

from __future__ import annotations

from dataclasses import asdict
from typing import Annotated, Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from ninja import File, Form, Router, Schema
from ninja.files import UploadedFile
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.files import FILE, file_answer
from jianheng.desk.api.jobs import JobState
from jianheng.desk.api.limits import PLAIN, Id, In, Text, Turn
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import Refusal
from jianheng.desk.audit.record import record
from jianheng.desk.casework import actions
from jianheng.desk.casework.attachments import attach, keep, path_of
from jianheng.desk.casework.clue_page import clue_in_scope, looked_at
from jianheng.desk.casework.clue_views import LONGEST_REASON
from jianheng.desk.casework.models import Attachment, Clue
from jianheng.desk.casework.proof import ProofLost, proof_of
from jianheng.desk.casework.verifying import ask_to_verify
from jianheng.desk.jobs.models import Job

Reason = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_REASON, pattern=PLAIN)
]


class ProofOut(Schema):
    """The explanation of a clue: rows with their places in the files, values, law, what would have been lawful."""

    run: str
    model: str
    version: str
    code: str
    revealed: bool
    explanation: dict[str, Any]


class Reveal(In):
    """What names and numbers are looked at for."""

    why: Annotated[
        str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_REASON, pattern=PLAIN)
    ]


class FileOut(Schema):
    """A file that somebody put to a clue."""

    id: int
    name: str
    sha256: str
    size: int


class Noting(In):
    """The words that go with a file."""

    turn: Turn
    text: Text


def _proof(clue: Clue, reveal: bool) -> dict[str, object]:
    try:
        proof = proof_of(clue, reveal)
    except ProofLost as lost:
        raise Refusal(409, lost.zh, lost.en) from lost
    return {
        "run": proof.run.folder.name,
        "model": proof.shown.model,
        "version": proof.shown.version,
        "code": proof.code,
        "revealed": reveal,
        "explanation": asdict(proof.shown),
    }


def add_more(router: Router) -> None:
    """Give the router of clues these operations.

    Args:
        router: the router.
    """

    @router.get("/{int:clue_id}/proof", response=ProofOut, auth=Needs(Can.CLUE_READ), summary="依据 its proof")
    def proof(request: HttpRequest, clue_id: Id) -> dict[str, object]:
        """What it rests on, names and numbers hidden."""
        user = reader(request)
        clue = clue_in_scope(user, clue_id)
        looked_at(user, clue)
        return _proof(clue, reveal=False)

    @router.post(
        "/{int:clue_id}/reveal", response=ProofOut, auth=Needs(Can.PERSON_REVEAL), summary="显示姓名证件号 reveal names"
    )
    def reveal(request: HttpRequest, clue_id: Id, asked: Reveal) -> dict[str, object]:
        """The proof with names and numbers, for a reason that is logged."""
        user = reader(request)
        clue = clue_in_scope(user, clue_id)
        record(user, "reveal", "clue", clue.number, why=asked.why, by="api")
        return _proof(clue, reveal=True)

    @router.post(
        "/{int:clue_id}/verify", response={202: JobState}, auth=Needs(Can.CLUE_READ), summary="重新推算 compute again"
    )
    def verify(request: HttpRequest, clue_id: Id) -> Status[Job]:
        """Compute the clue again on the data and law as they are now, as long work."""
        user = reader(request)
        return Status(202, ask_to_verify(clue_in_scope(user, clue_id), user))

    @router.get("/{int:clue_id}/files", response=list[FileOut], auth=Needs(Can.CLUE_READ), summary="附件 its files")
    def files(request: HttpRequest, clue_id: Id) -> list[Attachment]:
        """The files that people put to it."""
        clue = clue_in_scope(reader(request), clue_id)
        return list(Attachment.objects.filter(event__clue=clue).order_by("pk"))

    @router.post(
        "/{int:clue_id}/files", response={201: FileOut}, auth=Needs(Can.CLUE_WORK), summary="上传附件 put a file to it"
    )
    def upload(
        request: HttpRequest, clue_id: Id, asked: Form[Noting], file: File[UploadedFile]
    ) -> Status[Attachment | None]:
        """Put a file to a clue with a note, as one act."""
        user = reader(request)
        clue_in_scope(user, clue_id)
        kept = keep(file)
        with transaction.atomic():
            event = actions.add_note(user, clue_id, asked.turn, asked.text)
            attach(user, event, [kept])
        return Status(201, event.files.last())

    @router.get(
        "/{int:clue_id}/files/{int:file_id}",
        auth=Needs(Can.CLUE_READ),
        summary="下载附件 download a file",
        openapi_extra=FILE,
    )
    def file(request: HttpRequest, clue_id: Id, file_id: Id) -> HttpResponse:
        """A file, as it was given."""
        user = reader(request)
        clue = clue_in_scope(user, clue_id)
        found = Attachment.objects.filter(pk=file_id, event__clue=clue).first()
        if found is None or not path_of(found.sha256).is_file():
            raise Http404
        record(user, "download", "clue", clue.number, sha256=found.sha256)
        return file_answer(path_of(found.sha256).read_bytes(), found.name, "application/octet-stream")
