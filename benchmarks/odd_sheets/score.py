"""What the recogniser makes of odd sheets, column by column."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.odd_sheets.files import write_odd
from benchmarks.odd_sheets.sheet import ASK, NONE, REMARK, OddFile, OddTruth
from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.intake.adding.tables import TableFinder
from jianheng.intake.cells import CellCleaner
from jianheng.intake.files.read import read_file
from jianheng.intake.recognise import ColumnProposal, State
from jianheng.intake.recognise.concepts import plain

COUNTS = ("right", "first", "asked", "missed", "wrong", "must_ask", "nothing")


@dataclass
class OddScore:
    """Columns counted.

    Args:
        counts: `right`, `first` (asked, the right field first), `asked` (asked otherwise), `missed` (left as words),
            `wrong` (sure of what it is not), `must_ask` (asked, as it must), `nothing` (left as words, as it must).
        columns: of each count the columns, as `file heading = truth <- answer`.
    """

    counts: Counter[str] = field(default_factory=Counter)
    columns: dict[str, list[str]] = field(default_factory=dict)

    def take(self, count: str, told: str) -> None:
        """Count one column."""
        self.counts[count] += 1
        self.columns.setdefault(count, []).append(told)


def score_odd(files: Iterable[OddFile]) -> OddScore:
    """Recognise files without any statement of delivery.

    Args:
        files: the files.

    Returns:
        The counts.
    """
    dictionary, score = load_dictionary(), OddScore()
    for odd in files:
        with tempfile.TemporaryDirectory(prefix="jianheng-odd-") as folder:
            found = _found(write_odd(odd, Path(folder)), dictionary)
        for true in odd.truth:
            column = found.pop((plain(true.heading), true.nth), None)
            kind = judge(true, column)
            score.take(kind, f"{odd.file} “{true.heading}” = {_shown(true)} <- {_said(column)}")
        for (heading, _), column in found.items():
            if column.state is State.SURE:
                score.take("wrong", f"{odd.file} “{heading}” = 没有这一列 no such column <- {_said(column)}")
    return score


def judge(true: OddTruth, column: ColumnProposal | None) -> str:
    """Hold one column against the truth.

    Args:
        true: what it is.
        column: what the recogniser says; None where it has not found the column at all.

    Returns:
        A count of `OddScore`.
    """
    if column is None or column.state is State.NONE:
        return "nothing" if NONE in true.may_be else "missed"
    best = column.best
    right = best is not None and (str(best) in true.may_be or (REMARK in true.may_be and best.field == REMARK))
    if column.state is State.SURE:
        return "right" if right and not true.joined else "wrong"
    if ASK in true.may_be or true.joined:
        return "must_ask"
    if right:
        return "first"
    return "asked"


def _found(path: Path, dictionary: Dictionary) -> dict[tuple[str, int], ColumnProposal]:
    """Every column by its heading and which of several it is."""
    finder = TableFinder(dictionary, CellCleaner(dictionary), None, ())
    contents = read_file(path, path.name)
    finder.learn(contents, path.name)
    found: dict[tuple[str, int], ColumnProposal] = {}
    met: Counter[str] = Counter()
    for table in finder.find(contents, path.name):
        for column in table.proposal.columns if table.proposal else ():
            heading = plain(column.heading.text)
            met[heading] += 1
            found[heading, met[heading]] = column
    return found


def _shown(true: OddTruth) -> str:
    return ("＋" if true.joined else "｜").join(true.may_be)


def _said(column: ColumnProposal | None) -> str:
    if column is None:
        return "没有找到 not found"
    return f"{column.state} {column.best or '—'}"
