"""What each column of the arena's styled files really shows."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml


@dataclass(frozen=True)
class TrueColumn:
    """One column of a styled file.

    Args:
        heading: its heading.
        fields: the fields that it shows, `table.field`; none where it shows no field.
        joined: one cell holds several of them.
        asks: nobody can know its meaning without asking.
    """

    heading: str
    fields: tuple[str, ...]
    joined: bool
    asks: bool


Truth = dict[tuple[str, str, int], TrueColumn]


def read_truth(path: Path) -> Truth:
    """Read the truth of columns.

    Args:
        path: `columns.yaml` of a styled county.

    Returns:
        By file, sheet and 0-based column; a file without named sheets has an empty sheet name.
    """
    sheets = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return {
        (sheet["file"], sheet.get("sheet") or "", column["column"] - 1): TrueColumn(
            column["heading"], tuple(column["fields"]), column["joined"], column["asks"]
        )
        for sheet in sheets
        for column in sheet["columns"]
    }
