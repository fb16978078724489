"""Headings of several levels, one under another."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jianheng.intake.layout.cells import Kind, heading_share, plain
from jianheng.intake.layout.likeness import Known
from jianheng.intake.layout.lines import Line, Merges
from jianheng.intake.layout.numbering import is_numbering
from jianheng.intake.layout.scores import BELOW, contrast

TITLE = re.compile(r".*(表|册|名单|统计|台账|情况|一览|登记簿|清单|明细)([(（].*)?$")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.]*")
_KNOWN = 0.5
_CONTRAST = 0.3
_NEARLY_ALL = 0.8
_NAMED = 3
_PAIR = 2


def is_upper(upper: Line, lower: Line, merges: Merges) -> bool:
    """Whether a row is the level above a row of headings.

    Args:
        upper: the row.
        lower: the row of headings below it.
        merges: merged cells of the sheet.
    """
    own = [column for column in upper.filled if _is_own(upper, column, lower, merges)]
    if (
        not own
        or not lower.filled
        or not all(heading_share(upper.text(column)) and upper.kind(column) is not Kind.PAIR for column in own)
    ):
        return False
    widths = [_width(upper, column, lower, merges) for column in own]
    if len(upper.filled) == 1:
        return merges.is_wide(upper.row, own[0]) and 1 < widths[0] < len(lower.filled)
    if any(merges.is_wide(upper.row, column) for column in own):
        return max(widths) > 1
    # Where only the last cell reaches further, the row is a record of a small table above: nothing shows its end.
    if len(own) > _PAIR and max(widths[:-1]) == 1:
        return False
    titled = len(own) <= _PAIR and TITLE.match(upper.text(own[0])) is not None
    stands_over = all(lower.text(column) for column in upper.filled)
    return max(widths) > 1 and stands_over and not titled


def is_lower(lines: Sequence[Line], index: int, merges: Merges, known: Known) -> bool:
    """Whether the row after a row of headings is the level below it.

    Args:
        lines: rows in order.
        index: where the row of headings is.
        merges: merged cells of the sheet.
        known: likeness to known headings.
    """
    upper, lower = lines[index], lines[index + 1]
    own = [column for column in lower.filled if _is_own(upper, column, lower, merges)]
    if own and _runs_down(upper, lower, merges):
        return True
    if not own or any(heading_share(lower.text(column)) < 1 for column in own):
        return False
    spans = _spans(upper, own[-1], merges)
    homes = {column: next((span for span in spans if span[0] <= column <= span[1]), None) for column in own}
    if any(home is None or home[0] == home[1] for home in homes.values()):
        return False
    if all(sum(home == span for home in homes.values()) < _PAIR for span in spans):
        return False
    if all(merges.is_wide(upper.row, span[0]) for span in set(homes.values()) if span is not None):
        return True
    if len({plain(lower.text(column)) for column in own}) == 1:
        return False
    if known.share(plain(lower.text(column)) for column in own) >= _KNOWN:
        return True
    return contrast(lower, lines[index + 2 : index + 2 + BELOW], own) >= _CONTRAST


def _runs_down(upper: Line, lower: Line, merges: Merges) -> bool:
    """Whether most cells of a row of headings are merged with those below: then what stands between is headings too."""
    down = {
        area.left
        for area in merges.within(upper.row, upper.row)
        if area.top == upper.row and area.bottom >= lower.row and area.left == area.right
    }
    return len(down) > 1 and 2 * len(down) > len(set(upper.words))


def is_names_row(lines: Sequence[Line], index: int) -> bool:
    """Whether the row after Chinese headings names the same columns once more in Latin letters."""
    upper, lower = lines[index], lines[index + 1]
    if is_numbering(lower.words, len(lower.filled)) or len(lower.filled) < max(_NAMED, _NEARLY_ALL * len(upper.filled)):
        return False
    if any(text.isascii() for text in upper.words):
        return False
    below = lines[index + 2 : index + 2 + BELOW]
    return is_field_names(lower.words) and (not below or contrast(lower, below, lower.filled) >= _CONTRAST)


def is_field_names(words: Sequence[str]) -> bool:
    """Whether cells are names of fields, each another.

    Example:
        >>> is_field_names(["RYBH", "XM"]), is_field_names(["RYBH", "姓名"]), is_field_names(["A", "A"])
        (True, False, False)
    """
    return len(set(words)) == len(words) and all(map(_NAME.fullmatch, words))


def levels_of(head: Sequence[Line], merges: Merges) -> dict[int, tuple[str, ...]]:
    """The headings of each column from the top level down.

    Args:
        head: the rows of headings.
        merges: merged cells of the sheet.

    Returns:
        Column to its headings; only columns that have any.
    """
    width = max((len(line.cells) for line in head), default=0)
    grid = [[line.text(column) for column in range(width)] for line in head]
    apart = _fill_merged(grid, head, merges)
    for level in range(len(grid) - 1):
        for column in range(1, width):
            if (level, column - 1) not in apart and _belongs_left(grid, level, column):
                grid[level][column] = grid[level][column - 1]
    found = {}
    for column in range(width):
        levels = [row[column] for row in grid if row[column]]
        kept = [text for place, text in enumerate(levels) if not place or plain(text) != plain(levels[place - 1])]
        if kept:
            found[column] = tuple(kept)
    return found


def _fill_merged(grid: list[list[str]], head: Sequence[Line], merges: Merges) -> set[tuple[int, int]]:
    """Write the words of merged cells into each of them; give those cells, which nothing blank belongs to."""
    top, apart = head[0].row, set()
    for area in merges.within(top, head[-1].row):
        rows = range(max(area.top - top, 0), min(area.bottom - top + 1, len(grid)))
        text = next((grid[row][area.left] for row in rows if area.left < len(grid[row])), "")
        for row in rows:
            for column in range(area.left, min(area.right + 1, len(grid[row]))):
                grid[row][column] = text
                apart.add((row, column))
    return apart


def _belongs_left(grid: list[list[str]], level: int, column: int) -> bool:
    """Whether an empty cell of an upper level belongs to the group at its left."""
    left = column - 1
    if grid[level][column] or not grid[level][left]:
        return False
    below = [row for row in grid[level + 1 :] if row[column]]
    below_left = [row for row in grid[level + 1 :] if row[left]]
    return bool(below and below_left) and all(row[column] == row[left] for row in grid[:level])


def _is_own(upper: Line, column: int, lower: Line, merges: Merges) -> bool:
    """Whether a cell of one row is more than the copy of one that is merged over both."""
    return upper.text(column) != lower.text(column) or merges.is_wide(upper.row, column)


def _width(upper: Line, column: int, lower: Line, merges: Merges) -> int:
    """How many headings stand below a cell of the upper level."""
    right = merges.right(upper.row, column)
    if right == column:
        later = [other for other in upper.filled if other > column]
        right = later[0] - 1 if later else max(lower.filled[-1], column)
    return sum(column <= other <= right for other in lower.filled)


def _spans(upper: Line, last: int, merges: Merges) -> list[tuple[int, int]]:
    """First and last column of each cell of a row, blanks to its right taken in."""
    spans = []
    for place, column in enumerate(upper.filled):
        right = merges.right(upper.row, column)
        if right == column:
            right = upper.filled[place + 1] - 1 if place + 1 < len(upper.filled) else max(last, column)
        spans.append((column, right))
    return spans
