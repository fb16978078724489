"""Files that people put to what they did: kept whole under their hash, never overwritten, never run."""

from __future__ import annotations

import hashlib
import os
import re
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.models import Attachment, Event
from jianheng.desk.place import desk_folder

LARGEST = 50 * 1024 * 1024
MOST = 20
LONGEST_NAME, LONGEST_ENDING = 200, 9
SALT = "casework.attachment"
HASH = re.compile(r"^[0-9a-f]{64}$")
UNSHOWN = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Kept:
    """A file that lies in the store and belongs to nothing yet.

    Args:
        name: what its giver called it; text alone, never a path.
        sha256: its hash, under which it lies.
        size: its bytes.
    """

    name: str
    sha256: str
    size: int

    @property
    def token(self) -> str:
        """The file in a form's hidden field, so that a refused form loses nothing and nobody makes one up."""
        return signing.dumps(asdict(self), salt=SALT)


def keep(file: UploadedFile[bytes]) -> Kept:
    """Store a file.

    Args:
        file: what was uploaded.

    Raises:
        NotAllowed: it is empty or too large.
    """
    name = shown_name(file.name or "")
    size = file.size or 0
    if size > LARGEST:
        limit = LARGEST // 1024 // 1024
        raise NotAllowed(f"“{name}”超过 {limit} MB，没有保存。", f"{name} is larger than {limit} MB; it was not kept.")
    if size == 0:
        raise NotAllowed(f"“{name}”是空文件，没有保存。", f"{name} is empty; it was not kept.")
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f".{uuid.uuid4().hex}.part"
    digest = hashlib.sha256()
    try:
        with part.open("xb") as out:
            for piece in file.chunks():
                digest.update(piece)
                out.write(piece)
            out.flush()
            os.fsync(out.fileno())
        place = folder / digest.hexdigest()
        if not place.exists():
            part.replace(place)
    finally:
        part.unlink(missing_ok=True)
    return Kept(name, digest.hexdigest(), size)


def kept_of(token: str) -> Kept | None:
    """The file of a hidden field; None where nobody of ours wrote it, or the file is gone."""
    try:
        kept = Kept(**signing.loads(token, salt=SALT, max_age=24 * 3600))
    except (signing.BadSignature, TypeError):
        return None
    return kept if path_of(kept.sha256).is_file() else None


def attach(actor: User, event: Event, files: list[Kept]) -> None:
    """Put stored files to an event; inside the transaction of the act."""
    for kept in files:
        Attachment.objects.create(event=event, name=kept.name, sha256=kept.sha256, size=kept.size)
        record(actor, "attach", "clue", event.clue.number, sha256=kept.sha256, size=kept.size)


def path_of(sha256: str) -> Path:
    """Where a file lies.

    Raises:
        ValueError: that is no hash.
    """
    if not HASH.match(sha256):
        raise ValueError("no hash")
    return _folder() / sha256


def shown_name(name: str) -> str:
    """A name as text: no folders, no characters that turn or hide it.

    >>> shown_name("../../etc/passwd"), shown_name("C:\\\\a\\\\回证.pdf"), shown_name("\\u202efdp.exe")
    ('passwd', '回证.pdf', 'fdp.exe')
    """
    bare = UNSHOWN.sub("", re.split(r"[/\\]", name)[-1]).strip(" .")
    stem, dot, ending = bare.rpartition(".")
    if len(bare) > LONGEST_NAME and dot and len(ending) <= LONGEST_ENDING:
        return f"{stem[: LONGEST_NAME - len(ending) - 1]}.{ending}"
    return bare[:LONGEST_NAME] or "附件"


def _folder() -> Path:
    return desk_folder() / "files"
