"""Money terms of a judgment, what was paid on them, and what the court found about the ability to pay."""

from __future__ import annotations

from datetime import date
from typing import Protocol

from jianheng.arena.days import add_days, add_months
from jianheng.arena.world.enforcement import enforce
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence

FINES = (2000, 5000, 10000, 20000, 50000)
# A fine is due within three months (法释〔2000〕45号 art 5).
_DUE_MONTHS = 2


class Owing(Protocol):
    """A judgment that may order a fine."""

    @property
    def judgment(self) -> str:
        """Its number."""

    @property
    def court(self) -> str:
        """The court."""

    @property
    def effective_on(self) -> date:
        """When it took effect."""


def fine(life: Life, sentence: Owing) -> int:
    """Order a fine.

    Returns:
        The amount.
    """
    amount = life.dice.one_of(FINES)
    life.add(
        "property_item",
        sentence.court,
        judgment=sentence.judgment,
        position=1,
        kind="fine",
        amount=amount,
        court=sentence.court,
        joint=False,
        due_on=due_on(sentence),
        instalments=False,
    )
    return amount


def due_on(sentence: Owing) -> date:
    """The last day for paying a fine."""
    return add_months(sentence.effective_on, _DUE_MONTHS)


def pay(life: Life, sentence: Owing, amount: int, day: date, by: str = "relative") -> None:
    """Pay so much of the fine."""
    life.add(
        "property_payment",
        sentence.court,
        judgment=sentence.judgment,
        position=1,
        kind="fine",
        paid_on=day,
        amount=amount,
        paid_by=by,
        to="court",
        into_treasury_on=life.dice.after(day, 0, 10) if add_days(day, 10) <= LAST_DAY else None,
        receipt_no=f"{life.person.number + 1:08}{day:%y%m%d}",
    )


def find(life: Life, sentence: Owing, conclusion: str, day: date) -> None:
    """The court that enforces finds whether the person is able to pay."""
    life.add(
        "ability_evidence",
        sentence.court,
        kind="court_finding",
        stated_by=sentence.court,
        stated_on=day,
        conclusion=conclusion,
        asked_on=add_days(day, -6),
        answered_on=day,
    )


def order_as_usual(life: Life, sentence: Sentence) -> None:
    """For many a fine, paid in time or found to be out of reach."""
    if not life.dice.chance(0.4):
        return
    amount = fine(life, sentence)
    if life.dice.chance(0.7):
        pay(life, sentence, amount, life.dice.day(sentence.judged_on, due_on(sentence)))
    else:
        referred_on = life.dice.after(due_on(sentence), 1, 5)
        ended_on = enforce(life, sentence.judgment, sentence.court, referred_on, life.dice.number(1, 6))
        if ended_on is not None:
            find(life, sentence, "unable", ended_on)
