"""A form whose cells hold label and value together, several in a row or in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from jianheng.intake.layout.block import Block, Heading, Way
from jianheng.intake.layout.cells import Kind, plain
from jianheng.intake.layout.down import title_text
from jianheng.intake.layout.lines import Line
from jianheng.intake.layout.pairs import Pair, pairs_in
from jianheng.intake.layout.passed import begins_as_note, pass_by
from jianheng.intake.layout.setting import Setting

_GAP = 3
_MOST_TITLES = 3
_FEWEST_FACTS = 3
_SEVERAL = 2
_UNNAMED = 0.3
_REMARK = re.compile(r"(备注|附注|说明)")
_KINSHIP = re.compile(r"(与.{1,4})?关系|称谓")
_RELATIVE = re.compile(r"家属|亲属|联系人|监护人|成员|保证人")
# What stands over a list as often as over a form, and says nothing of a person.
_OF_THE_PAPER = frozenset({"单位", "日期", "时间", "年度", "年份", "编号", "序号", "页码"})


def find_pair_form(region: Sequence[Line], setting: Setting) -> tuple[Block, int] | None:
    """Read rows as a form, if label and value stand together in their cells.

    Args:
        region: rows from here on.
        setting: what is known of the sheet.

    Returns:
        The form and how many rows it takes up; None where the rows are no form, such as the signatures of a list or
        the lines above it.
    """
    start = _start(region, setting)
    if start is None:
        return None
    lines, end = _run(region, start, setting)
    if _goes_on(region[end:], setting) or not _is_form(lines, setting):
        return None
    tail = [line for line in lines if _is_signature(line)]
    body = [line for line in lines if line not in tail]
    headings = tuple(_headings(body, setting))
    if sum(not heading.text for heading in headings) > _UNNAMED * len(headings):
        return None
    titles = [line for line in region[:start] if line.filled]
    passed = [pass_by(line, "title") for line in titles] + [pass_by(line, "note") for line in tail]
    block = Block(
        number=0,
        way=Way.FORM,
        titles=tuple(dict.fromkeys(title_text(line) for line in titles)),
        headings=headings,
        first=body[0].row,
        last=body[-1].row,
        passed=tuple(passed),
        left=min(line.filled[0] for line in body),
        right=max(line.filled[-1] for line in body),
    )
    return block, end


def _start(region: Sequence[Line], setting: Setting) -> int | None:
    """Where the first row of pairs is, with nothing but titles before it."""
    for at, line in enumerate(region[: _MOST_TITLES + 1]):
        if _is_labelled(line, setting):
            return at
        if len(set(line.words)) > 1:
            return None
    return None


def _run(region: Sequence[Line], start: int, setting: Setting) -> tuple[list[Line], int]:
    """The rows of one form, and where it ends: before other words, or where its first label comes once more."""
    first = _pairs(region[start], setting)[0].label
    lines, blank = [region[start]], 0
    for line in region[start + 1 :]:
        if not line.filled:
            blank += 1
            if blank == _GAP:
                break
            continue
        labels = [plain(pair.label) for pair in _pairs(line, setting)]
        if not _is_labelled(line, setting) or plain(first) in labels:
            break
        lines, blank = [*lines, line], 0
    return lines, lines[-1].row - region[0].row + 1


def _goes_on(rest: Sequence[Line], setting: Setting) -> bool:
    """Whether other rows than those of such a form come next: then the pairs are only what stands above them."""
    for at, line in enumerate(rest):
        if not line.filled:
            if at + 1 >= _GAP and not any(other.filled for other in rest[:at]):
                return False
        elif _is_labelled(line, setting):
            return False
        elif len(set(line.words)) > 1:
            return True
    return False


def _is_labelled(line: Line, setting: Setting) -> bool:
    """Whether at least half of the cells of a row begin with a label."""
    told = sum(line.kind(column) is Kind.LABEL or bool(_in_cell(line, column, setting)) for column in line.filled)
    return bool(_pairs(line, setting)) and 2 * told >= len(line.filled)


def _is_form(lines: Sequence[Line], setting: Setting) -> bool:
    """Whether the labels are those of facts, and not of a unit, a day and signatures."""
    pairs = [_pairs(line, setting) for line in lines if not _is_signature(line)]
    ordered = [plain(pair.label) for found in pairs for pair in found]
    if _is_of_relative(ordered):
        return False
    labels = {*ordered}
    facts = {label for label in labels if setting.known(label) and label not in _OF_THE_PAPER}
    together = any(len(found) >= _SEVERAL for found in pairs)
    return together and len(facts) >= _FEWEST_FACTS and 2 * len(facts) >= len(labels)


def _is_of_relative(labels: Sequence[str]) -> bool:
    """Whether a kinship is stated, and nothing before it names a relative: then the whole is about one."""
    at = next((at for at, label in enumerate(labels) if _KINSHIP.fullmatch(label)), None)
    return at is not None and not any(map(_RELATIVE.search, labels[:at]))


def _is_signature(line: Line) -> bool:
    return begins_as_note(line) and _REMARK.match(plain(line.words[0])) is None


def _in_cell(line: Line, column: int, setting: Setting) -> tuple[Pair, ...]:
    return pairs_in(line.text(column), setting.known) if line.kind(column) is Kind.PAIR else ()


def _pairs(line: Line, setting: Setting) -> list[Pair]:
    return [pair for column in line.filled for pair in _in_cell(line, column, setting)]


def _headings(body: Sequence[Line], setting: Setting) -> Iterator[Heading]:
    """Every cell that holds anything: its pairs, the value of the label at its left, or words without a label."""
    count = 0
    for line in body:
        label = ""
        for column in line.filled:
            if _is_copy(line, column, setting):
                continue
            pairs = _in_cell(line, column, setting)
            ends = line.kind(column) is Kind.LABEL
            for pair in pairs:
                yield Heading(count, (pair.label,), value_at=(line.row, column), within=(pair.start, pair.end))
                count += 1
            if label and (pairs or ends):
                yield Heading(count, (label,), value_at=(line.row, column), within=(0, 0))
                count += 1
            if not pairs and not ends:
                yield Heading(count, (label,), value_at=(line.row, column))
                count += 1
            label = line.text(column) if ends else ""
        if label:
            yield Heading(count, (label,), value_at=(line.row, line.filled[-1]), within=(0, 0))
            count += 1


def _is_copy(line: Line, column: int, setting: Setting) -> bool:
    """Whether a cell is only the lower part of one that is merged over several rows."""
    areas = setting.merges.within(line.row, line.row)
    return any(area.left == column and area.top < line.row <= area.bottom for area in areas)
