"""The way from the final judgment to the gate of the prison (刑事诉讼法 art 264, 监狱法2012 art 15)."""

from __future__ import annotations

from datetime import date

from jianheng.arena.days import add_days
from jianheng.arena.world.county import PLATFORM, District
from jianheng.arena.world.life import Life
from jianheng.arena.world.sentence import Sentence


def send_papers(life: Life, sentence: Sentence, district: District, days: int | None) -> date | None:
    """The court sends its papers so many days after the judgment took effect, or never.

    Returns:
        When the detention centre received them.
    """
    if days is None:
        return None
    sent_on = add_days(sentence.effective_on, days)
    received_on = life.dice.after(sent_on, 0, 2)
    life.add(
        "execution_order",
        sentence.court,
        kind="custodial",
        order_no=f"{sentence.judgment}之一",
        basis=sentence.judgment,
        court=sentence.court,
        issued_on=min(sent_on, life.dice.after(sentence.effective_on, 0, 2)),
        sent_on=sent_on,
        received_on=received_on,
        receipt_back_on=life.dice.after(received_on, 1, 5),
        executing_organ=district.detention_centre,
        papers=("indictment_copy", "judgment", "execution_notice", "case_closing_form"),
        complete=True,
        stated_start=sentence.start_on if sentence.term else None,
        stated_end=sentence.end_on,
        stated_credit_days=sentence.credit if sentence.term else None,
    )
    return received_on


def commit(life: Life, sentence: Sentence, district: District) -> None:
    """The police take the convict to the prison."""
    life.add(
        "committal",
        PLATFORM,
        judgment=sentence.judgment,
        attempted_on=sentence.delivered_on,
        sent_by=district.detention_centre,
        to=sentence.prison,
        outcome="accepted",
    )


def hold_back(life: Life, sentence: Sentence, district: District, ground: str, day: date) -> None:
    """The police find why a convict cannot be taken in; the reason still stands."""
    life.add(
        "committal",
        PLATFORM,
        judgment=sentence.judgment,
        attempted_on=day,
        sent_by=district.police,
        outcome="not_attempted",
        hold_ground=ground,
        hold_from=day,
    )
