"""Plain text files: a document, or a table."""

from __future__ import annotations

from pathlib import Path

from jianheng.intake.files.contents import Contents
from jianheng.intake.files.csv_file import look, separated_table
from jianheng.intake.files.documents import read_text
from jianheng.intake.files.printed import printed_table
from jianheng.intake.files.separator import said_separator
from jianheng.intake.files.utf8_copy import utf8_text


def read_plain_text(path: Path, name: str = "") -> Contents:
    """Read a `.txt` file.

    It is a table where its first line says a separator, where strokes under headings show one (`find_drawing`,
    `underlined_gaps`), where at least six lines in ten have the same number of tabs, commas, semicolons or bars, two or
    more, or where its columns are kept apart by blanks all the way down (`find_gaps`). Everything else is a document.

    Args:
        path: the file.
        name: its name in the delivery.

    Returns:
        One sheet, or one document named like the file.

    Raises:
        UnreadableFileError: unknown encoding, a broken quotation, or no text at all.
    """
    text = utf8_text(path, name or path.name)
    first, separation = look(text)
    if said := said_separator(first):
        return separated_table(text, said, passed=1)
    if printed := printed_table(text, name or path.name, separated=separation.is_table()):
        return printed
    return separated_table(text, separation.sign) if separation.is_table() else read_text(path)
