"""A sentence while it is served."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from jianheng.arena.days import Term, term_end, term_of
from jianheng.arena.world.offences import Offence
from jianheng.arena.world.trial import Trial


@dataclass
class Sentence:
    """What one judgment orders against a person, and what became of it.

    Args:
        judgment: the judgment's number.
        court: the court.
        penalty: the main penalty.
        term: the term; nothing for life and a reprieve.
        category: class of convict.
        offence: the offence.
        recidivist: whether found so.
        trial: the case.
        start_on: first day of the term.
        credit: days credited.
        delivered_on: when the executing organ took the person in.
        prison: where it is served.
        running: the term that runs, from a conversion on the new one.
        reduced, reduced_days: months and days taken off the running term.
        cuts: what each commutation took off, in months.
        served_on: when the last commutation was served.
        on_bail: whether the person was at liberty at the judgment.
    """

    judgment: str
    court: str
    penalty: str
    term: Term | None
    category: str
    offence: Offence
    recidivist: bool
    trial: Trial
    start_on: date
    credit: int
    delivered_on: date
    prison: str
    running: Term | None
    reduced: int = 0
    reduced_days: int = 0
    cuts: list[int] = field(default_factory=list)
    served_on: date | None = None
    on_bail: bool = False

    @property
    def judged_on(self) -> date:
        """The final judgment."""
        return self.trial.judged_on

    @property
    def effective_on(self) -> date:
        """When it took effect."""
        return self.trial.effective_on

    @property
    def months(self) -> int:
        """The original term in months; nothing for life and a reprieve."""
        return 0 if self.term is None else self.term.in_months

    @property
    def end_on(self) -> date | None:
        """The last day as things stand; nothing while no term runs."""
        return None if self.running is None else self.end_after(0)

    def end_after(self, cut: int) -> date:
        """The last day if so many more months are taken off."""
        assert self.running is not None
        left = term_of(self.running.in_months - self.reduced - cut)
        return term_end(self.start_on, left, self.credit + self.reduced_days)
