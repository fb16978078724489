"""The files as they were delivered, kept by the workbench where they came in through it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.http import Http404

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake, Upload
from jianheng.desk.place import workspace
from jianheng.intake.store import Batch, FileEntry, list_batches


@dataclass(frozen=True)
class Original:
    """One delivered file of a batch.

    Args:
        number: its place among the files of the batch.
        entry: what the manifest says of it.
        path: where it lies; None where the workbench does not have it.
    """

    number: int
    entry: FileEntry
    path: Path | None

    @property
    def is_here(self) -> bool:
        """Whether the workbench has it."""
        return self.path is not None


def originals_of(batch: Batch) -> list[Original]:
    """The delivered files of a batch, found by the hash of their bytes."""
    wanted = [entry.sha256 for entry in batch.manifest.files]
    kept: dict[str, Path] = {}
    for upload in Upload.objects.filter(sha256__in=wanted, gone=False).select_related("intake"):
        if upload.path.is_file():
            kept.setdefault(upload.sha256, upload.path)
    return [Original(n, entry, kept.get(entry.sha256)) for n, entry in enumerate(batch.manifest.files)]


def taken_original(user: User, batch: Batch, number: int, reason: str) -> Path:
    """A file as it was delivered, for downloading; the reason goes on record.

    Args:
        user: who takes it.
        batch: the batch, in the person's scope.
        number: its place among the files of the batch.
        reason: why.

    Raises:
        Http404: there is no such file, or the workbench does not have it.
        Refused: no reason is given.
    """
    files = originals_of(batch)
    path = files[number].path if number < len(files) else None
    if path is None:
        raise Http404
    if not reason:
        raise Refused("请写明为什么要下载原件。", "Say why the original is needed.")
    record(user, "download", "original", batch.id, file=number, reason=reason)
    return path


def deleted_originals(batch: Batch) -> int:
    """Delete the originals of a batch that is gone, unless another batch was made of the same files.

    Args:
        batch: the batch, as it was.

    Returns:
        How many files were deleted.
    """
    others = _hashes(list_batches(workspace()))
    wanted = {entry.sha256 for entry in batch.manifest.files} - others
    gone = 0
    for upload in Upload.objects.filter(sha256__in=wanted, gone=False).select_related("intake"):
        upload.path.unlink(missing_ok=True)
        upload.gone = True
        upload.name = f"{upload.pk}{Path(upload.name).suffix}"
        upload.save(update_fields=["gone", "name"])
        gone += 1
    for intake in Intake.objects.filter(batch=batch.id):
        # What was recognised holds values of the rows.
        for name in ("found.json",):
            (intake.folder / name).unlink(missing_ok=True)
    return gone


def _hashes(batches: Iterable[Batch]) -> set[str]:
    return {entry.sha256 for batch in batches for entry in batch.manifest.files}
