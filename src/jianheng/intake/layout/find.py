"""Every table of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from jianheng.intake.files.contents import Sheet
from jianheng.intake.layout.across import find_across
from jianheng.intake.layout.beside import Lanes, find_lanes, read_lanes
from jianheng.intake.layout.block import Block, Heading, Passed, Way
from jianheng.intake.layout.cells import FIGURES, Kind
from jianheng.intake.layout.down import read_down
from jianheng.intake.layout.form import find_form
from jianheng.intake.layout.headings import SEARCHED, Head, find_head
from jianheng.intake.layout.heads_joined import joined_heads, with_sub_headings
from jianheng.intake.layout.joined_columns import joined_columns
from jianheng.intake.layout.likeness import Known, Likeness
from jianheng.intake.layout.lines import Line, Merges, Window
from jianheng.intake.layout.pair_form import find_pair_form
from jianheng.intake.layout.passed import pass_by
from jianheng.intake.layout.scores import steadiness
from jianheng.intake.layout.setting import Setting
from jianheng.intake.layout.two_lines import LINES, find_two_lines, read_two_lines

_NEAR = 90
_REGION = 400
_MOST_TITLES = 15
_STEADY = 0.7
_FEWEST_ROWS = 2
_FEWEST_WORDS = 3


def find_blocks(sheet: Sheet, likeness: Likeness) -> tuple[Block, ...]:
    """Find every table of a sheet in one pass.

    Args:
        sheet: the sheet.
        likeness: how much a text looks like a known heading; 0 for all where nothing is known.

    Returns:
        Its tables from the top down, and from the left where they stand side by side; none where the sheet
        holds no table, such as a cover or instructions.

    Example:
        >>> sheet = Sheet.of_rows("a", [["花名册"], ["姓名", "生日"], ["周某", "1980-01-02"], ["合计", 1]])
        >>> block, = find_blocks(sheet, lambda text: float(text in ("姓名", "生日")))
        >>> block.titles, [heading.text for heading in block.headings], block.first, block.last
        (('花名册',), ['姓名', '生日'], 2, 2)
        >>> [(passed.row, passed.code) for passed in block.passed]
        [(0, 'title'), (1, 'heading'), (3, 'total')]
    """
    setting = Setting(Merges(sheet.merged), Known(likeness), sheet.hidden_columns)
    blocks = _of_keys(sheet, setting) if sheet.keys else _Finder(sheet, setting).blocks()
    whole = [joined_columns(sheet, with_sub_headings(sheet, block)) for block in joined_heads(blocks)]
    titled = (_under_titles(sheet, whole[0], block) for block in whole)
    return tuple(replace(block, number=number) for number, block in enumerate(titled))


def _under_titles(sheet: Sheet, first: Block, block: Block) -> Block:
    """A table with the lines above the sheet too, if it is the first one or stands beside it."""
    above = block.way is first.way and block.first <= first.first
    return replace(block, titles=(*sheet.titles, *block.titles)) if sheet.titles and above else block


def _of_keys(sheet: Sheet, setting: Setting) -> list[Block]:
    """The one table of a source that names its columns itself."""
    rows = sheet.rows()
    names = Line(0, next(rows, ()))
    count = sum(1 for _ in rows)
    headings = tuple(Heading(index, (text,), setting.is_hidden(index)) for index, text in enumerate(names.texts))
    passed = (pass_by(names, "heading"),)
    return [Block(0, Way.DOWN, (), headings, 1, count, passed, right=len(headings) - 1)] if headings else []


class _Finder:
    def __init__(self, sheet: Sheet, setting: Setting) -> None:
        self._sheet, self._setting = sheet, setting
        self._window = Window(sheet.rows())
        self._blocks: list[Block] = []
        self._loose: list[Line] = []

    def blocks(self) -> list[Block]:
        while near := self._window.ahead(_NEAR):
            if near[0].filled:
                self._step(near)
            else:
                self._window.skip(1)
        self._keep_loose()
        return self._blocks

    def _step(self, near: list[Line]) -> None:
        """Take the next table, or the next line that belongs to none."""
        setting = self._setting
        found = find_head(near, setting.merges, setting.known)
        if found is not None and (two := find_two_lines(near[found[0] :], setting)) is not None:
            titles = self._titles(self._window.skip(found[0]))
            self._window.skip(LINES)
            self._add(read_two_lines(self._window, setting, titles, two))
            return
        region = near if len(near) < _NEAR else self._window.ahead(_REGION)
        down = found[1] if found else None
        form = find_pair_form(region, setting) or find_form(region, setting, down)
        if form is not None:
            self._take_region(*form)
        elif len(region) < _REGION and (across := find_across(region, setting, down)) is not None:
            self._take_region(*across)
        elif found is not None and not _are_records(near[: found[0]], found[1]):
            self._take_down(found[0], found[1])
        elif (start := _headless_start(near)) is not None:
            titles = self._titles(self._window.skip(start))
            self._add(read_down(self._window, setting, titles, None))
        else:
            # Nothing was found in all the rows that were searched, so that none of them need be searched again.
            count = min(len(near), max(1, found[0]) if found else SEARCHED)
            self._loose += [line for line in self._window.skip(count) if line.filled]

    def _take_region(self, block: Block, count: int) -> None:
        self._window.skip(count)
        self._add(block)

    def _take_down(self, at: int, head: Head) -> None:
        titles = self._titles(self._window.skip(at))
        self._window.skip(len(head.lines))
        lanes = find_lanes(head, titles, self._window.ahead(_NEAR))
        if lanes is None:
            self._add(read_down(self._window, self._setting, titles, head))
        else:
            self._take_lanes(lanes, titles, head)

    def _take_lanes(self, lanes: Lanes, titles: Sequence[Line], head: Head) -> None:
        top = min([line.row for line in titles] + [head.first])
        end = lanes.end(self._window, head.last)
        for block in read_lanes(self._sheet, self._setting, lanes, titles, (top, end)):
            self._add(block)

    def _titles(self, lines: Sequence[Line]) -> list[Line]:
        """The lines right above the headings; those further up belong to no table's title."""
        filled = [*self._loose, *(line for line in lines if line.filled)]
        self._loose = filled[: max(0, len(filled) - _MOST_TITLES)]
        return filled[len(self._loose) :]

    def _add(self, block: Block) -> None:
        """Keep a table, and tell of the lines before it that belong to none."""
        extra = tuple(pass_by(line, "note") for line in self._loose)
        self._loose = []
        self._blocks.append(replace(block, passed=(*extra, *block.passed)))

    def _keep_loose(self) -> None:
        """Lines after the last table are told with it."""
        if self._blocks and self._loose:
            extra: list[Passed] = [pass_by(line, "note") for line in self._loose]
            self._blocks[-1] = replace(self._blocks[-1], passed=(*self._blocks[-1].passed, *extra))


def _are_records(before: Sequence[Line], head: Head) -> bool:
    """Whether rows before headings are records without headings and no titles."""
    wide = [line for line in before if 2 * len(line.filled) >= len(head.levels) and len(line.filled) > _FEWEST_ROWS]
    figured = [line for line in wide if sum(line.kind(column) in FIGURES for column in line.filled) > 1]
    return len(figured) >= _FEWEST_ROWS


def _headless_start(near: Sequence[Line]) -> int | None:
    """Where records without headings begin among the next rows; None where the rows look like words only."""
    usual = max((len(line.filled) for line in near), default=0)
    dense = [at for at, line in enumerate(near) if len(line.filled) >= max(1 + (usual > 1), usual // 2)]
    lines = [near[at] for at in dense]
    columns = sorted({column for line in lines for column in line.filled})
    kinds = {column: [k for line in lines if (k := line.kind(column)) is not Kind.EMPTY] for column in columns}
    steady = [steadiness(found) for found in kinds.values() if found]
    figures = sum(is_figures and share >= _STEADY for is_figures, share in steady)
    prose = sum(kind in (Kind.PROSE, Kind.PAIR, Kind.LABEL) for found in kinds.values() for kind in found)
    cells = sum(map(len, kinds.values()))
    if not dense or prose * 3 > cells or (usual == 1 and not figures):
        return None
    if figures and (len(dense) >= _FEWEST_ROWS or figures >= _FEWEST_ROWS):
        return dense[0]
    return dense[0] if usual > 1 and len(dense) >= _FEWEST_WORDS else None
