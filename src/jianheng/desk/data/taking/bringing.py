"""Files brought, added, looked at again, taken out and let go: what pages and API do alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.shortcuts import get_object_or_404

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import uploads
from jianheng.desk.data.taking.look_job import LOOK
from jianheng.desk.data.taking.steps import is_taken, refuse_taken
from jianheng.desk.data.units import Sight
from jianheng.desk.jobs.queue import ask_for
from jianheng.desk.words import say

Files: TypeAlias = "Sequence[UploadedFile[bytes]]"


def bring(user: User, files: Files, paths: list[str], unit: str, *, too_large: bool) -> list[Intake]:
    """Keep files that came together, an intake for each delivery, and have each looked at.

    Args:
        user: who brings them.
        files: the files.
        paths: where each lay, if known.
        unit: the unit that delivered them, if told.
        too_large: whether the upload was stopped for its size.

    Raises:
        Refused: nothing was kept, and why.
    """
    refuse_unfit(user, files, unit, too_large=too_large)
    made = uploads.receive(user, files, paths, unit)
    for intake in made:
        ask_to_look(user, intake)
    return made


def add(user: User, intake: Intake, files: Files, *, too_large: bool) -> None:
    """Add files to an intake, which is looked at anew; arguments and errors as for bringing."""
    refuse_unfit(user, files, "", too_large=too_large)
    refuse_taken(intake)
    for file in files:
        uploads.keep(intake, file, file.name or "")
    record(user, "upload", "intake", intake.pk, files=len(files))
    ask_to_look(user, intake)


def take_out(user: User, intake: Intake, upload: int) -> None:
    """Take one file out again; what was recognised is forgotten.

    Raises:
        Http404: there is no such file.
        Refused: it is too late.
    """
    refuse_taken(intake)
    uploads.remove(get_object_or_404(intake.uploads, pk=upload))
    record(user, "remove", "intake", intake.pk)
    uploads.begin_anew(intake)


def look_again(user: User, intake: Intake) -> None:
    """Look once more, after a failure or a cancellation; nothing happens while it is looked at.

    Raises:
        Refused: it is too late, or there is no file.
    """
    refuse_taken(intake)
    if not intake.uploads.exists():
        raise Refused("还没有文件，请先加文件。", "There is no file yet; add one.")
    if not (intake.look_job is not None and intake.look_job.is_open):
        ask_to_look(user, intake)


def let_go(user: User, intake: Intake) -> None:
    """Let go of an intake with its files.

    Raises:
        Refused: it is taken in, or about to be.
    """
    if is_taken(intake):
        raise Refused("已经入库或正在入库，不能放弃；要收回请撤回批次。", "It is taken in; withdraw the batch.")
    uploads.drop(user, intake)


def ask_to_look(user: User, intake: Intake) -> None:
    """Put the looking at an intake's files into the queue."""
    uploads.begin_anew(intake)
    about = intake.unit or say("新移入的文件", "New files")
    intake.look_job = ask_for(LOOK, about, {"intake": str(intake.pk)}, user)
    intake.save(update_fields=["look_job"])


def refuse_unfit(user: User, files: Files, unit: str, *, too_large: bool) -> None:
    """Refuse an upload of which nothing can be kept; arguments and errors as for bringing."""
    if too_large:
        most = settings.DATA_FILE_MOST_BYTES // 1_000_000
        every = settings.DATA_UPLOAD_MOST_BYTES // 1_000_000
        raise Refused(
            f"文件太大，没有收下：单个不超过 {most} MB，一次合计不超过 {every} MB。请分几次移入。",
            f"Too large: at most {most} MB a file, {every} MB together. Bring it in parts.",
        )
    if not files:
        raise Refused("还没有选文件。", "No file was chosen.")
    if len(files) > uploads.MOST_FILES:
        raise Refused(f"一次最多 {uploads.MOST_FILES} 个文件。", f"At most {uploads.MOST_FILES} files at once.")
    if unit and not Sight(user).of_unit(unit):
        raise Refused(
            f"“{unit}”不在您的管辖范围内，没有收下。请核对名称，或请安全管理员登记这个单位。",
            f"“{unit}” lies outside your jurisdiction. Check its name, or have the security administrator add it.",
        )
