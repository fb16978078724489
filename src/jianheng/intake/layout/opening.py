"""Where, among the rows of a table, headings come: its own once more, or those of the next table."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

from jianheng.intake.layout.cells import Kind, heading_share, plain
from jianheng.intake.layout.headings import Head, head_at
from jianheng.intake.layout.levels import TITLE
from jianheng.intake.layout.lines import Line
from jianheng.intake.layout.passed import begins_as_note, is_total
from jianheng.intake.layout.setting import Setting
from jianheng.intake.layout.shape import Shape

_MOST_TITLES = 12
_WORDS = 0.7
_KNOWN, _SURELY_KNOWN = 0.5, 0.8
_FEW = 3
_NEXT = 3
_NUMBERED = re.compile(r"[(（]?[一二三四五六七八九十\d]+[、.．)）]")
_PAGE = re.compile(r"[(]?(第.{1,6}页|共.{1,6}页|续表?|接上页|page\d+)+.*", re.IGNORECASE)


@dataclass(frozen=True)
class Opening:
    """Headings that come after some lines.

    Args:
        at: how many rows on the headings begin.
        note_first: whether the first row is a note of the table above and no title of what comes.
        repeated: whether they are the headings of the table above.
    """

    at: int
    note_first: bool
    repeated: bool


def find_opening(
    near: Sequence[Line], head: Head | None, shape: Shape, setting: Setting, *, parted: bool, blank: bool
) -> Opening | None:
    """Whether headings begin here, or after lines that can only be their titles or notes before them.

    Args:
        near: rows in order, the first being the one in question.
        head: headings of the table above.
        shape: what its records look like.
        setting: what is known of the sheet.
        parted: a blank row or a note stands before.
        blank: the row right before is blank.
    """
    for at, line in enumerate(near[: _MOST_TITLES + 1]):
        if not line.filled:
            parted = True
            continue
        if at and shape.is_surely_ordinary(line.cells):
            return None
        if head is not None and head.repeated_by(line):
            return Opening(at, _is_note_before(near[:at], blank=blank), repeated=True)
        only_words = not parted and not shape.witnesses and not _is_titled(near[:at])
        if _may_open(line) and _is_new(near[at:], head, shape, setting, parted=parted or at > 0, only_words=only_words):
            return Opening(at, _is_note_before(near[:at], blank=blank), repeated=False)
        if not _may_be_title(line, shape):
            return None
    return None


def same_titles(titles: Sequence[str], before: Sequence[str]) -> bool:
    """Whether lines above repeated headings are only those of the first page, up to the page number."""
    known = {_unchanging(text) for text in before}
    return all(_unchanging(text) in known or _PAGE.fullmatch(plain(text)) for text in titles)


def _unchanging(text: str) -> str:
    """A title without its page number; the numbers of wards and years stay."""
    return re.sub(r"第\d+页|共\d+页|[(]?续表?\d*[)]?", "", plain(text))


def _is_note_before(lines: Sequence[Line], *, blank: bool) -> bool:
    """Whether the first of the lines before headings is a note of the table above, not a title of the next."""
    if not lines or not begins_as_note(lines[0]):
        return False
    others = [line for line in lines[1:] if not (line.filled and begins_as_note(line))]
    return bool(others) or not blank


def _may_open(line: Line) -> bool:
    """A cheap first look, since most rows are no headings."""
    shares = [heading_share(text) for text in line.words]
    return sum(shares) >= _WORDS * len(shares)


def _is_titled(lines: Sequence[Line]) -> bool:
    """Whether lines before a row are such as a table is called by."""
    texts = [plain(text) for line in lines for text in line.words]
    return any(_NUMBERED.match(text) or TITLE.match(text) for text in texts)


def _is_new(
    lines: Sequence[Line], above: Head | None, shape: Shape, setting: Setting, *, parted: bool, only_words: bool
) -> bool:
    """Whether a row begins another table; a record that says little is often all words, as headings are."""
    head = head_at(lines, setting.merges, setting.known)
    if head is None or (above is not None and shape.says_again(lines[0])):
        return False
    if head.known >= (_KNOWN if parted else _SURELY_KNOWN):
        return True
    # With the same records below as above, words that hardly anybody knows are a record of the table above.
    of_above = not parted or (above is not None and above.known >= _KNOWN)
    if only_words and head.known < _KNOWN and above is not None and above.known >= _KNOWN:
        return False
    if of_above and _goes_on(lines[len(head.lines) :], shape):
        return False
    if head.known >= _KNOWN:
        return True
    if parted:
        return True
    told = [column for column in shape.witnesses if lines[0].text(column)]
    return bool(told) and not any(shape.fits(lines[0], column) for column in told)


def _goes_on(lines: Sequence[Line], shape: Shape) -> bool:
    """Whether one of the next rows that say anything is a record of the table above, or adds it up."""
    following = (line for line in lines if line.filled)
    return any(shape.is_surely_ordinary(line.cells) or is_total(line) for line in islice(following, _NEXT))


def _may_be_title(line: Line, shape: Shape) -> bool:
    if len(line.filled) <= max(1, min(_FEW, shape.few)):
        return True
    return any(line.kind(column) in (Kind.PAIR, Kind.LABEL) for column in line.filled) and shape.is_sparse(line)
