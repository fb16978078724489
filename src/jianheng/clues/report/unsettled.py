"""Acts without a conclusion: what they lack, what would settle them, and which are due later."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field

from jianheng.clues.answers import Answer, read_answers
from jianheng.clues.explanation import Explanation
from jianheng.clues.facts import facts_said, parse_fact
from jianheng.clues.manifest import ModelText
from jianheng.clues.node import Both
from jianheng.clues.problem import Problem
from jianheng.clues.report.limits import Limits
from jianheng.clues.run import Line, Run


@dataclass
class Fact:
    """A missing fact: how many acts lack it, and how many lack nothing else."""

    text: str
    leaf: str
    reason: str
    lacking: int = 0
    alone: int = 0
    says: Both = field(default_factory=Both)
    mend: Both = field(default_factory=Both)


@dataclass
class Open:
    """One undetermined act as it is listed."""

    answer: Answer
    proof: Explanation | None = None


@dataclass
class Group:
    """Acts that lack the same facts."""

    facts: tuple[Fact, ...]
    total: int
    acts: list[Open] = field(default_factory=list)


@dataclass
class Unsettled:
    """What one model left open."""

    model: ModelText
    total: int
    facts: list[Fact]
    groups: list[Group]
    listed: int = 0
    detailed: int = 0
    pending: list[Answer] = field(default_factory=list)
    pending_total: int = 0

    @property
    def all(self) -> int:
        """Acts without a conclusion, for whatever reason."""
        return self.total + self.pending_total


class OpenActs:
    """Gathers what is open, by model, while the explanations go by.

    Args:
        run: the open run.
        limits: how much is listed.
        reveal: True shows names and ID numbers.
        problems: collects what is wrong in the explanations.
    """

    def __init__(self, run: Run, limits: Limits, reveal: bool, problems: list[Problem]) -> None:
        self._run = run
        self._reveal = reveal
        self._problems = problems
        self._found = [_count(run, model, limits) for model in run.manifest.models]
        for one in self._found:
            _list_acts(run, one, limits)
        self._facts = {(one.model.id, f.leaf, f.reason): f for one in self._found for f in one.facts}
        # A repeating duty has several acts, its slots, under one row.
        self._detailed: dict[tuple[str, str], list[Open]] = {}
        quota = limits.share(limits.all_details, len(self._found))
        for one in self._found:
            first = [act for group in one.groups for act in group.acts[: limits.details]]
            for act in first[:quota]:
                self._detailed.setdefault((one.model.id, act.answer.row_id), []).append(act)

    def take(self, line: Line) -> None:
        """Look at one explanation."""
        self._name_facts(line)
        waiting = self._detailed.get((line.model, line.row))
        if waiting and line.data.get("answer") == "undetermined":
            waiting.pop(0).proof = self._run.explanation(line, self._problems, self._reveal)

    def finish(self) -> list[Unsettled]:
        """What is open, in the order of the models."""
        for one in self._found:
            one.detailed = sum(act.proof is not None for group in one.groups for act in group.acts)
        return self._found

    def _name_facts(self, line: Line) -> None:
        """Take the words for a missing fact from the first explanation that has them."""
        for said in facts_said(line.data, self._reveal):
            fact = self._facts.get((line.model, said.leaf, said.reason))
            if fact is not None and not fact.says.zh:
                fact.says, fact.mend = said.says, said.mend


def _count(run: Run, model: ModelText, limits: Limits) -> Unsettled:
    wants = run.tallies[model.id].wants
    facts: dict[str, Fact] = {}
    for lacking, acts in wants.items():
        for text in lacking:
            fact = facts.setdefault(text, Fact(text, *parse_fact(text)))
            fact.lacking += acts
            fact.alone += acts if len(lacking) == 1 else 0
    ordered = sorted(facts.values(), key=lambda f: (-f.alone, -f.lacking, f.text))
    most = sorted(wants.items(), key=lambda pair: (-pair[1], pair[0]))[: limits.groups]
    groups = [Group(tuple(facts[text] for text in lacking), acts) for lacking, acts in most]
    return Unsettled(model, wants.total(), ordered, groups)


def _list_acts(run: Run, one: Unsettled, limits: Limits) -> None:
    """Pick the acts to list: a fixed order by unit and key, whatever the order of the file."""
    undetermined: dict[tuple[str, ...], list[Answer]] = {}
    pending: list[Answer] = []
    for answer in read_answers(run.folder, one.model.id):
        if answer.answer == "undetermined":
            undetermined.setdefault(answer.missing, []).append(answer)
        elif answer.answer == "pending":
            pending.append(answer)
    left = limits.share(limits.all_lines, len(run.manifest.models))
    for group in one.groups:
        acts = undetermined[tuple(fact.text for fact in group.facts)]
        chosen = heapq.nsmallest(min(limits.lines, left), acts, key=lambda a: (a.unit, a.key, a.row_id))
        group.acts = [Open(answer) for answer in chosen]
        left -= len(chosen)
    one.listed = sum(len(group.acts) for group in one.groups)
    one.pending_total = len(pending)
    one.pending = heapq.nsmallest(limits.pending, pending, key=lambda a: (a.due, a.unit, a.key, a.row_id))
