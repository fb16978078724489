"""Records of two lines under headings of two lines: 性别 over 身份证号 in one column, and so the values."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from jianheng.intake.files.contents import Area
from jianheng.intake.layout.block import Block, Heading, Passed, Way
from jianheng.intake.layout.cells import heading_share, plain
from jianheng.intake.layout.down import title_text
from jianheng.intake.layout.lines import Line, Merges, Window
from jianheng.intake.layout.passed import begins_as_note, is_total, pass_by
from jianheng.intake.layout.setting import Setting

LINES = 2
_AHEAD = 40
_KNOWN = 0.5
_FEWEST = 3
_MOSTLY = 0.6


@dataclass(frozen=True)
class TwoLines:
    """Headings of two lines.

    Args:
        upper, lower: the two rows.
        both: 0-based columns of the cells that are merged over both, in order.
        merged: the records merge their cells in these columns too; else they leave them empty in the second line.
    """

    upper: Line
    lower: Line
    both: tuple[int, ...]
    merged: bool

    def headings(self, setting: Setting) -> Iterator[Heading]:
        """The columns of a record: those of its first line, then those of its second."""
        for column in self.upper.filled:
            yield Heading(column, (self.upper.text(column),), setting.is_hidden(column))
        for column in _own(self.lower, self.both):
            yield Heading(column, (self.lower.text(column),), setting.is_hidden(column), line=1)

    def length(self, lines: Sequence[Line], merges: Merges) -> int:
        """How many rows the record that begins with the first of these takes up; 0 where none begins."""
        first = self.both[0]
        if not lines or not lines[0].text(first) or is_total(lines[0]) or begins_as_note(lines[0]):
            return 0
        if self.merged:
            area = merges.starting(lines[0].row, first)
            return area.bottom - area.top + 1
        rest = takewhile(lambda line: line.filled and not any(line.text(column) for column in self.both), lines[1:])
        return 1 + sum(1 for _ in rest)

    def fits(self, lines: Sequence[Line]) -> bool:
        """Whether the two lines of a record fill the columns that the two lines of headings name, and no others."""
        return all(
            set(_own(line, self.both)) <= set(_own(head, self.both))
            for line, head in zip(lines, (self.upper, self.lower), strict=True)
        ) and bool(_own(lines[1], self.both))


def find_two_lines(near: Sequence[Line], setting: Setting) -> TwoLines | None:
    """Whether rows are headings of two lines over records of two lines.

    Args:
        near: rows from the headings on.
        setting: what is known of the sheet.

    Returns:
        The headings; None where the second row is a lower level of the first, or the records are of one line.
    """
    if len(near) < LINES + LINES or not near[0].filled:
        return None
    upper, lower = near[0], near[1]
    both = tuple(area.left for area in _over_both(upper, setting.merges))
    if not both or both[0] != upper.filled[0] or not _are_headings(upper, lower, both, setting):
        return None
    for merged in (True, False):
        found = TwoLines(upper, lower, both, merged)
        if _has_records(found, near[LINES:], setting.merges):
            return found
    return None


def read_two_lines(window: Window, setting: Setting, titles: Sequence[Line], head: TwoLines) -> Block:
    """Follow a table whose records are of two lines to its end.

    Args:
        window: the rows after the headings; on return the next is the first that is not of this table.
        setting: what is known of the sheet.
        titles: lines above the headings.
        head: the headings.

    Returns:
        The table, with the number 0; rows of persons that do not have two lines are passed by, and told.
    """
    passed: list[Passed] = [pass_by(line, "title") for line in titles]
    passed += [pass_by(head.upper, "heading"), pass_by(head.lower, "heading")]
    first, last = head.lower.row + 1, head.lower.row
    while length := head.length(ahead := window.ahead(_AHEAD), setting.merges):
        if ahead[0].words == head.upper.words:
            break
        lines = window.skip(min(length, len(ahead)))
        if length == LINES and len(lines) == LINES and head.fits(lines):
            last = lines[-1].row
        else:
            passed += [pass_by(line, "uneven") for line in lines if line.filled]
    headings = tuple(head.headings(setting))
    columns = [heading.index for heading in headings]
    return Block(
        number=0,
        way=Way.DOWN,
        titles=tuple(dict.fromkeys(title_text(line) for line in titles)),
        headings=headings,
        first=first,
        last=last,
        passed=tuple(passed),
        left=min(columns),
        right=max(columns),
        lines=LINES,
    )


def _over_both(upper: Line, merges: Merges) -> list[Area]:
    areas = (merges.starting(upper.row, column) for column in upper.filled)
    return [area for area in areas if area.bottom == upper.row + 1 and area.left == area.right]


def _own(line: Line, both: Sequence[int]) -> list[int]:
    return [column for column in line.filled if column not in both]


def _are_headings(upper: Line, lower: Line, both: Sequence[int], setting: Setting) -> bool:
    """Whether each of two rows names columns by itself, as the two levels of one heading do not."""
    rows = [[line.text(column) for column in _own(line, both)] for line in (upper, lower)]
    if not all(rows):
        return False
    if any(heading_share(text) < 1 for texts in rows for text in texts):
        return False
    return all(setting.known.share(map(plain, texts)) >= _KNOWN for texts in rows)


def _has_records(head: TwoLines, lines: Sequence[Line], merges: Merges) -> bool:
    """Whether nearly all records below are of two lines that fill what the headings name."""
    pairs, rows, at = 0, 0, 0
    while length := head.length(lines[at:], merges):
        pair = lines[at : at + length]
        pairs += length == LINES and len(pair) == LINES and head.fits(pair)
        rows += 1
        at += length
    named = len(_own(head.upper, head.both)) + len(_own(head.lower, head.both))
    # An empty cell shows less than a merged one.
    enough = pairs >= 1 if head.merged else pairs >= LINES and named >= _FEWEST
    return enough and pairs >= _MOSTLY * rows
