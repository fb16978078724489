"""Medical releases whose re-examinations are missed (暂予监外执行规定2014 art 21, 社区矫正法实施办法2020 art 24)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_months
from jianheng.arena.stories.story import Story
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import Life
from jianheng.arena.world.temporary_release import MedicalRelease, release_for_illness

MODEL, TABLE = "temporary-release/recheck-missed", "temporary_release_decision"
HELD = (date(2016, 6, 1), date(2022, 6, 30))


def released(life: Life, skipped: tuple[int, ...], finding: str) -> None:
    """Release for illness after a year; leave some re-examinations out."""
    sentence = imprison(life, Wanted(HELD, (60, 80)))
    decided_on = add_months(sentence.delivered_on, 12)
    number = release_for_illness(life, sentence, MedicalRelease(decided_on, skipped))
    life.know(MODEL, TABLE, finding, times=len(skipped) or 1, decision_no=number)


STORIES = (
    Story("re-examination missed once", partial(released, skipped=(3,), finding="missed")),
    Story("re-examinations missed twice", partial(released, skipped=(2, 5), finding="missed")),
    Story("first re-examination missed", partial(released, skipped=(1,), finding="missed")),
    Story("every re-examination kept", partial(released, skipped=(), finding="")),
)
