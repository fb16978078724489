"""Tables drawn with strokes, as database clients, reports and Markdown have them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile, zip_longest

from jianheng.intake.files.fixed_columns import width_of

_LEVEL = "─━═┄┅┈┉╌╍"
_BOX = re.compile(r"[\u2500-\u257f\s]+")
_BOX_BAR = re.compile(rf"(?![{_LEVEL}])[\u2500-\u257f]")
_BAR = re.compile(r"\|")
_UNESCAPED = re.compile(r"(?<!\\)\|")
_STROKE = re.compile(r"[+|]?[-=]{2,}(?:\+[-=]{2,})*[+|]?")
_RUN = r"\s*(?::-+:?|-+:|-{2,})\s*"
_MARKDOWN = re.compile(rf"(?=.*\|)\|?{_RUN}(?:\|{_RUN})*\|?")
_GOES_ON = ("+", "↵")
_FEWEST_COLUMNS = 2
_MOST_LINES_OF_A_CELL = 40


@dataclass(frozen=True)
class Drawing:
    """How the tables of a text are drawn.

    Args:
        bar: what stands between the columns.
        edged: bars stand at both ends of a line too.
        markdown: as Markdown has it: a bar behind a backslash is one of the words.
        ruled: strokes stand between the records, so that the lines between two of them may be one record.
        last: how many cells wide the stroke of the last column is.
    """

    bar: re.Pattern[str]
    edged: bool
    markdown: bool
    ruled: bool = False
    last: int = 0

    def is_stroke(self, line: str) -> bool:
        """Whether a line only parts others."""
        return _is_stroke(line.strip(), markdown=self.markdown)

    def is_of_table(self, line: str) -> bool:
        """Whether a line is a stroke or has columns."""
        return self.bar.search(line) is not None or self.is_stroke(line)

    def cells(self, line: str) -> list[str]:
        """The cells of a line; a title is one, and so is what only looks like a part of a row."""
        words = line.strip()
        if not self.bar.search(words) or (self.edged and not self.is_begun(words)):
            return [words] if words else []
        parts = self.bar.split(words)
        if self.edged:
            parts = parts[1 : len(parts) - self.is_closed(words)]
        if self.bar is _BOX_BAR:
            parts = [part.strip(f" \t{_LEVEL}") for part in parts]
        return [part.replace("\\|", "|").strip() if self.markdown else part.strip() for part in parts]

    def is_begun(self, words: str) -> bool:
        """Whether a line begins with a bar."""
        return self.bar.match(words) is not None

    def is_closed(self, words: str) -> bool:
        """Whether a line ends with a bar."""
        return words[-1:] not in ("", "\\") and self.bar.fullmatch(words[-1]) is not None


def find_drawing(lines: Iterable[str]) -> Drawing | None:
    """Tell how the tables of a text are drawn; None where it is no such text.

    A stroke with as many parts as the line above it has cells shows headings; at least half of the lines must be of
    tables, so that a document with a small table in it stays one.

    Args:
        lines: the first lines.

    Example:
        >>> find_drawing(["+------+----+", "| 姓名 | 分 |", "+------+----+", "| 周某 | 95 |", "+------+----+"]).edged
        True
        >>> find_drawing(["姓名|分", "周某|95"]) is None
        True
    """
    held = [line.strip() for line in lines]
    for at in range(1, len(held)):
        drawing = _drawing(held[at - 1], held[at])
        if drawing is not None and _is_of_tables(held, drawing):
            return replace(drawing, ruled=_is_ruled(held[at + 1 :], drawing))
    return None


def drawn_rows(lines: Iterable[str], drawing: Drawing) -> Iterator[list[str]]:
    """The rows of a text with drawn tables.

    Args:
        lines: all lines.
        drawing: how the tables are drawn.

    Yields:
        A row for each line, and an empty one for a stroke, so that their numbers are those of the lines. Where
        strokes stand between records, and where a cell has several lines, a record is one row all the same.

    Example:
        >>> lines = ["姓名|分", "----+----", "周某|95"]
        >>> [*drawn_rows(lines, find_drawing(lines))]
        [['姓名', '分'], [], ['周某', '95']]
    """
    whole = _whole_lines(lines, drawing)
    if drawing.ruled:
        yield from _ruled_rows(whole, drawing)
    elif drawing.edged or drawing.markdown:
        yield from (_row(line, drawing) for line in whole)
    else:
        yield from _continued_rows(whole, drawing)


def _row(line: str, drawing: Drawing) -> list[str]:
    return [] if drawing.is_stroke(line) else drawing.cells(line)


def _whole_lines(lines: Iterable[str], drawing: Drawing) -> Iterator[str]:
    """Lines of which those are joined that a line break within a cell parts."""
    begun: list[str] = []
    for line in lines:
        words = line.strip()
        if begun and (drawing.is_begun(words) or drawing.is_stroke(words) or len(begun) > _MOST_LINES_OF_A_CELL):
            # Nothing closed the row, so that its lines were no parts of one cell.
            yield from begun
            begun = []
        if begun:
            begun.append(words)
            if drawing.is_closed(words):
                yield "\n".join(begun)
                begun = []
        elif _is_open(words, drawing):
            begun = [words]
        else:
            yield words
    yield from begun


def _is_open(words: str, drawing: Drawing) -> bool:
    """Whether a row begins in this line and ends in none of its bars."""
    closes = drawing.markdown or drawing.is_closed(words) or drawing.is_stroke(words)
    return drawing.edged and drawing.is_begun(words) and not closes


def _continued_rows(lines: Iterable[str], drawing: Drawing) -> Iterator[list[str]]:
    """Rows as psql has them: a sign at the end of a cell says that it goes on in the next line."""
    begun: list[list[str]] = []
    for words in lines:
        if not drawing.bar.search(words) or drawing.is_stroke(words):
            yield from _put_together(begun)
            begun = []
            yield _row(words, drawing)
            continue
        fields = drawing.bar.split(words)
        full = [*[True] * (len(fields) - 1), width_of(fields[-1]) == drawing.last]
        goes_on = [at_end and field.endswith(_GOES_ON) for at_end, field in zip(full, fields, strict=True)]
        begun.append([field[:-1].strip() if on else field.strip() for on, field in zip(goes_on, fields, strict=True)])
        if not any(goes_on):
            yield from _put_together(begun)
            begun = []
    yield from _put_together(begun)


def _ruled_rows(lines: Iterable[str], drawing: Drawing) -> Iterator[list[str]]:
    """Rows of a table with strokes between its records, each of which may have several lines."""
    group: list[list[str]] = []
    for line in lines:
        if drawing.bar.search(line) and not drawing.is_stroke(line):
            group.append(drawing.cells(line))
            continue
        yield from _joined(group)
        group = []
        if not drawing.is_stroke(line):
            yield drawing.cells(line)
    yield from _joined(group)


def _joined(group: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The lines between two strokes as one row, where those behind the first only say more of it."""
    if not _is_one(group):
        yield from map(list, group)
    else:
        yield from _put_together(group)


def _put_together(group: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The lines of one record as a row; none where there is no line."""
    if group:
        yield ["\n".join(filter(None, column)) for column in zip_longest(*group, fillvalue="")]


def _is_stroke(words: str, *, markdown: bool) -> bool:
    if markdown:
        return _MARKDOWN.fullmatch(words) is not None
    if _BOX.fullmatch(words):
        return sum(words.count(sign) for sign in _LEVEL) > 1
    return _STROKE.fullmatch(words) is not None


def _drawing(above: str, stroke: str) -> Drawing | None:
    """How a table is drawn by the stroke under its headings."""
    markdown = not _is_stroke(stroke, markdown=False)
    if not above or not _is_stroke(stroke, markdown=markdown):
        return None
    bar = _BOX_BAR if _BOX_BAR.search(above) else _UNESCAPED if markdown else _BAR
    parts = [part for part in re.split(rf"[^-=:{_LEVEL}]+", stroke) if part]
    edged = all(bar.fullmatch(sign) for sign in (above[0], above[-1]))
    drawing = Drawing(bar, edged, markdown, last=len(parts[-1]))
    # Bars without an edge are separators too, and then cells may be in quotation marks.
    quoted = markdown and not drawing.edged and '"' in above
    fits = len(drawing.cells(above)) == len(parts) >= _FEWEST_COLUMNS
    return drawing if fits and not quoted else None


def _is_of_tables(lines: Sequence[str], drawing: Drawing) -> bool:
    written = [line for line in lines if line]
    return 2 * sum(map(drawing.is_of_table, written)) >= len(written)


def _is_ruled(below: Sequence[str], drawing: Drawing) -> bool:
    """Whether strokes stand between the records."""
    groups: list[list[list[str]]] = [[]]
    for line in takewhile(drawing.is_of_table, below):
        if drawing.is_stroke(line):
            groups.append([])
        else:
            groups[-1].append(drawing.cells(line))
    filled = [group for group in groups if group]
    return len(filled) > 1 and all(map(_is_one, filled))


def _is_one(group: Sequence[Sequence[str]]) -> bool:
    """Whether lines are one record: those behind the first leave most of the cells empty that the first fills."""
    return all(_says_more(group[0], line) for line in group[1:])


def _says_more(first: Sequence[str], line: Sequence[str]) -> bool:
    said = [bool(line[column]) for column, text in enumerate(first) if text and column < len(line)]
    return 2 * sum(said) < len(said)
