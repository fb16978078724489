"""Which mutants the cases of a model notice."""

from __future__ import annotations

import gc
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

from jianheng.dictionary import Dictionary
from jianheng.engine.case_batch import CaseGroup, open_groups
from jianheng.engine.collecting import collect
from jianheng.engine.mutation.mutant import Mutant
from jianheng.engine.mutation.mutants import mutants_of
from jianheng.language.tree import Explained, Model
from jianheng.law import LawTable

Progress = Callable[[int, int], None]
BETWEEN_CLEANINGS = 8


@dataclass(frozen=True)
class Score:
    """What became of the mutants of one model.

    Args:
        model: its id.
        killed: mutants that some case noticed.
        survivors: mutants that no case noticed and nobody explained.
        explained: mutants that no case noticed, for the reason given in the cases file.
        idle: reasons for a change that some case does notice, or that is no mutant of the model.
    """

    model: str
    killed: tuple[Mutant, ...]
    survivors: tuple[Mutant, ...]
    explained: tuple[tuple[Mutant, Explained], ...]
    idle: tuple[Explained, ...]

    @property
    def counted(self) -> int:
        """Mutants that a case could notice."""
        return len(self.killed) + len(self.survivors)

    @property
    def percent(self) -> int:
        """Noticed out of those that could be, rounded down, so that 100 means all."""
        return 100 * len(self.killed) // self.counted if self.counted else 100


def score(model: Model, dictionary: Dictionary, law: dict[str, LawTable], progress: Progress | None = None) -> Score:
    """Run every mutant of a model against the model's cases.

    Args:
        model: a checked model that agrees with its cases.
        dictionary, law: what names mean.
        progress: told the number of mutants done and in all.
    """
    mutants = list(mutants_of(model, dictionary, law))
    reasons = {(entry.place, entry.change): entry for entry in model.explained}
    killed: list[Mutant] = []
    survivors: list[Mutant] = []
    explained: list[tuple[Mutant, Explained]] = []
    with ExitStack() as stack:
        stack.enter_context(_garbage_kept())
        hunt = _Hunt([])
        for group in open_groups(model, dictionary, law):
            stack.callback(group.close)
            hunt.groups.append(group)
        for done, mutant in enumerate(mutants):
            if progress is not None:
                progress(done, len(mutants))
            if done % BETWEEN_CLEANINGS == 0:
                collect()
            if hunt.kills(mutant):
                killed.append(mutant)
            elif mutant.name in reasons:
                explained.append((mutant, reasons[mutant.name]))
            else:
                survivors.append(mutant)
    used = {mutant.name for mutant, _ in explained}
    idle = tuple(entry for name, entry in reasons.items() if name not in used)
    return Score(model.id, tuple(killed), tuple(survivors), tuple(explained), idle)


@contextmanager
def _garbage_kept() -> Iterator[None]:
    """Plans are made of a great many small nodes: looking for cycles among them all the time costs a quarter."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@dataclass
class _Hunt:
    """Groups of cases, asked in an order that soon finds one that notices."""

    groups: list[CaseGroup]
    kills_by_place: Counter[tuple[str, int]] = field(default_factory=Counter)

    def kills(self, mutant: Mutant) -> bool:
        """Whether some case notices the change; groups that noticed one of the same part go first."""
        numbers = sorted(range(len(self.groups)), key=lambda n: -self.kills_by_place[mutant.place, n])
        for number in numbers:
            if any(self.groups[number].mismatches(mutant.model)):
                self.kills_by_place[mutant.place, number] += 1
                return True
        return False
