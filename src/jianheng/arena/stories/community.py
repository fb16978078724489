"""Probation outside the law, registration, leave, warnings (刑法 art 73, 社区矫正法 arts 21, 27, 46)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import Term, add_days
from jianheng.arena.stories.story import Story
from jianheng.arena.world.community import Freed, free
from jianheng.arena.world.leave import Leave, ask
from jianheng.arena.world.life import Life
from jianheng.arena.world.sanctions import propose_revocation, sanction

HELD = (date(2016, 6, 1), date(2024, 12, 31))
SINCE_2020 = (date(2020, 6, 1), date(2024, 3, 31))
MONTHS, TEST = 24, Term(3)


def probation(life: Life, penalty: str, months: int, test: Term, finding: str) -> None:
    """Set a probation of some length."""
    freedom = free(life, Freed(HELD, penalty, months, test))
    life.know("judgment/probation-outside-law", "judgment_person", finding, judgment=freedom.judgment)


def registered(life: Life, finding: str, wanted: Freed) -> None:
    """Report late, never, or in time."""
    freedom = free(life, wanted)
    life.know("correction/never-registered", "judgment_person", finding, judgment=freedom.judgment)


def granted(life: Life, days: int, level: str, lawful: bool) -> None:
    """Grant leave of so many days at some level."""
    freedom = free(life, Freed(SINCE_2020, months=MONTHS, test=TEST))
    applied_on = ask(life, Leave(life.dice.after(freedom.effective_on, 60, 400), days, level))
    finding = "" if lawful else "approved_too_low"
    life.know("correction/leave-wrong-level", "leave", finding, applied_on=applied_on, kind="single")


def granted_again(life: Life, gap: int, lawful: bool) -> None:
    """Grant twenty days twice, so many days apart, at the county's level."""
    freedom = free(life, Freed(SINCE_2020, months=MONTHS, test=TEST))
    first = life.dice.after(freedom.effective_on, 60, 300)
    ask(life, Leave(first, 20, "county"))
    applied_on = ask(life, Leave(add_days(first, 20 + gap), 20, "county"))
    finding = "" if lawful else "approved_too_low"
    life.know("correction/leave-wrong-level", "leave", finding, applied_on=applied_on, kind="single")


def refused(life: Life, ground: str, finding: str, before_the_act: bool = False) -> None:
    """Refuse leave that is asked for with a proper reason and proof; before July 2020 no text named the grounds."""
    freedom = free(life, Freed(BEFORE_2020 if before_the_act else SINCE_2020, months=MONTHS, test=TEST))
    leave = Leave(life.dice.after(freedom.effective_on, 60, 300), 5, refused_for=ground, reason="medical")
    applied_on = ask(life, leave)
    life.know("correction/leave-refused-without-ground", "leave", finding, applied_on=applied_on, kind="single")


def warned(life: Life, held: tuple[date, date], times: int, proposed_after: int | None, finding: str) -> None:
    """Warn so many times, and propose revocation so many days after the last warning, or never."""
    freedom = free(life, Freed(held, months=MONTHS, test=TEST))
    day = freedom.effective_on
    for _ in range(times):
        day = life.dice.after(day, 50, 90)
        sanction(life, "warning", day)
    if proposed_after is not None:
        propose_revocation(life, freedom, add_days(day, proposed_after))
    life.know("correction/sanction-ladder", "correction_measure", finding, decided_on=day, kind="warning")


BEFORE_2020 = (date(2017, 1, 1), date(2018, 6, 30))
NOT_PROPOSED = "revocation_not_proposed"
STORIES = (
    *(
        Story(f"probation, {name}", partial(probation, penalty=penalty, months=months, test=test, finding=finding))
        for name, penalty, months, test, finding in (
            ("shorter than the term", "fixed_term", 30, Term(2), "too_short"),
            ("a month shorter than the term", "fixed_term", 30, Term(2, 5), "too_short"),
            ("under a year", "fixed_term", 7, Term(0, 10), "too_short"),
            ("over five years", "fixed_term", 36, Term(5, 1), "too_long"),
            ("of detention under two months", "criminal_detention", 1, Term(0, 1), "too_short"),
            ("of detention over a year", "criminal_detention", 5, Term(1, 2), "too_long"),
            ("equal to the term", "fixed_term", 30, Term(2, 6), ""),
            ("of five years", "fixed_term", 36, Term(5), ""),
            ("of detention of two months", "criminal_detention", 2, Term(0, 2), ""),
            ("of detention of a year", "criminal_detention", 5, Term(1), ""),
        )
    ),
    *(
        Story(f"registration, {name}", partial(registered, finding=finding, wanted=wanted))
        for name, finding, wanted in (
            ("never, on probation", "never_registered", Freed(HELD, reports=False)),
            ("never, under control", "never_registered", Freed(HELD, "control", reports=False)),
            ("three weeks late", "registered_late", Freed(HELD, reported_after=31)),
            ("two weeks late under control", "registered_late", Freed(HELD, "control", reported_after=24)),
            ("on the tenth day", "", Freed(HELD, reported_after=10)),
            ("late for illness", "", Freed(HELD, reported_after=26, late_reason="illness")),
            ("late for an accident", "", Freed(HELD, reported_after=22, late_reason="accident")),
        )
    ),
    *(
        Story(f"leave of {days} days, {level}", partial(granted, days=days, level=level, lawful=lawful))
        for days, level, lawful in (
            (9, "township", False),
            (20, "township", False),
            (33, "county", False),
            (60, "county", False),
            (7, "township", True),
            (30, "county", True),
            (45, "city", True),
        )
    ),
    Story("leave again within two months", partial(granted_again, gap=10, lawful=False)),
    Story("leave again after half a year", partial(granted_again, gap=180, lawful=True)),
    *(
        Story(f"leave refused, {ground}", partial(refused, ground=ground, finding=finding))
        for ground, finding in (
            ("sensitive_period", "refused_without_ground"),
            ("quota", "refused_without_ground"),
            ("convenience", "refused_without_ground"),
            ("fee_or_pledge", "refused_without_ground"),
            ("unstated", "refused_without_ground"),
            ("no_proper_reason", ""),
            ("not_proved", ""),
            ("prohibition", ""),
        )
    ),
    Story("leave refused before the act", partial(refused, ground="quota", finding="", before_the_act=True)),
    *(
        Story(
            f"warnings, {name}",
            partial(warned, held=held, times=times, proposed_after=after, finding=finding),
        )
        for name, held, times, after, finding in (
            ("three and no proposal", SINCE_2020, 3, None, NOT_PROPOSED),
            ("three and a late proposal", SINCE_2020, 3, 120, NOT_PROPOSED),
            ("three and a proposal", SINCE_2020, 3, 10, ""),
            ("two", SINCE_2020, 2, None, ""),
            ("three before 2020", BEFORE_2020, 3, None, ""),
            ("four before 2020", BEFORE_2020, 4, None, NOT_PROPOSED),
        )
    ),
)
