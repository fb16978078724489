"""Papers that come late or never, and convicts who are never taken in (刑事诉讼法 art 264)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.stories.story import Story
from jianheng.arena.world.imprisonment import Wanted, imprison, leave_at_liberty
from jianheng.arena.world.life import Life
from jianheng.arena.world.stay import stay

LATE, NEVER, TABLE = "delivery/execution-papers-late", "delivery/never-committed", "judgment_person"
HELD, TERM = (date(2016, 6, 1), date(2024, 6, 30)), (30, 96)


def papers(life: Life, after: int, finding: str, sent: bool = True) -> None:
    """Send the papers so many days after the judgment took effect, or never.

    Whether a last day on a holiday moves on while the convict is held is not settled: the days here are workdays.
    """
    sentence = imprison(life, Wanted(HELD, TERM, papers_after=after, papers_sent=sent, due_on_workday=True))
    life.know(LATE, TABLE, finding, judgment=sentence.judgment)
    stay(life, sentence)


def never(life: Life, ground: str) -> None:
    """Nobody takes the convict in, though the papers came in time."""
    sentence = leave_at_liberty(life, Wanted(HELD, (24, 60), bailed=True), ground)
    life.know(NEVER, TABLE, "" if ground else "never_committed", judgment=sentence.judgment)


STORIES = (
    *(
        Story(f"execution papers after {days} days", partial(papers, after=days, finding="sent_late"))
        for days in (11, 25, 70)
    ),
    Story("execution papers on the tenth day", partial(papers, after=10, finding="")),
    Story("execution papers never sent", partial(papers, after=11, finding="not_sent", sent=False)),
    Story("never committed", partial(never, ground="")),
    Story("not committed for illness", partial(never, ground="illness")),
    Story("not committed, nursing", partial(never, ground="pregnant_nursing")),
)
