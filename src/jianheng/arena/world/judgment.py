"""The judgment: the paper, what it orders against the person, and each offence."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days, term_end
from jianheng.arena.world.county import CITY_CODE, CITY_COURT
from jianheng.arena.world.life import Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.trial import Trial


def tell_papers(life: Life, trial: Trial, judgment: str, court: str) -> None:
    """Tell the judgments of the case, once for all who are tried together."""
    if life.person.number != trial.number:
        return
    life.add_plain(
        "judgment",
        court,
        case_number=judgment,
        court=court,
        instance="first",
        ruled_on=trial.first_judged_on,
        pronounced_on=trial.first_judged_on,
        effective_on=None if trial.appealed else trial.effective_on,
        appeal_or_protest="appealed" if trial.appealed else "none",
    )
    if trial.appealed:
        life.add_plain(
            "judgment",
            CITY_COURT,
            case_number=f"（{trial.judged_on.year}）{CITY_CODE}刑终{trial.number + 1}号",
            court=CITY_COURT,
            instance="second",
            ruled_on=trial.judged_on,
            pronounced_on=trial.judged_on,
            effective_on=trial.effective_on,
            result="affirm",
            reviews=judgment,
            appeal_or_protest="appealed",
        )


def tell_sentence(
    life: Life, trial: Trial, sentence: Sentence, *, end_off_by: int = 0, at_liberty: bool = False
) -> None:
    """Tell what is to be served; nobody knows from when, while the convict is at liberty."""
    term = sentence.term
    dated = None if at_liberty else term
    life.add(
        "judgment_person",
        sentence.court,
        judgment=sentence.judgment,
        court=sentence.court,
        judged_on=sentence.judged_on,
        main_penalty=sentence.penalty,
        term=term,
        category=sentence.category,
        stated_start=sentence.start_on if dated else None,
        stated_end=add_days(term_end(sentence.start_on, dated, sentence.credit), end_off_by) if dated else None,
        stated_credit_days=sentence.credit if term else None,
        effective_on=sentence.effective_on,
        delivered_on=None if at_liberty else sentence.delivered_on,
        recidivist=sentence.recidivist,
        commutation_limited=sentence.category == "limited",
        no_commutation=False,
        probation=False,
        appealed=trial.appealed,
        in_custody_at_judgment=not sentence.on_bail,
    )


def tell_offence(life: Life, trial: Trial, sentence: Sentence, acted_until: date | None = None) -> None:
    """Tell the offence with its own penalty."""
    acted_until = acted_until or add_days(trial.detained_on, -life.dice.number(3, 400))
    offence = sentence.offence
    alone = life.person.number == trial.number
    life.add(
        "judgment_offence",
        sentence.court,
        judgment=sentence.judgment,
        position=1,
        offence=offence.name,
        article=offence.article,
        chapter=offence.chapter,
        penalty=sentence.penalty,
        term=sentence.term,
        role="principal" if alone else "accessory",
        attempt="completed",
        violent_kind=offence.violent or None,
        organised_violence=False,
        drug_repeat=False,
        acted_from=add_days(acted_until, -life.dice.number(0, 60)),
        acted_until=acted_until,
    )
