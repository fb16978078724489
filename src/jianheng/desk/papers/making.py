"""The document as a file: made once when it gets its number, whole on the disk before the database speaks of it.

Killed before the transaction of the act ends, the document has no number and no file, and the act is done anew; what
was written lies there under its hash and is found again. Killed after, everything is there.
"""

from __future__ import annotations

import hashlib
import os
import uuid
from datetime import date
from pathlib import Path

from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.papers.facts_of import NoNames, facts_of
from jianheng.desk.papers.models import MadeFile, Paper
from jianheng.desk.papers.writing.facts import Facts
from jianheng.desk.papers.writing.templates import TemplateError, template_for
from jianheng.desk.papers.writing.write import write
from jianheng.desk.place import desk_folder, workspace

KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def make_files(paper: Paper, signed_on: date) -> None:
    """Make a numbered document's files, with names hidden and in full; inside the transaction of the act.

    Args:
        paper: the document, held and numbered.
        signed_on: the day of signature.

    Raises:
        NotAllowed: the office's own template cannot be used.
    """
    _keep(paper, facts_of(paper, signed_on=signed_on))
    try:
        _keep(paper, facts_of(paper, reveal=True, signed_on=signed_on))
    except NoNames:
        # The run is gone in which the names stand; the document with hidden names is all that can be made.
        return


def draft_bytes(paper: Paper, reveal: bool = False) -> bytes:
    """A document without a number, as it would be now.

    Raises:
        NotAllowed: names are asked for and cannot be told, or the template cannot be used.
    """
    try:
        return _written(facts_of(paper, reveal))
    except NoNames as gone:
        raise NotAllowed(*no_names(str(gone))) from gone


def made_bytes(paper: Paper, masked: bool) -> bytes:
    """The file of a numbered document, as it was made.

    Raises:
        NotAllowed: there is none, or it is not what was kept.
    """
    made = paper.made.filter(masked=masked).first()
    if made is None:
        raise NotAllowed(*no_names(""))
    try:
        content = path_of(made.sha256).read_bytes()
    except OSError:
        content = b""
    if hashlib.sha256(content).hexdigest() != made.sha256:
        raise NotAllowed(
            "文书的文件不在了，或者与保存时不同。请告诉系统管理员从备份中恢复。",
            "The file is gone, or is not what was kept. Ask the system administrator to restore it.",
        )
    return content


def no_names(which: str) -> tuple[str, str]:
    """Why there is no document with names, in both languages."""
    of_zh, of_en = (f"线索 {which} 的", f" of clue {which}") if which else ("", "")
    return (
        f"没有带姓名的文书：{of_zh}依据已不在（运行文件夹被移走）。",
        f"There is no document with names: the proof{of_en} is gone with its run.",
    )


def path_of(sha256: str) -> Path:
    """Where a file lies."""
    return desk_folder() / "papers" / f"{sha256}.docx"


def _keep(paper: Paper, facts: Facts) -> None:
    content = _written(facts)
    sha256 = hashlib.sha256(content).hexdigest()
    place = path_of(sha256)
    if not place.exists():
        _put(place, content)
    MadeFile.objects.create(paper=paper, masked=facts.masked, sha256=sha256, size=len(content))


def _put(place: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, also after the power fails."""
    place.parent.mkdir(parents=True, exist_ok=True)
    part = place.parent / f".{uuid.uuid4().hex}.part"
    try:
        with part.open("xb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        part.replace(place)
        if os.name == "posix":
            folder = os.open(place.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
    finally:
        part.unlink(missing_ok=True)


def _written(facts: Facts) -> bytes:
    try:
        return write(facts, template_for(facts.kind, workspace().root, facts.language))
    except TemplateError as refused:
        zh = "".join(fault.zh for fault in refused.faults)
        en = " ".join(fault.en for fault in refused.faults)
        name = refused.path.name
        raise NotAllowed(
            f"本院的模板 {name} 不能用，文书没有生成：{zh}", f"The office's template {name} cannot be used: {en}"
        ) from refused
