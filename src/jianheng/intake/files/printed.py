"""Tables printed for the eye: drawn with strokes, or in columns kept apart by blanks."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import TextIO

from jianheng.intake.files.contents import Contents, Sheet
from jianheng.intake.files.drawn import Drawing, drawn_rows, find_drawing
from jianheng.intake.files.fixed_columns import Gap, cut, find_gaps, is_underline, underlined_gaps
from jianheng.intake.files.utf8_copy import Utf8Text
from jianheng.intake.problem import Place, Problem, Words

_SAMPLED_LINES = 1000
_TOLD = 20
# What a database client says around a table, or how many there are, runs over its columns and is one text.
_ONE_TEXT = re.compile(
    r"\s*((\d+|no) rows? (selected|affected|in set)\b.*|(已选择|选定了|已选定|未选定)\s*\d*\s*行.*|\w*sql[>#].*"
    r"|[(（]\s*\d+\s*(rows?|[行条])\s*(记录|受影响)?\s*[)）]\s*|共计?\s*\d+\s*[人名条行件]\S*\s*)",
    re.IGNORECASE | re.DOTALL,
)


def printed_table(text: Utf8Text, name: str, *, separated: bool) -> Contents | None:
    """Read a text whose tables are printed for the eye.

    Args:
        text: the text.
        name: its name in the delivery.
        separated: a separator parts its lines; only strokes show then that it is printed all the same.

    Returns:
        One sheet; None where its first lines are of no such table.
    """
    with _opened(text) as lines:
        first = [*itertools.islice(lines, _SAMPLED_LINES)]
    if drawing := find_drawing(first):
        return _drawn_table(text, drawing)
    first = [line for line in first if not _ONE_TEXT.fullmatch(line)]
    gaps = underlined_gaps(first) or (() if separated else find_gaps(first))
    return _fixed_table(text, gaps, name) if gaps else None


def _drawn_table(text: Utf8Text, drawing: Drawing) -> Contents:
    def rows() -> Iterator[list[str]]:
        with _opened(text) as lines:
            yield from drawn_rows(lines, drawing)

    return Contents(sheets=(Sheet("", rows, separated=True),), problems=text.problems)


def _fixed_table(text: Utf8Text, gaps: tuple[Gap, ...], name: str) -> Contents:
    """A table whose columns are kept apart by blanks; words that run over two columns are a problem of their line."""
    found: list[Problem] = []
    with _opened(text) as lines:
        for number, line in enumerate(lines, start=1):
            cut_line = cut(line, gaps)
            if _ONE_TEXT.fullmatch(line):
                continue
            # A title or a note runs over columns too, and is no row.
            if cut_line.crossing and sum(map(bool, cut_line.cells)) > len(gaps) / 2:
                found.append(_crossing(name, number, cut_line.crossing))
            if len(found) > _TOLD:
                found[_TOLD] = _many_crossing(name)
                break

    def rows() -> Iterator[list[str]]:
        with _opened(text) as lines:
            for line in lines:
                if _ONE_TEXT.fullmatch(line):
                    yield [line.strip()]
                else:
                    yield [] if is_underline(line) else cut(line, gaps).cells

    return Contents(sheets=(Sheet("", rows),), problems=(*text.problems, *found))


def _crossing(name: str, number: int, words: tuple[str, ...]) -> Problem:
    return Problem(
        "crossing_columns",
        Place(name, row_no=number),
        Words(
            "这些字跨过了两列之间的空白，整体放在起始的一列，后一列可能缺值",
            "these words run over the blank between two columns; they stay in the first of them",
        ),
        " ".join(words)[:60],
        mend=Words("从原系统导出为 CSV 或 Excel", "export it as CSV or for Excel"),
    )


def _many_crossing(name: str) -> Problem:
    what = Words(
        f"还有其他行的字跨过两列，超过 {_TOLD} 行的不再逐行列出",
        f"more lines have words that run over two columns; no more than {_TOLD} are listed",
    )
    mend = Words("从原系统导出为 CSV 或 Excel", "export it as CSV or for Excel")
    return Problem("crossing_columns", Place(name), what, mend=mend)


def _opened(text: Utf8Text) -> TextIO:
    return text.path.open(encoding="utf-8", newline="")
