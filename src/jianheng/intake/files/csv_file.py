"""CSV files."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from jianheng.intake.files.contents import Contents, Sheet, UnreadableFileError
from jianheng.intake.files.encoding import decode
from jianheng.intake.problem import Words

_LARGEST_CELL = 10_000_000
_SEPARATORS = ",\t;|"


def read_csv(path: Path) -> Contents:
    """Read a CSV file; the separator is the one that its first line uses most.

    Args:
        path: the file.

    Returns:
        One sheet without a name; each cell is a text.

    Raises:
        UnreadableFileError: unknown encoding, or a quotation mark that is never closed.
    """
    text = decode(path.read_bytes())
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    csv.field_size_limit(_LARGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    rows: list[list[str]] = []
    try:
        rows.extend(reader)
    except csv.Error as error:
        line = reader.line_num
        raise UnreadableFileError(
            Words(
                f"第 {line} 行附近的引号不成对或单元格过长（{error}）",
                f"broken quotation near line {line} ({error})",
            ),
            Words("检查该行的双引号", "check the double quotation marks there"),
        ) from error
    return Contents(sheets=(Sheet.of_rows("", rows),))
