"""Lawyers' visits and solitary confinement (刑事诉讼法 art 39, 监狱法2012 art 58, 监狱法2026 art 84)."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from jianheng.arena.days import add_days
from jianheng.arena.stories.story import Story
from jianheng.arena.world.custody import at
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import Life
from jianheng.arena.world.regime import confine, lawyer_visit
from jianheng.arena.world.stay import stay

VISIT, CONFINED = "detention/lawyer-visit-late", "prison/confinement-length"
HELD = (date(2018, 11, 1), date(2024, 6, 30))
OLD_LAW, NEW_LAW = (date(2016, 6, 1), date(2022, 6, 30)), (date(2022, 6, 1), date(2023, 6, 30))


def visited(life: Life, hours: float | None, finding: str, **fields: bool) -> None:
    """Let a lawyer in after so many hours, or never."""
    sentence = imprison(life, Wanted(HELD, (30, 60), bailed=False))
    trial = sentence.trial
    requested_at = at(life.dice.day(add_days(trial.arrested_on, 3), add_days(trial.first_judged_on, -9)), 10, 30)
    lawyer_visit(life, trial, requested_at, hours, **fields)
    centre = life.district.detention_centre
    life.know(VISIT, "contact", finding, kept_by=centre, kind="lawyer_visit", requested_at=requested_at)
    stay(life, sentence)


def confined(life: Life, days: int, finding: str, begins: datetime | None = None) -> None:
    """Confine for so many days under the old law, or from a moment under the new one."""
    sentence = imprison(life, Wanted(NEW_LAW if begins else OLD_LAW, (84, 110)))
    from_at = begins or at(life.dice.after(sentence.delivered_on, 100, 400), 15)
    confine(life, sentence, from_at, days)
    life.know(CONFINED, "special_measure", finding, kept_by=sentence.prison, kind="confinement", from_at=from_at)
    stay(life, sentence)


FIRST_OF_NEW = at(date(2026, 11, 1), 15)
STORIES = (
    Story("lawyer let in after three days", partial(visited, hours=72, finding="later_than_48_hours")),
    Story("lawyer let in minutes late", partial(visited, hours=49.25, finding="later_than_48_hours")),
    Story("lawyer let in before the hour that does not count is over", partial(visited, hours=48.25, finding="")),
    Story("lawyer never let in", partial(visited, hours=None, finding="not_arranged")),
    Story("lawyer let in after 48 hours exactly", partial(visited, hours=48, finding="")),
    Story("lawyer without papers", partial(visited, hours=None, finding="", papers_complete=False)),
    Story("confined for three weeks", partial(confined, days=21, finding="too_long")),
    Story("confined for seventeen days", partial(confined, days=17, finding="too_long")),
    Story("confined for four days", partial(confined, days=4, finding="too_short")),
    Story("confined for fifteen days", partial(confined, days=14, finding="")),
    Story("confined for seven days", partial(confined, days=7, finding="")),
    Story("confined briefly under the new law", partial(confined, days=4, finding="", begins=FIRST_OF_NEW)),
    Story(
        "confined briefly on the eve of the new law",
        partial(confined, days=4, finding="too_short", begins=at(date(2026, 10, 31), 15)),
    ),
    Story(
        "confined too long up to the new law",
        partial(confined, days=25, finding="too_long", begins=at(date(2026, 10, 20), 9)),
    ),
)
