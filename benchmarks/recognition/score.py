"""What the recogniser makes of styled files, column by column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.recognition.truth import TrueColumn, read_truth
from jianheng.dictionary import load_dictionary
from jianheng.intake.adding.tables import TableFinder
from jianheng.intake.cells import CellCleaner
from jianheng.intake.delivery import read_delivery
from jianheng.intake.files.read import read_file
from jianheng.intake.recognise import ColumnProposal, State

STATEMENT = "delivery.yaml"


@dataclass
class Score:
    """Columns counted.

    Args:
        counts: `right`, `first` (right, but asked), `asked` (asked, the right field not first), `missed` (taken for
            no field), `wrong` (sure of another field), `must_ask` (rightly asked), `nothing` (rightly none).
        examples: the columns of each count that are not right, each once.
    """

    counts: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)


def score_style(folder: Path, style: str) -> Score:
    """Recognise every file of a styled county; sheets with the same headings count once.

    Args:
        folder: the county.
        style: its name, for messages.

    Returns:
        The counts.
    """
    truth, score = read_truth(folder / "columns.yaml"), Score()
    seen: set[tuple[str, ...]] = set()
    for unit in sorted(path for path in (folder / "files").iterdir() if path.is_dir()):
        for name, sheet, columns in _proposals(unit):
            headings = (sheet, *(column.heading.text for column in columns))
            if headings in seen:
                continue
            seen.add(headings)
            for column in columns:
                true = truth.get((f"{unit.name}/{name}", sheet, column.heading.index))
                if true is not None:
                    _count(true, column, f"{style} {name} {sheet}", score)
    return score


def _proposals(unit: Path) -> Iterator[tuple[str, str, tuple[ColumnProposal, ...]]]:
    dictionary = load_dictionary()
    delivery = read_delivery(unit / STATEMENT, dictionary)
    finder = TableFinder(dictionary, CellCleaner(dictionary), None, delivery.tables)
    files = {path.name: read_file(path, path.name) for path in sorted(unit.iterdir()) if path.name != STATEMENT}
    for name, contents in files.items():
        finder.learn(contents, name)
    for name, contents in files.items():
        for table in finder.find(contents, name):
            if table.proposal is not None:
                yield name, table.sheet.name, table.proposal.columns


def _count(true: TrueColumn, column: ColumnProposal, where: str, score: Score) -> None:
    kind = judge(true, column)
    score.counts[kind] += 1
    if kind in ("asked", "missed", "wrong", "first"):
        told = f"{where}: {column.heading.text} = {'+'.join(true.fields) or '—'} <- {column.state} {column.best}"
        shown = score.examples.setdefault(kind, [])
        if told not in shown:
            shown.append(told)


def judge(true: TrueColumn, column: ColumnProposal) -> str:
    """Hold one column against the truth.

    Args:
        true: what it shows.
        column: what the recogniser says.

    Returns:
        A count of `Score`.
    """
    if not true.fields:
        return "wrong" if column.state is State.SURE else "nothing"
    best = str(column.best) if column.best else ""
    right = best in true.fields and not true.joined
    if column.state is State.SURE:
        return "right" if right else "wrong"
    if true.asks or true.joined:
        return "must_ask"
    if right:
        return "first"
    return "missed" if column.state is State.NONE else "asked"
