"""The lists of one or of all institutions as files."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime

from jianheng.desk.warning.as_docx import as_docx
from jianheng.desk.warning.as_xlsx import as_xlsx
from jianheng.desk.warning.duty import Mark, Warnings
from jianheng.desk.warning.says import Says

FORMATS: dict[str, tuple[str, Callable[[Warnings, Mark, str], bytes]]] = {
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", as_docx),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx),
}
ZIP = "application/zip"
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f]')


def name_of(told: Warnings, form: str, lang: str) -> str:
    """The name of a list's file; an institution's name may hold what a file's name must not."""
    unit = _NO_NAME.sub("_", told.unit).strip(". ")[:80] or "_"
    return f"{Says(lang).title}-{unit}-{told.span.first}.{form}"


def as_zip(lists: Sequence[Warnings], mark: Mark, lang: str) -> bytes:
    """All lists, each as docx and xlsx, in one archive; institutions that have nothing due are there too.

    Args:
        lists: the lists.
        mark: who makes them, when and what for.
        lang: `zh` or `en`.
    """
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files_of(lists, mark, lang):
            archive.writestr(_entry(name, mark.when), content)
    return out.getvalue()


def files_of(lists: Sequence[Warnings], mark: Mark, lang: str) -> Iterator[tuple[str, bytes]]:
    """The files of all lists by name, no name twice."""
    taken: set[str] = set()
    for told in lists:
        for form, (_, write) in FORMATS.items():
            name, number = name_of(told, form, lang), 1
            while name in taken:
                number += 1
                name = name_of(told, f"{number}.{form}", lang)
            taken.add(name)
            yield name, write(told, mark, lang)


def _entry(name: str, when: datetime) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, when.timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
