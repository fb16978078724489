"""Medical releases: re-examinations missed, and a physician who never says no (暂予监外执行规定2014 arts 9, 21)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import add_months
from jianheng.arena.stories.story import Story
from jianheng.arena.world.county import HOSPITALS
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import Life
from jianheng.arena.world.temporary_release import MedicalRelease, release_for_illness

MODEL, TABLE = "temporary-release/recheck-missed", "temporary_release_decision"
HELD = (date(2016, 6, 1), date(2022, 6, 30))
PATTERN, DIAGNOSIS = "temporary-release/diagnosis-pattern", "medical_diagnosis"
# Released from 2021 on, from when on diagnoses are compared; eight for each physician.
HELD_LATER = (date(2020, 6, 1), date(2022, 6, 30))
NEVER_SAYS_NO, SAYS_NO_AT_FIRST = (HOSPITALS[2], "亓医师"), (HOSPITALS[3], "仉医师")


def released(life: Life, skipped: tuple[int, ...], finding: str) -> None:
    """Release for illness after a year; leave some re-examinations out."""
    sentence = imprison(life, Wanted(HELD, (60, 80)))
    decided_on = add_months(sentence.delivered_on, 12)
    number = release_for_illness(life, sentence, MedicalRelease(decided_on, skipped))
    life.know(MODEL, TABLE, finding, times=len(skipped) or 1, decision_no=number)


def diagnosed(life: Life, doctor: tuple[str, str], in_vain: bool, finding: str | None) -> None:
    """Release for illness on the word of one physician; with the last of them, the physician stands out or not."""
    sentence = imprison(life, Wanted(HELD_LATER, (60, 80)))
    decided_on = add_months(sentence.delivered_on, 12)
    number = release_for_illness(life, sentence, MedicalRelease(decided_on, doctor=doctor, asked_in_vain=in_vain))
    life.know(MODEL, TABLE, decision_no=number)
    if finding is not None:
        hospital, physician = doctor
        life.know_group(PATTERN, DIAGNOSIS, finding, institution=hospital, physician=physician)


STORIES = (
    Story("re-examination missed once", partial(released, skipped=(3,), finding="missed")),
    Story("re-examinations missed twice", partial(released, skipped=(2, 5), finding="missed")),
    Story("first re-examination missed", partial(released, skipped=(1,), finding="missed")),
    Story("every re-examination kept", partial(released, skipped=(), finding="")),
    *(
        Story(f"{name}, {number} of {of}", partial(diagnosed, doctor=doctor, in_vain=in_vain, finding=told))
        for name, doctor, in_vain, of, finding in (
            ("physician who never says no", NEVER_SAYS_NO, False, 8, "far_above_peers"),
            ("physician who says no at first", SAYS_NO_AT_FIRST, True, 4, ""),
        )
        for number in range(1, of + 1)
        for told in (finding if number == of else None,)
    ),
)
