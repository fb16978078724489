"""Headings side by side inside a form: of a small table, such as family members, or of the values right below them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from jianheng.intake.layout.cells import Kind, heading_share, plain
from jianheng.intake.layout.lines import Line
from jianheng.intake.layout.setting import Setting

_FEWEST = 3
_FILLED = 0.6
_NUMBERED = frozenset({"序号", "编号", "次数"})

_Cell = tuple[int, int]


@dataclass(frozen=True)
class Inner:
    """What stands below headings inside a form.

    Args:
        lines: the rows of small tables, their headings and titles among them: no facts of the form's one record.
        over: labels whose values stand right below them.
    """

    lines: tuple[Line, ...]
    over: frozenset[_Cell]

    @property
    def below(self) -> frozenset[_Cell]:
        """The cells of these values."""
        return frozenset((row + 1, column) for row, column in self.over)


def find_inner(lines: Sequence[Line], labels: set[_Cell], setting: Setting) -> Inner:
    """Find the headings inside a form.

    Args:
        lines: the rows of the form.
        labels: its labels.
        setting: what is known of the sheet.

    Returns:
        Nothing where labels and values alternate everywhere.
    """
    found: dict[int, Line] = {}
    over: set[_Cell] = set()
    for at, line in enumerate(lines):
        if line.row in found:
            continue
        side = _side(line, setting)
        columns = _beside(line, side)
        below = [*_records(lines[at + 1 :], columns, side, labels)]
        if not below or not _is_head(line, columns, labels, side is not None):
            continue
        if len(below) > 1 or _is_list(line, columns, lines, labels):
            title = [lines[at - 1]] if at and side is None and _is_title(lines[at - 1], setting) else []
            found |= {each.row: each for each in (*title, line, *below)}
        else:
            over |= {(line.row, column) for column in columns}
    return Inner(tuple(found[row] for row in sorted(found)), frozenset(over))


def _is_list(line: Line, columns: Sequence[int], lines: Sequence[Line], labels: set[_Cell]) -> bool:
    """Whether a row would head a list even of one: its records are numbered, or it names what the form names elsewhere.

    Where it does neither, one row below it holds the values of the form itself.
    """
    words = {plain(line.text(column)) for column in columns}
    others = {
        plain(other.text(c)) for other in lines if other is not line for c in other.filled if (other.row, c) in labels
    }
    return bool(words & (others | _NUMBERED))


def _beside(line: Line, side: tuple[int, int] | None) -> list[int]:
    """The filled cells of a row, without one at its left that is merged over the rows of a small table."""
    return [column for column in line.filled if side is None or column > side[0]]


def _side(line: Line, setting: Setting) -> tuple[int, int] | None:
    """A cell at the left that is merged over several rows and stands beside all of a small table: column, last row."""
    if not line.filled:
        return None
    first = line.filled[0]
    areas = (area for area in setting.merges.within(line.row, line.row) if area.left == first)
    area = next((area for area in areas if area.bottom > area.top), None)
    return None if area is None else (area.right, area.bottom)


def _is_head(line: Line, columns: Sequence[int], labels: set[_Cell], beside: bool) -> bool:
    """Whether cells are headings side by side, where a form would have a value behind a label."""
    if len(columns) < (_FEWEST - 1 if beside else _FEWEST):
        return False
    if any(heading_share(line.text(column)) < 1 or line.kind(column) is Kind.LABEL for column in columns):
        return False
    known = [(line.row, column) in labels for column in columns]
    return any(one and two for one, two in pairwise(known)) or (beside and len(columns) >= _FEWEST and any(known))


def _records(
    lines: Sequence[Line], columns: Sequence[int], side: tuple[int, int] | None, labels: set[_Cell]
) -> Iterator[Line]:
    """The rows below headings that fill their columns and have no label where a form has one."""
    for line in lines:
        if side is not None and line.row > side[1]:
            return
        filled = _beside(line, side)
        if not filled or not set(filled) <= set(columns) or len(filled) < len(columns) * _FILLED:
            return
        if (line.row, filled[0]) in labels and _alternates(line, filled, labels):
            return
        yield line


def _alternates(line: Line, filled: Sequence[int], labels: set[_Cell]) -> bool:
    """Whether a label stands before each value, as in a form."""
    return all((line.row, column) in labels for column in filled[::2])


def _is_title(line: Line, setting: Setting) -> bool:
    """Whether a row holds one text alone, over the table."""
    return len(set(line.words)) == 1 and (len(line.filled) == 1 or setting.merges.is_wide(line.row, line.filled[0]))
