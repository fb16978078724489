"""Records of two lines, the second under headings of its own: the relatives of a prisoner are no prisoners."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from jianheng.intake.layout.cells import heading_share, plain
from jianheng.intake.layout.likeness import Known
from jianheng.intake.layout.lines import Line

_FEWEST = 2
_MOSTLY = 0.5


def have_second_lines(below: Sequence[Line], first: int, known: Known) -> bool:
    """Whether the row below the headings heads the second lines of the records.

    Args:
        below: the rows below the headings; the first of them is the one in question.
        first: 0-based first column of the table, which second lines leave empty.
        known: likeness to known headings.
    """
    lines = [line for line in below if line.filled]
    if len(lines) <= _FEWEST or not _are_headings(lines[0], first, known):
        return False
    records = lines[1:]
    seconds = sum(not line.text(first) for line in records)
    if not seconds or not records[0].text(first):
        return False
    apart = all(one.text(first) or two.text(first) for one, two in pairwise(records))
    return apart and seconds >= _MOSTLY * (len(records) - seconds)


def _are_headings(line: Line, first: int, known: Known) -> bool:
    """Whether a row names columns and leaves the first one empty."""
    if line.text(first) or len(line.filled) < _FEWEST:
        return False
    texts = [line.text(column) for column in line.filled]
    return all(heading_share(text) == 1 for text in texts) and any(known(plain(text)) for text in texts)
