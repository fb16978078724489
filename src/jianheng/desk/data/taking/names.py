"""Names under which uploaded files are kept: as the person wrote them, less what could lead out of the folder."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from pathlib import PurePosixPath

_DEEPEST, _LONGEST = 4, 120  # folders; bytes of a name, of which file systems hold 255
_WHOLE = 290  # characters of a path; the database keeps 300, a number behind it needs some
_ENDING = 10
_NEVER = re.compile(r'[\x00-\x1f\x7f:*?"<>|\u202a-\u202e\u2066-\u2069]')


def safe_name(written: str, taken: Collection[str] = ()) -> str:
    """A relative path that stays below its folder, whatever was written.

    Args:
        written: name of the file, perhaps with the folders it lay in.
        taken: names that are not free.

    Example:
        >>> safe_name("../../etc/passwd"), safe_name("C:\\\\a\\\\..\\\\花名册.xlsx")
        ('etc/passwd', 'C_/a/花名册.xlsx')
        >>> safe_name("a.xlsx", {"a.xlsx"}), safe_name(".."), safe_name("~$a.xlsx")
        ('a-2.xlsx', '未命名', '_$a.xlsx')
    """
    text = unicodedata.normalize("NFC", written).replace("\\", "/")
    parts = [_part(part) for part in text.split("/")]
    kept = [part for part in parts if part][-_DEEPEST:] or ["未命名"]
    while len("/".join(kept)) > _WHOLE:
        kept = kept[1:]
    name, number = "/".join(kept), 1
    lower = {each.casefold() for each in taken}
    path = PurePosixPath(name)
    while name.casefold() in lower:
        number += 1
        name = str(path.with_name(f"{path.stem}-{number}{path.suffix}"))
    return name


def _part(part: str) -> str:
    part = _NEVER.sub("_", part).strip(" .\u3000") if part.strip(".") else ""
    if part.startswith(("~", "-")):
        part = "_" + part[1:]
    stem, dot, ending = part.rpartition(".")
    stem, ending = (stem, dot + ending) if dot and len(ending) <= _ENDING else (part, "")
    while len((stem + ending).encode()) > _LONGEST:
        stem = stem[:-1]
    return stem + ending
