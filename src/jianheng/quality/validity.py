"""Cells that could not be read, with the words that occur most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from jianheng.intake.problem import Problem, Severity, Words
from jianheng.intake.store import Batch
from jianheng.quality.masking import masked
from jianheng.quality.quality import COMPLETENESS, VALIDITY, Finding, Limits, Spot
from jianheng.quality.state import unit_of

# They are told as what is not filled.
ELSEWHERE = frozenset({"absent_column", "missing_value", "unidentified_person"})
# Of a whole table: the absence of a row proves nothing.
NOT_COMPLETE = "not_complete"


def unread(batch: Batch, problems: Sequence[Problem], limits: Limits) -> Iterator[Finding]:
    """What of a batch could not be read, by table, field and kind.

    Args:
        batch: the batch.
        problems: what could not be read of it.
        limits: how many places and words are kept.
    """
    groups: dict[tuple[str, str, str], list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR and problem.code not in ELSEWHERE:
            groups.setdefault((problem.table, problem.field, problem.code), []).append(problem)
    for (table, field, code), alike in sorted(groups.items()):
        entry = batch.manifest.tables.get(table)
        whole = code == NOT_COMPLETE
        of = len(alike) if whole else max(entry.read if entry is not None else 0, len(alike))
        spots = tuple(_spot(batch, problem) for problem in alike[: limits.places])
        says, mend = _says(alike, limits), alike[0].mend
        yield Finding(
            COMPLETENESS if whole else VALIDITY,
            code,
            unit_of(batch),
            batch.id,
            table,
            field,
            len(alike),
            of,
            says,
            mend,
            spots,
        )


def _says(problems: list[Problem], limits: Limits) -> Words:
    """The most frequent reason, and the words that occur most."""
    reasons = Counter((masked("", problem.what.zh), masked("", problem.what.en)) for problem in problems)
    zh, en = reasons.most_common(1)[0][0]
    words = Counter(masked(problem.field, problem.value) for problem in problems if problem.value)
    if not words:
        return Words(zh, en)
    most = words.most_common(limits.words)
    listed_zh = "、".join(f"[{word}]×{count}" for word, count in most)
    listed_en = ", ".join(f"[{word}]×{count}" for word, count in most)
    return Words(f"{zh}；出现最多的写法：{listed_zh}", f"{en}; most frequent: {listed_en}")


def _spot(batch: Batch, problem: Problem) -> Spot:
    at, value = problem.place, masked(problem.field, problem.value)
    return Spot(unit_of(batch), batch.id, problem.table, at.source, at.sheet, at.row_no, value)
