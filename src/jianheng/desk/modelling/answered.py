"""What a model answered: by institution, step by step to a violation, and what fell just short of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from jianheng.clues.attrition import Step
from jianheng.desk.casework.words import ANSWERS
from jianheng.desk.modelling.shelf import words_of
from jianheng.desk.runs.counts import Counts
from jianheng.desk.runs.models import Tallied
from jianheng.desk.words import lang, say
from jianheng.language.tree import Model


@dataclass(frozen=True)
class UnitAnswers:
    """The answers of one institution."""

    name: str
    counts: Counts


@dataclass(frozen=True)
class Stair:
    """One step on the way to a violation.

    Args:
        words: what the acts that are left have in common.
        number: how many these are.
        width: of its bar, in percent of the first.
        lost: what became of the others, in words; empty where none were lost.
        hit: it is the violation.
    """

    words: str
    number: int
    width: str
    lost: str = ""
    hit: bool = False


@dataclass(frozen=True)
class Near:
    """A finding from which one part of its condition alone kept some acts."""

    code: str
    title: str
    number: int


def by_unit(found: Iterable[Tallied]) -> list[UnitAnswers]:
    """Answers by institution, the most unlawful first."""
    rows = [UnitAnswers(tally.institution.name, tally.counts) for tally in found]
    return sorted(rows, key=lambda row: (-row.counts.unlawful, -row.counts.total, row.name))


def stairs(steps: Iterable[Step], counts: Counts) -> list[Stair]:
    """From every act of the table to the violation.

    Args:
        steps: the steps of the scope; none where they tell of institutions that the reader does not see.
        counts: the answers.
    """
    rows = [(step.words.pick(lang()), step.rows, "") for step in steps] or [
        (say("审查的行为", "Examined acts"), counts.total, "")
    ]
    told = []
    for number, (words, left, _) in enumerate(rows):
        gone = left - rows[number + 1][1] if number + 1 < len(rows) else 0
        told.append((words, left, say(f"{gone:,} 件不在范围内", f"{gone:,} outside the scope") if gone > 0 else ""))
    rest = counts.total
    for answer, words in (
        ("exempt", say("没有不适用的情形", "no exemption applies")),
        ("undetermined", say("事实齐全", "facts complete")),
        ("pending", say("期限已到", "deadline has come")),
    ):
        number = counts[answer]
        if number:
            rest -= number
            told[-1] = (*told[-1][:2], f"{number:,} {say('件', '')}{ANSWERS[answer]}")
            told.append((words, rest, ""))
    if counts.lawful:
        told[-1] = (*told[-1][:2], f"{counts.lawful:,} {say('件', '')}{ANSWERS['lawful']}")
    told.append((str(ANSWERS["unlawful"]), counts.unlawful, ""))
    most = max((left for _, left, _ in told), default=0) or 1
    last = len(told) - 1
    return [
        Stair(words, left, f"{max(100 * left / most, 0.6 if left else 0):.1f}", lost, hit=number == last)
        for number, (words, left, lost) in enumerate(told)
    ]


def near_misses(model: Model, found: Iterable[Tallied]) -> list[Near]:
    """How many acts fell just short of each finding."""
    counted: Counter[str] = Counter()
    for tally in found:
        counted.update(tally.near)
    titles = {finding.code: words_of(finding.title) or finding.code for finding in model.findings}
    return [Near(code, titles.get(code, code), number) for code, number in counted.most_common() if number]
