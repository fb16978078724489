"""A table with its headings above and a record a row: where it ends, and which rows are no records."""

from __future__ import annotations

from collections.abc import Sequence

from jianheng.intake.files.contents import CellValue
from jianheng.intake.layout.block import Block, Heading, Passed, Way
from jianheng.intake.layout.headings import Head, find_head
from jianheng.intake.layout.lines import Line, Window
from jianheng.intake.layout.opening import Opening, find_opening, same_titles
from jianheng.intake.layout.passed import (
    begins_as_note,
    below_head,
    is_group,
    is_note,
    is_stray,
    is_total,
    pass_by,
)
from jianheng.intake.layout.second_lines import have_second_lines
from jianheng.intake.layout.setting import Setting
from jianheng.intake.layout.shape import LEARNED, Shape
from jianheng.intake.problem import Words

_AHEAD = 40
_BELOW_HEAD = 3
_WIDE = 4

NO_HEADINGS = Words("没有表头，各列含义须由人指定", "no headings: a person must say what the columns mean")


def read_down(window: Window, setting: Setting, titles: Sequence[Line], head: Head | None) -> Block:
    """Follow a table to its end.

    Args:
        window: the rows after the headings; on return the next is the first that is not of this table.
        setting: what is known of the sheet.
        titles: lines above the headings.
        head: the headings; None where the table has none.

    Returns:
        The table, with the number 0.
    """
    table = _Down(window, setting, titles, head)
    table.follow()
    return table.block()


def title_text(line: Line) -> str:
    """A line above a table as one text."""
    return " ".join(dict.fromkeys(line.words))


class _Down:
    def __init__(self, window: Window, setting: Setting, titles: Sequence[Line], head: Head | None) -> None:
        self._window, self._setting, self._head = window, setting, head
        self._titles = tuple(dict.fromkeys(title_text(line) for line in titles))
        self._passed: list[Passed] = [pass_by(line, "title") for line in titles]
        self._passed += [pass_by(line, head.code(line)) for line in head.lines] if head else []
        self._groups: list[tuple[int, str]] = []
        self._begin = self._first = self._last = -1
        self._parted = self._blank = False
        self._pass_below_head()
        # The column that the second lines of records leave empty; none where a record is one line.
        self._empty: int | None = None
        self._pass_second_head()
        self._shape = Shape(head, self._examples(), setting.known)
        named = set(self._shape.columns)
        self._right = self._shape.right
        self._unnamed = [column for column in range(self._right + 1) if column not in named]
        self._extra: set[int] = set()

    def follow(self) -> None:
        """Take every row that belongs to the table."""
        is_ordinary, keep = self._shape.is_ordinary, self._keep

        def keep_ordinary(row: int, cells: Sequence[CellValue]) -> bool:
            if not is_ordinary(cells) or self._is_second(cells):
                return False
            keep(row, cells)
            return True

        self._window.take_while(keep_ordinary)
        while (line := self._window.take()) is not None:
            if not line.filled:
                self._parted = self._blank = True
            elif not self._judge(line):
                self._window.put_back(line)
                return
            # Without figures in its columns a table does not show where another begins after a blank row.
            if self._shape.witnesses or not self._blank:
                self._window.take_while(keep_ordinary)

    def block(self) -> Block:
        """The table as far as it was followed."""
        columns = sorted({*self._shape.columns, *self._extra})
        first = self._first if self._first >= 0 else self._begin
        last = self._last if self._first >= 0 else first - 1
        return Block(
            number=0,
            way=Way.DOWN,
            titles=self._titles,
            headings=self._headings(columns) if self._head else (),
            first=first,
            last=last,
            passed=tuple(sorted(self._passed, key=lambda passed: passed.row)),
            groups=tuple(self._groups),
            left=columns[0] if columns else 0,
            right=columns[-1] if columns else -1,
            told=self._told(),
        )

    def _headings(self, columns: Sequence[int]) -> tuple[Heading, ...]:
        levels = self._head.levels if self._head else {}
        hidden = self._setting.is_hidden
        return tuple(Heading(column, levels.get(column, ("",)), hidden(column)) for column in columns)

    def _told(self) -> tuple[Words, ...]:
        if self._head is None:
            return (NO_HEADINGS,)
        if not self._extra:
            return ()
        count = len(self._extra)
        return (Words(f"{count} 列有值而无表头", f"{count} columns have values and no heading"),)

    def _keep(self, row: int, cells: Sequence[CellValue]) -> None:
        """Take a row as a record."""
        if self._first < 0:
            self._first = row
        self._last = row
        self._parted = self._blank = False
        if self._unnamed:
            self._name_extra(cells)
        if len(cells) > self._right + 1:
            beyond = cells[self._right + 1 :]
            if beyond.count(None) + beyond.count("") < len(beyond):
                self._widen(Line(row, cells))

    def _name_extra(self, cells: Sequence[CellValue]) -> None:
        found = [column for column in self._unnamed if column < len(cells) and cells[column] not in (None, "")]
        if found:
            self._extra.update(found)
            self._unnamed = [column for column in self._unnamed if column not in self._extra]

    def _widen(self, line: Line) -> None:
        found = [column for column in line.filled if column > self._right]
        if found:
            self._extra.update(found)
            between = range(self._right + 1, found[-1])
            self._unnamed += [column for column in between if column not in self._extra]
            self._right = found[-1]

    def _pass_below_head(self) -> None:
        """Pass by the numbers and the explanations right under the headings."""
        columns = sorted(self._head.levels) if self._head else []
        for _ in range(_BELOW_HEAD):
            line = self._window.take()
            if line is None:
                break
            code = below_head(line, columns) if self._head and line.filled else ""
            if not code:
                self._window.put_back(line)
                break
            self._passed.append(pass_by(line, code))
        if self._begin < 0:
            ahead = self._window.ahead(1)
            self._begin = ahead[0].row if ahead else max((p.row for p in self._passed), default=-1) + 1

    def _pass_second_head(self) -> None:
        """Pass by headings of the second lines of records."""
        ahead = self._window.ahead(LEARNED)
        first = min(self._head.levels) if self._head and self._head.levels else None
        if first is not None and have_second_lines(ahead, first, self._setting.known):
            line = self._window.take()
            if line is not None:
                self._passed.append(pass_by(line, "heading"))
                self._empty, self._begin = first, line.row + 1

    def _is_second(self, cells: Sequence[CellValue]) -> bool:
        return self._empty is not None and (len(cells) <= self._empty or cells[self._empty] in (None, ""))

    def _examples(self) -> list[Line]:
        """Rows from which the shape is learned: those before the next headings."""
        lines = [line for line in self._window.ahead(LEARNED) if not self._is_second(line.cells)]
        found = find_head(lines[1:], self._setting.merges, self._setting.known)
        return lines if found is None or found[1].known == 0 else lines[: found[0] + 1]

    def _judge(self, line: Line) -> bool:
        """Find out what an unusual row is; False where the next table begins with it."""
        if self._is_second(line.cells):
            self._pass(line, "second")
            return True
        if is_total(self._without_copies(line)):
            self._pass(line, "total")
            return True
        if self._head is not None and self._head.repeated_by(line):
            return self._open(line, [line], Opening(0, note_first=False, repeated=True))
        ahead = self._window.ahead(1)
        if not (self._shape.is_sparse(line) and ahead and self._shape.is_surely_ordinary(ahead[0].cells)):
            ahead = self._window.ahead(_AHEAD)
            # A blank row right below the headings parts no table from another.
            parted = self._parted and self._first >= 0
            opening = find_opening(
                [line, *ahead], self._head, self._shape, self._setting, parted=parted, blank=self._blank
            )
            if opening is not None:
                return self._open(line, [line, *ahead], opening)
        code = self._code(line, ahead)
        if code:
            self._pass(line, code)
        else:
            self._keep(line.row, line.cells)
        return True

    def _without_copies(self, line: Line) -> Line:
        """A row without the lower parts of cells that are merged over rows above: a sum stands beside its person."""
        areas = self._setting.merges.within(line.row, line.row)
        copied = {column for a in areas if a.top < line.row for column in range(a.left, a.right + 1)}
        if not copied:
            return line
        return Line(line.row, [None if column in copied else cell for column, cell in enumerate(line.cells)])

    def _open(self, line: Line, near: Sequence[Line], opening: Opening) -> bool:
        """Come to headings: the same once more, or those of the next table."""
        if opening.note_first:
            self._pass(line, "note")
            return True
        titles = [title for title in near[: opening.at] if title.filled]
        if not opening.repeated or not same_titles([title_text(title) for title in titles], self._titles):
            return False
        for title in titles:
            self._pass(title, "title")
        self._window.skip(max(opening.at - 1, 0))
        again = line if opening.at == 0 else self._window.take()
        while again is not None and self._head is not None and again.filled and self._head.repeated_by(again):
            self._pass(again, "repeated_heading")
            again = self._window.take()
        if again is not None:
            self._window.put_back(again)
        self._pass_below_head()
        return True

    def _code(self, line: Line, ahead: Sequence[Line]) -> str:
        """What a row is that opens no table; nothing where it is a record."""
        shape, merges = self._shape, self._setting.merges
        followed = self._is_followed(ahead)
        if is_group(line, shape, merges) and not begins_as_note(line):
            return "group" if followed else "note"
        if is_note(line, shape) or (is_stray(line, shape) and not followed):
            return "note"
        alone = len(line.filled) == 1 and len(shape.columns) >= _WIDE
        return "note" if alone and self._parted and not followed else ""

    def _is_followed(self, ahead: Sequence[Line]) -> bool:
        """Whether a record comes next, other lines that could name groups left out."""
        for line in ahead:
            if line.filled and not is_group(line, self._shape, self._setting.merges):
                return not (self._shape.is_sparse(line) or is_total(line) or is_note(line, self._shape))
        return False

    def _pass(self, line: Line, code: str) -> None:
        self._passed.append(pass_by(line, code))
        self._parted, self._blank = self._parted or code == "note", False
        if code == "group":
            self._groups.append((line.row, title_text(line)))
