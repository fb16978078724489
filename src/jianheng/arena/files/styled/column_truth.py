"""What every column of every file shows, for scoring how columns are recognised."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import yaml

from jianheng.arena.files.styled.page import Page
from jianheng.arena.files.styled.read import LEVEL

# The fast one is there where PyYAML was built with it.
_DUMPER: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)


def columns_of(file: str, sheet: str, page: Page) -> dict[str, object]:
    """What is known of one sheet.

    Args:
        file: the file, from the folder of all deliveries.
        sheet: the sheet within; empty for texts.
        page: the filled sheet.
    """
    return {
        "file": file,
        "sheet": sheet,
        "tables": list(page.tables),
        "headings_from": len(page.titles) + 1,
        "headings_until": page.first_row - 1,
        "rows": len(page.records),
        "columns": [
            {
                "column": number,
                "heading": LEVEL.join(column.heading),
                "fields": [".".join(name) for name in column.fields],
                "joined": column.joined,
                "asks": column.asks,
                **({"codes": page.codes[number - 1]} if page.codes[number - 1] else {}),
            }
            for number, column in enumerate(page.columns, 1)
        ],
    }


def write_columns(path: Path, sheets: Iterable[dict[str, object]]) -> None:
    """Write what is known of all columns, a sheet an entry."""
    text = yaml.dump(list(sheets), Dumper=_DUMPER, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")
