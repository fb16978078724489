"""Workbooks that do not tell when they were made."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

from openpyxl import Workbook

from jianheng.arena.world.life import LAST_DAY

# The moments at which a workbook was made and changed, in its properties.
_CLOCK = re.compile(rb"(?<=W3CDTF\">)[^<]+")
_DAY_OF_EXPORT = f"{LAST_DAY}T00:00:00Z".encode()
_MERGED = re.compile(rb"(<mergeCells[^>]*>)(.*?)(</mergeCells>)")
_ONE_MERGED = re.compile(rb"<mergeCell [^>]*>(?:</mergeCell>)?")


def save_without_clock(book: Workbook, path: Path) -> None:
    """Save a workbook so that the same county gives the same bytes.

    Args:
        book: the workbook.
        path: where to.
    """
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as before, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            entry = zipfile.ZipInfo(name)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, _MERGED.sub(_in_order, _CLOCK.sub(_DAY_OF_EXPORT, before.read(name))))


def _in_order(merged: re.Match[bytes]) -> bytes:
    """Merged cells are kept as a set, of which the order is another in every process."""
    return merged[1] + b"".join(sorted(_ONE_MERGED.findall(merged[2]))) + merged[3]
