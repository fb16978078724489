"""A form: labels and their values side by side all over the sheet, one record in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence, Set

from jianheng.intake.layout.block import Block, Heading, Passed, Way
from jianheng.intake.layout.cells import Kind, heading_share, plain
from jianheng.intake.layout.down import title_text
from jianheng.intake.layout.headings import Head
from jianheng.intake.layout.inner import find_inner
from jianheng.intake.layout.lines import Line
from jianheng.intake.layout.passed import begins_as_note, pass_by
from jianheng.intake.layout.setting import Setting

_GAP = 3
_FEWEST_LABELS = 4
_PAIRED = 0.6
_IN_ONE_ROW = 0.6
_UNDER = 0.4
_UNNAMED = 0.3
_SEVERAL = 2
_MERGED = 3
_AGAIN = 0.3

_Cell = tuple[int, int]


def find_form(region: Sequence[Line], setting: Setting, down: Head | None) -> tuple[Block, int] | None:
    """Read rows as a form, if labels and values alternate in them.

    Args:
        region: rows from here on.
        setting: what is known of the sheet.
        down: the headings that a row of the same rows would give.

    Returns:
        The form and how many rows it takes up; None where the rows are no form.
    """
    labels = _labels(region, setting) or _labels_by_shape(region, setting)
    if len(labels) < _FEWEST_LABELS:
        return None
    region = region[: _end(region, labels)]
    inner = find_inner(region, labels, setting)
    lines = [line for line in region if line not in inner.lines]
    rows = {line.row for line in lines}
    labels = {cell for cell in labels if cell[0] in rows} - inner.over - inner.below
    if _are_values(lines, labels):
        return None
    labels = _without_codes(labels)
    if not _is_form(lines, labels, setting, down):
        return None
    labels |= _more_labels(lines, labels | inner.over, setting) - inner.below
    labels = _without_values(lines, labels, setting) | inner.over
    first = min(row for row, _ in labels)
    titles = [line for line in lines if line.filled and line.row < first]
    body = [line for line in lines if line.row >= first]
    tail = _tail(body, labels)
    headings = _Reader([line for line in body if line not in tail], labels, inner.over, setting).headings()
    if sum(not heading.text for heading in headings) > _UNNAMED * len(headings):
        return None
    block = Block(
        number=0,
        way=Way.FORM,
        titles=tuple(dict.fromkeys(title_text(line) for line in titles)),
        headings=headings,
        first=first,
        last=lines[-1].row if not tail else tail[0].row - 1,
        passed=tuple(sorted(_told(titles, inner.lines, tail), key=lambda passed: passed.row)),
        left=min(line.filled[0] for line in body if line.filled),
        right=max(line.filled[-1] for line in body if line.filled),
    )
    return block, len(region)


def _told(titles: Sequence[Line], inner: Sequence[Line], tail: Sequence[Line]) -> list[Passed]:
    told = {"title": titles, "inner": inner, "note": [line for line in tail if line.filled]}
    return [pass_by(line, code) for code, lines in told.items() for line in lines]


def _are_values(lines: Sequence[Line], labels: set[_Cell]) -> bool:
    """Whether what looks like labels comes again and again in one column: the codes of a list of persons."""
    texts = {line.row: line for line in lines}
    counts = Counter((column, plain(texts[row].text(column))) for row, column in labels)
    return sum(count for count in counts.values() if count > 1) > _AGAIN * len(labels)


def _without_codes(labels: set[_Cell]) -> set[_Cell]:
    """Labels without those behind a label in a column that has fewer: the values of labels, such as 累犯."""
    counts = Counter(column for _, column in labels)
    behind = {(row, column) for row, column in labels if (row, column - 1) in labels}
    return labels - {(row, column) for row, column in behind if counts[column] < counts[column - 1]}


def _labels(region: Sequence[Line], setting: Setting) -> set[_Cell]:
    """Cells that end in a colon or are known headings; copies of merged cells count once."""
    found: set[_Cell] = set()
    above: Line | None = None
    for line in region:
        for column in line.filled:
            text = line.text(column)
            copied = above is not None and above.text(column) == text
            if not copied and (line.kind(column) is Kind.LABEL or setting.known(plain(text)) > 0):
                found.add((line.row, column))
        above = line
    return found


def _labels_by_shape(region: Sequence[Line], setting: Setting) -> set[_Cell]:
    """Every other cell, where no word is known but merged values show that the rows are those of a form."""
    merges = setting.merges
    rows = [line for line in region if len(line.filled) >= _SEVERAL]
    merged = [line for line in rows if any(merges.is_wide(line.row, column) for column in line.filled[1:])]
    if len(merged) < _SEVERAL or _MERGED * len(merged) < len(rows):
        return set()
    return {
        (line.row, column)
        for line in rows
        for column in line.filled[::2]
        if heading_share(line.text(column)) == 1 and not merges.is_wide(line.row, column)
    }


def _more_labels(lines: Sequence[Line], labels: set[_Cell], setting: Setting) -> set[_Cell]:
    """Words that nobody knows but that stand where labels stand, with room for a value at their right."""
    counts = Counter(column for _, column in labels)
    first = min(row for row, _ in labels)
    found: set[_Cell] = set()
    for line in lines:
        for column in line.filled:
            at_label = line.row >= first and counts[column] >= _SEVERAL and heading_share(line.text(column)) == 1
            beside = setting.merges.right(line.row, column) + 1
            before = (line.row, column - 1) in labels | found
            if at_label and not before and (line.row, beside) not in labels and beside < len(line.cells):
                found.add((line.row, column))
    return found


def _without_values(lines: Sequence[Line], labels: set[_Cell], setting: Setting) -> set[_Cell]:
    """Take back values that read like labels, such as 缓刑 behind 矫正类别: they stand in a label's place for one."""
    by_row, kept = {line.row: line for line in lines}, set(labels)
    for row, column in sorted(labels):
        beside = setting.merges.right(row, column) + 1
        behind = setting.merges.right(row, beside) + 1
        if (row, column) not in kept or (row, beside) not in labels or row not in by_row:
            continue
        ends = not any(other >= behind for other in by_row[row].filled)
        near = [row - 1, row + 1]
        aligned = any((other, column) in labels for other in near) and not any((o, beside) in labels for o in near)
        if aligned and (ends or (row, behind) in labels):
            kept.discard((row, beside))
    return kept


def _end(region: Sequence[Line], labels: set[_Cell]) -> int:
    """Where a form ends: at several blank rows, or where its first label comes once more."""
    blank, titles = 0, 0
    first: str | None = None
    texts = {line.row: line for line in region}
    opening = min(labels)
    for at, line in enumerate(region):
        blank = 0 if line.filled else blank + 1
        if blank == _GAP:
            return at + 1 - _GAP
        if (line.row, opening[1]) == opening:
            first = plain(texts[opening[0]].text(opening[1]))
        elif first is not None and (line.row, opening[1]) in labels and plain(line.text(opening[1])) == first:
            return at - titles
        titles = titles + 1 if len(line.filled) <= 1 and not any((line.row, c) in labels for c in line.filled) else 0
    return len(region)


def _is_form(lines: Sequence[Line], labels: set[_Cell], setting: Setting, down: Head | None) -> bool:
    columns = {column for _, column in labels}
    rows = {row for row, _ in labels}
    if len(labels) < _FEWEST_LABELS or len(rows) < _SEVERAL or len(columns) < _SEVERAL:
        return False
    in_head = sum(line.row == row for line in down.lines for row, _ in labels) if down else 0
    if in_head > _IN_ONE_ROW * len(labels):
        return False
    by_row = {line.row: line for line in lines}
    paired = sum(_is_paired(by_row[row], column, labels, setting) for row, column in labels)
    under = sum(_has_value_below(by_row, row, column, labels) for row, column in labels)
    return paired >= _PAIRED * len(labels) and under <= _UNDER * len(labels)


def _is_paired(line: Line, column: int, labels: set[_Cell], setting: Setting) -> float:
    """Whether the cell right of a label could be its value; half where it is empty."""
    beside = setting.merges.right(line.row, column) + 1
    if (line.row, beside) in labels:
        return 0
    return 1 if line.text(beside) else 0.5


def _has_value_below(by_row: dict[int, Line], row: int, column: int, labels: set[_Cell]) -> bool:
    below = by_row.get(row + 1)
    if below is None or (row + 1, column) in labels or not below.text(column):
        return False
    return below.text(column) != by_row[row].text(column)


def _tail(body: Sequence[Line], labels: set[_Cell]) -> list[Line]:
    """Notes and signatures at the foot."""
    tail: list[Line] = []
    for line in reversed(body):
        foot = not line.filled or line.kind(line.filled[0]) is Kind.PAIR or begins_as_note(line)
        if not foot or sum((line.row, column) in labels for column in line.filled) > 1:
            break
        tail.insert(0, line)
    return tail


class _Reader:
    """Gives every cell of a form that holds anything to a heading, so that nothing is lost."""

    def __init__(self, body: Sequence[Line], labels: set[_Cell], over: Set[_Cell], setting: Setting) -> None:
        self._body, self._labels, self._over, self._setting = body, labels, over, setting
        self._by_row = {line.row: line for line in body}
        self._owner: dict[_Cell, tuple[str, ...]] = {}
        self._used: set[_Cell] = set()

    def headings(self) -> tuple[Heading, ...]:
        for row, column in sorted(self._labels):
            if row in self._by_row:
                self._give(row, column)
        for line in self._body:
            for column in line.filled:
                if (line.row, column) not in self._used and not self._is_copy(line, column):
                    self._owner.setdefault((line.row, column), ("",))
        placed = sorted(self._owner.items())
        return tuple(Heading(index, levels, value_at=cell) for index, (cell, levels) in enumerate(placed))

    def _give(self, row: int, column: int) -> None:
        """Find the value of a label: at its right, or below it where the next label stands at its right."""
        self._used.add((row, column))
        line = self._by_row[row]
        levels = (line.text(column),)
        if (row, column) in self._over:
            self._put((row + 1, column), levels)
            return
        beside = self._setting.merges.right(row, column) + 1
        if (row, beside) not in self._labels and (line.text(beside) or not self._below(row, column)):
            self._put((row, beside), levels)
            return
        cells = [cell for cell in self._below(row, column) or [(row, beside)] if cell not in self._labels]
        for cell in cells:
            self._put(cell, levels)
        if not cells:
            # Two labels side by side: the first has no value, and its words must not vanish.
            self._owner[row, column] = ("",)

    def _put(self, cell: _Cell, levels: tuple[str, ...]) -> None:
        if cell not in self._labels:
            self._owner[cell] = levels
            self._used.add(cell)

    def _below(self, row: int, column: int) -> list[_Cell]:
        """Filled cells below a label down to the next label of any kind in that row."""
        found = []
        while (line := self._by_row.get(row + 1)) is not None:
            row += 1
            text = line.text(column)
            if (row, column) in self._labels or any((row, other) in self._labels for other in line.filled):
                break
            if not text or (heading_share(text) and line.kind(column) is Kind.LABEL):
                break
            found.append((row, column))
        return found

    def _is_copy(self, line: Line, column: int) -> bool:
        """Whether a cell is only the lower part of one that is merged over several rows."""
        return any(
            area.left == column and area.top < line.row <= area.bottom
            for area in self._setting.merges.within(line.row, line.row)
        )
