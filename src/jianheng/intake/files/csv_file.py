"""Text tables: fields between separators, or what is printed for the eye."""

from __future__ import annotations

import csv
import io
import itertools
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from jianheng.intake.files.contents import Contents, Sheet, UnreadableFileError
from jianheng.intake.files.csv_scan import scan
from jianheng.intake.files.kept_rows import KeptRows, in_batches, text_schema
from jianheng.intake.files.printed import printed_table
from jianheng.intake.files.separator import Separation, find_separator, said_separator
from jianheng.intake.files.utf8_copy import Utf8Text, utf8_text
from jianheng.intake.problem import Words

_LARGEST_CELL = 10_000_000
_HELD = 4 << 20
_SAMPLE = 1 << 18
_SAMPLED_LINES = 1000
_WIDEST = 2000


def read_csv(path: Path, name: str = "") -> Contents:
    """Read a text table; the separator, or how it is printed for the eye, is told by the lines as a whole.

    Args:
        path: the file.
        name: its name in the delivery.

    Returns:
        One sheet without a name, of which each cell is a text, and what in the file is no text. The rows are those
        that a spreadsheet shows: empty lines count, a line break in quotation marks begins no row, and the line by
        which Excel is told the separator (`sep=;`) is none.

    Raises:
        UnreadableFileError: unknown encoding, or a quotation mark that is never closed.
    """
    text = utf8_text(path, name or path.name)
    first, separation = look(text)
    printed = printed_table(text, name or path.name, separated=separation.fields > 1)
    return printed or separated_table(text, said_separator(first) or separation.sign, 1 if said_separator(first) else 0)


def look(text: Utf8Text) -> tuple[str, Separation]:
    """The first line of a text, and how its first lines are separated."""
    csv.field_size_limit(_LARGEST_CELL)
    with _opened(text.path) as lines:
        sample = [*itertools.islice(io.StringIO(lines.read(_SAMPLE), newline=""), _SAMPLED_LINES)]
    first = sample[0] if sample else ""
    return first, find_separator(sample[1:] if said_separator(first) else sample)


def separated_table(text: Utf8Text, separator: str, passed: int = 0) -> Contents:
    """A table with separators.

    Args:
        text: the text.
        separator: the separator.
        passed: lines before the first row.
    """
    csv.field_size_limit(_LARGEST_CELL)
    if text.path.stat().st_size <= _HELD:
        sheet = replace(Sheet.of_rows("", [*read_rows(text.path, separator, passed)]), separated=True)
    else:
        sheet = large_table(text, separator, passed)
    return Contents(sheets=(sheet,), problems=text.problems)


def large_table(text: Utf8Text, separator: str, passed: int) -> Sheet:
    """A table of which only a part is held at once."""
    with _opened(text.path) as lines:
        sample = itertools.islice(csv.reader(lines, delimiter=separator), _SAMPLED_LINES)
        try:
            width = max(map(len, sample), default=1)
        except csv.Error:
            width = 1
    kept = None if passed else scan(text.path, separator, width)
    if kept is None:
        width = max(map(len, read_rows(text.path, separator, passed)), default=1)
        if width > _WIDEST:
            return Sheet("", lambda: read_rows(text.path, separator, passed), separated=True)
        kept = KeptRows.of_batches(text_schema(width), in_batches(read_rows(text.path, separator, passed), width))
    return kept.sheet()


def read_rows(path: Path, separator: str, passed: int = 0) -> Iterator[list[str]]:
    """The rows of a text in UTF-8, one at a time.

    Raises:
        UnreadableFileError: a quotation mark that is never closed, or a cell that is too long.
    """
    with _opened(path) as lines:
        for _ in range(passed):
            lines.readline()
        reader = csv.reader(lines, delimiter=separator, strict=True)
        try:
            yield from reader
        except csv.Error as error:
            line = reader.line_num + passed
            raise UnreadableFileError(
                Words(
                    f"第 {line} 行附近的引号不成对或单元格过长（{error}）",
                    f"broken quotation near line {line} ({error})",
                ),
                Words("检查该行的双引号", "check the double quotation marks there"),
            ) from error


def _opened(path: Path) -> TextIO:
    return path.open(encoding="utf-8", newline="")
