"""Fines that nobody collects, deposits that lie idle, pensions raised in custody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial

from jianheng.arena.days import add_days
from jianheng.arena.stories.story import Story
from jianheng.arena.world.community import Freed, free
from jianheng.arena.world.enforcement import enforce
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import Life
from jianheng.arena.world.pension import pension, raised
from jianheng.arena.world.property import due_on, fine, pay
from jianheng.arena.world.stay import stay

LATE, IDLE = "property/fine-enforcement-late", "property/bail-deposit-idle"
RAISED = "benefit/pension-adjusted-in-custody"
HELD = (date(2016, 9, 1), date(2023, 9, 30))
OLD = (date(1948, 1, 1), date(1956, 12, 31))


def uncollected(life: Life, referred_after: int | None, filed_after: int | None, finding: str) -> None:
    """Do not pay a fine; refer and file it after so many days, or never."""
    sentence = imprison(life, Wanted(HELD, (30, 60)))
    fine(life, sentence)
    if referred_after is not None:
        referred_on = add_days(due_on(sentence), referred_after)
        enforce(life, sentence.judgment, sentence.court, referred_on, filed_after)
    life.know(LATE, "property_item", finding, judgment=sentence.judgment, position=1)
    stay(life, sentence)


def paid(life: Life) -> None:
    """Pay a fine on its last day; nothing is left to collect."""
    sentence = imprison(life, Wanted(HELD, (30, 60)))
    pay(life, sentence, fine(life, sentence), due_on(sentence))
    life.know(LATE, "property_item", judgment=sentence.judgment, position=1)
    stay(life, sentence)


def deposit(life: Life, wanted: Freed, fined: bool, finding: str) -> None:
    """Leave a deposit for bail where it is, return it or forfeit it, with or without an unpaid fine."""
    freedom = free(life, replace(wanted, deposit=life.dice.one_of((2000, 5000, 10000))))
    if fined:
        fine(life, freedom)
        enforce(life, freedom.judgment, freedom.court, add_days(due_on(freedom), 3), 4)
    (bail,) = (row for _, row in life.rows["coercive_measure"] if row["kind"] == "bail")
    life.know(IDLE, "coercive_measure", finding, kind="bail", organ=bail["organ"], decided_on=bail["decided_on"])


def raised_in_custody(life: Life, years: int, finding: str) -> None:
    """Raise a pension so many years after the imprisonment began."""
    sentence = imprison(life, Wanted((date(2016, 9, 1), date(2020, 12, 31)), (60, 80), bailed=False))
    pension(life, "suspend", add_days(sentence.delivered_on, 20), sentence.delivered_on, 3000)
    year = sentence.delivered_on.year + years
    acted_on = raised(life, year)
    life.know(
        RAISED, "benefit_payment", finding, kind="pension", act="adjust", acted_on=acted_on, from_on=date(year, 1, 1)
    )
    stay(life, sentence)


# The text on returning deposits was read from late 2018 on.
KEPT = Freed((date(2018, 11, 1), date(2024, 3, 31)), deposit_returned=False)
REFERRED_LATE = "referred_late"
STORIES = (
    Story("fine never referred", partial(uncollected, referred_after=None, filed_after=None, finding="not_referred")),
    Story("fine referred a year late", partial(uncollected, referred_after=400, filed_after=3, finding=REFERRED_LATE)),
    Story("fine filed after weeks", partial(uncollected, referred_after=3, filed_after=25, finding="filed_late")),
    Story("fine referred and filed in time", partial(uncollected, referred_after=2, filed_after=7, finding="")),
    Story("fine paid on the last day", paid),
    Story("deposit idle beside an unpaid fine", partial(deposit, wanted=KEPT, fined=True, finding="deposit_idle")),
    Story("deposit idle without a fine", partial(deposit, wanted=KEPT, fined=False, finding="deposit_idle")),
    Story(
        "deposit returned beside an unpaid fine",
        partial(deposit, wanted=replace(KEPT, deposit_returned=True), fined=True, finding=""),
    ),
    Story(
        "deposit forfeited beside an unpaid fine",
        partial(deposit, wanted=replace(KEPT, deposit_forfeited=True), fined=True, finding=""),
    ),
    Story("pension raised in custody", partial(raised_in_custody, years=2, finding="adjusted_in_custody"), OLD),
    Story("pension raised before custody", partial(raised_in_custody, years=-2, finding=""), OLD),
)
