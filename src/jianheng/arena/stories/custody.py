"""Custody beyond its periods, without a title, and after the term (刑事诉讼法 arts 91, 98-99, 156, 172, 208, 264)."""

from __future__ import annotations

from datetime import date
from functools import partial

from jianheng.arena.days import DAY, add_days, period_end
from jianheng.arena.stories.story import Story
from jianheng.arena.world.commutation import Change, commute, earliest
from jianheng.arena.world.custody import case_number
from jianheng.arena.world.imprisonment import Wanted, imprison
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.stay import stay
from jianheng.arena.world.trial import Slip

LIMIT, NO_TITLE, AFTER = "custody/stage-over-limit", "custody/no-title", "custody/held-after-end"
HELD = (date(2018, 11, 1), date(2023, 6, 30))
TERM = (30, 60)
SERVED_OUT = (date(2016, 6, 1), date(2020, 6, 30))


def stretched(life: Life, stage: str, basis: str, days: int, finding: str) -> None:
    """Write a period so many days too long, though the stage itself ends in time."""
    sentence = imprison(life, Wanted(HELD, TERM, stretched=(basis, days), bailed=False))
    _know_period(life, sentence, stage, finding)
    stay(life, sentence)


def slipped(life: Life, stage: str, days: int, untitled: bool) -> None:
    """Let a stage go on so many days after its period, which nobody extends."""
    sentence = imprison(life, Wanted(HELD, TERM, slip=Slip(stage, days), bailed=False))
    trial = sentence.trial
    _know_period(life, sentence, stage, "over_limit")
    if untitled:
        first = {"investigation": (trial.arrested_on, 2), "prosecution_review": (trial.transferred_on, 1)}[stage]
        life.know(NO_TITLE, "custody_span", "no_title", from_on=period_end(*first) + DAY)
    stay(life, sentence)


def on_the_last_day(life: Life, stage: str) -> None:
    """End a stage on the last day of its period."""
    sentence = imprison(life, Wanted(HELD, TERM, slip=Slip(stage, 0), bailed=False))
    _know_period(life, sentence, stage, "")
    life.know(NO_TITLE, "custody_span", from_on=sentence.trial.detained_on)
    stay(life, sentence)


def kept(life: Life, days: int, finding: str) -> None:
    """Let a convict go so many days after the last day of the term."""
    sentence = imprison(life, Wanted(SERVED_OUT, TERM, bailed=False))
    assert sentence.end_on is not None
    life.know(AFTER, "custody_span", finding, from_on=sentence.delivered_on)
    stay(life, sentence, add_days(sentence.end_on, days), moves=False)


def kept_to_the_old_end(life: Life) -> None:
    """Let a convict go on the old last day, as if there had been no commutation."""
    sentence = imprison(life, Wanted(SERVED_OUT, (62, 70), bailed=False))
    old_end = sentence.end_on
    ruled_on = add_days(earliest(sentence, LAST_DAY), 40)
    commute(life, sentence, Change(add_days(ruled_on, -25), 6, ruled_on=ruled_on))
    life.know(AFTER, "custody_span", "held_after_end", from_on=ruled_on)
    stay(life, sentence, old_end, moves=False)


def _know_period(life: Life, sentence: Sentence, stage: str, finding: str) -> None:
    trial = sentence.trial
    begins = {
        "investigation": trial.arrested_on,
        "prosecution_review": trial.transferred_on,
        "first_instance": trial.indicted_on,
    }
    number = case_number(trial, stage)
    life.know(LIMIT, "custody_clock", finding, case_no=number, stage=stage, period_from=begins[stage])


STORIES = (
    *(
        Story(f"period written too long, {basis}", partial(stretched, stage=stage, basis=basis, days=days, finding=f))
        for stage, basis, days, f in (
            ("investigation", "arrest_2m", 6, "over_limit"),
            ("prosecution_review", "review_1m", 10, "over_limit"),
            ("first_instance", "trial_2m", 20, "over_limit"),
        )
    ),
    Story("investigation after its last day", partial(slipped, stage="investigation", days=6, untitled=True)),
    Story("review after its last day", partial(slipped, stage="prosecution_review", days=9, untitled=True)),
    Story("trial after its last day", partial(slipped, stage="first_instance", days=8, untitled=False)),
    Story("investigation to its last day", partial(on_the_last_day, stage="investigation")),
    Story("review to its last day", partial(on_the_last_day, stage="prosecution_review")),
    Story("held days after the term", partial(kept, days=5, finding="held_after_end")),
    Story("held weeks after the term", partial(kept, days=30, finding="held_after_end")),
    Story("let go on the last day", partial(kept, days=0, finding="")),
    Story("held to the old end after a commutation", kept_to_the_old_end),
)
