"""A Word file whose bytes follow from its content alone."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")


def repack(content: bytes) -> bytes:
    """The same parts in a fixed order and with fixed times, so that the same facts give the same hash.

    Args:
        content: a Word file.
    """
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as written:
        for name in sorted(read.namelist(), key=_place):
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 0, 0
            written.writestr(entry, read.read(name), compresslevel=6)
    return packed.getvalue()


def _place(name: str) -> tuple[int, str]:
    return (_FIRST.index(name) if name in _FIRST else len(_FIRST), name)
