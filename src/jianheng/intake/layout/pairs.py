"""Labels and values that stand together in one cell: 姓名：王某甲　性别：男."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from jianheng.intake.layout.cells import has_digit, heading_share, plain
from jianheng.intake.layout.likeness import Known

_COLON = re.compile(r"[:：]")
_GAP = re.compile(r"[ \u00a0]*[\u3000\t\r\n]\s*|[ \u00a0]{2,}\s*")
_LAST_WORD = re.compile(r"\s(\S+)$")
_WORD = re.compile(r"[\u3400-\u9fff（）()/／]+")
_LONGEST, _SHORTEST = 12, 2
# Behind these stand whole sentences, in which a word before a colon is no label.
_SENTENCES = re.compile(r"备注|说明|附注|事实|情况|意见|理由|原因|事由|表现|简历")


@dataclass(frozen=True)
class Pair:
    """A label with its value.

    Args:
        label: the label without its colon.
        start, end: where the value stands in the words of the cell; equal where it is empty.
    """

    label: str
    start: int
    end: int


def pairs_in(text: str, known: Known) -> tuple[Pair, ...]:
    """The labels of a cell with their values; another label than the first stands behind a wide gap.

    Args:
        text: the words of the cell.
        known: likeness to known headings.

    Returns:
        The pairs in order; none where the cell does not begin with a label, or where one blank alone parts a value
        from the next label, so that nobody can tell where the value ends.

    Example:
        >>> [pair.label for pair in pairs_in("姓名：王某甲　性 别：男  备注：病情：稳定", Known(lambda _: 1.0))]
        ['姓名', '性 别', '备注']
        >>> pairs_in("姓名：王某甲 性别：男", Known(lambda _: 1.0))
        ()
    """
    colons = [found.start() for found in _COLON.finditer(text)]
    if not colons or not _is_label(text[: colons[0]]):
        return ()
    heads = [(0, colons[0])]
    for colon in colons[1:]:
        before = heads[-1][1] + 1
        start = _label_start(text, before, colon, known)
        if start is not None and not (
            _SENTENCES.search(text[slice(*heads[-1])]) and not known(plain(text[start:colon]))
        ):
            heads.append((start, colon))
        elif (word := _LAST_WORD.search(text[before:colon])) and known(plain(word[1])):
            return ()
    return tuple(_pairs(text, heads))


def _pairs(text: str, heads: list[tuple[int, int]]) -> Iterator[Pair]:
    ends = [start for start, _ in heads[1:]] + [len(text)]
    for (start, colon), end in zip(heads, ends, strict=True):
        value = text[colon + 1 : end]
        first = colon + 1 + len(value) - len(value.lstrip())
        yield Pair(text[start:colon].strip(), min(first, end), max(min(first, end), colon + 1 + len(value.rstrip())))


def _label_start(text: str, before: int, colon: int, known: Known) -> int | None:
    """Where the label in front of a colon begins: behind a gap, the letters of a short one perhaps set apart."""
    starts = [before + gap.end() for gap in _GAP.finditer(text[before:colon])]
    labels = [start for start in starts if _is_label(text[start:colon])]
    for start in reversed(labels):
        if known(plain(text[start:colon])):
            return start
    return labels[-1] if labels else None


def _is_label(text: str) -> bool:
    """Whether words before a colon can be a label; its letters stand together, or each by itself."""
    pieces, word = text.split(), plain(text)
    apart = len(pieces) > 1 and any(len(piece) > 1 for piece in pieces)
    if apart or not _SHORTEST <= len(word) <= _LONGEST or has_digit(word):
        return False
    return _WORD.fullmatch(word) is not None and heading_share(word) == 1
