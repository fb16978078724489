"""The way of a case from the first day to the final judgment, within the time that each organ has.

刑事诉讼法 arts 91, 156, 172, 208, 230 and 243: every stage here ends before its last day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days, period_end
from jianheng.arena.dice import Dice

APPEAL_DAYS = 10


@dataclass(frozen=True)
class Trial:
    """The days of one case.

    Args:
        number: the case's number in the county.
        detained_on: the first day of detention; also the day the case was filed.
        asked_on: arrest is asked for.
        arrested_on: the arrest is approved and carried out.
        transferred_on: the police pass the case on.
        indicted_on: the court receives the indictment.
        first_judged_on: judgment of first instance.
        judged_on: the final judgment; that of second instance where there was an appeal.
        effective_on: the final judgment takes effect.
    """

    number: int
    detained_on: date
    asked_on: date
    arrested_on: date
    transferred_on: date
    indicted_on: date
    first_judged_on: date
    judged_on: date
    effective_on: date

    @property
    def appealed(self) -> bool:
        """Whether there was a second instance."""
        return self.judged_on != self.first_judged_on


@dataclass(frozen=True)
class Slip:
    """A stage that goes on after the last day of its period, which nobody extends.

    Args:
        stage: which one.
        days: how many days too long.
    """

    stage: str
    days: int


def try_case(
    dice: Dice, number: int, detained: tuple[date, date], *, appeal: bool = False, slip: Slip | None = None
) -> Trial:
    """Let a case take its way.

    Args:
        dice: the chance of the case.
        number: the case's number.
        detained: between which days the first day of detention lies.
        appeal: whether somebody appeals, in vain.
        slip: a stage that goes on too long.
    """
    detained_on = dice.day(*detained)
    asked_on = dice.after(detained_on, 1, 3)
    arrested_on = dice.after(asked_on, 3, 7)
    too_long = {slip.stage: slip.days} if slip else {}
    transferred_on = dice.day(add_days(arrested_on, 25), add_days(period_end(arrested_on, 3), -4))
    if (days := too_long.get("investigation")) is not None:
        transferred_on = add_days(period_end(arrested_on, 2), days)
    if "prosecution_review" in too_long:
        # No day of the investigation's own period is left that could cover for the review's.
        transferred_on = period_end(arrested_on, 2)
    indicted_on = dice.after(transferred_on, 12, 42)
    if (days := too_long.get("prosecution_review")) is not None:
        indicted_on = add_days(period_end(transferred_on, 1), days)
    first = dice.day(add_days(indicted_on, 20), add_days(period_end(indicted_on, 3), -5))
    if (days := too_long.get("first_instance")) is not None:
        first = add_days(period_end(indicted_on, 2), days)
    if not appeal:
        return Trial(number, detained_on, asked_on, arrested_on, transferred_on, indicted_on, first, first,
                     add_days(first, APPEAL_DAYS + dice.number(1, 3)))  # fmt: skip
    second = dice.after(first, APPEAL_DAYS + 20, APPEAL_DAYS + 55)
    return Trial(number, detained_on, asked_on, arrested_on, transferred_on, indicted_on, first, second, second)
