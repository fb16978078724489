"""From the text of a commutation ruling to its facts."""

from __future__ import annotations

import re

from jianheng.intake.cleaning import join_lines
from jianheng.intake.ruling.awards import awards
from jianheng.intake.ruling.category import category
from jianheng.intake.ruling.class_signs import class_signs
from jianheng.intake.ruling.closing import ruled_on
from jianheng.intake.ruling.decisions import decisions
from jianheng.intake.ruling.deliveries import deliveries
from jianheng.intake.ruling.errors import no_order, several_persons
from jianheng.intake.ruling.grounds import grounds
from jianheng.intake.ruling.header import header_case_number, header_court
from jianheng.intake.ruling.hearing import read_hearing
from jianheng.intake.ruling.implied_signs import implied_signs
from jianheng.intake.ruling.judgments import judgments
from jianheng.intake.ruling.latest_event import latest_event_on
from jianheng.intake.ruling.order import read_order
from jianheng.intake.ruling.passages import split
from jianheng.intake.ruling.payments import payments
from jianheng.intake.ruling.person import person
from jianheng.intake.ruling.points import points
from jianheng.intake.ruling.prison import prison
from jianheng.intake.ruling.proposal import proposal
from jianheng.intake.ruling.reductions import reductions, refusals
from jianheng.intake.ruling.ruling_facts import RulingFacts
from jianheng.intake.ruling.unattributed import unattributed_reductions
from jianheng.intake.ruling.unread import unread

_DESCRIBED = re.compile(r"(?:^|\n)(?:服刑)?罪犯[^，。\n]{1,12}[，(][^。\n]{0,20}?[男女][，。]")


def read_ruling(text: str) -> RulingFacts:
    """Read a commutation ruling.

    Args:
        text: the ruling as plain text, with or without head and signatures.

    Returns:
        Its facts; what the text does not say is None or empty.

    Raises:
        NotACommutationRulingError: the text has no order on a reduction, or is about several prisoners.
    """
    joined = join_lines(text)
    passages = split(joined)
    order = read_order(passages)
    if order.result is None:
        raise no_order()
    described = len(_DESCRIBED.findall(joined.text))
    if described > 1:
        raise several_persons(described)

    who = person(passages)
    court = header_court(passages)
    recited = tuple(decisions(passages, court))
    sentences = judgments(recited, who.name.value if who.name else None)
    signs = (*class_signs(passages), *implied_signs(sentences))
    organ = prison(passages)
    hearing = read_hearing(passages)
    signed = ruled_on(passages)
    return RulingFacts(
        case_number=header_case_number(passages),
        court=court,
        person=who,
        prison=organ,
        judgments=sentences,
        deliveries=deliveries(passages),
        reductions=reductions(passages, recited),
        refusals=refusals(recited),
        proposal=proposal(passages, organ),
        filed_on=hearing.filed_on,
        heard=hearing.form,
        heard_on=hearing.heard_on,
        points=points(passages),
        awards=awards(passages),
        payments=payments(passages),
        grounds=grounds(passages),
        signs=signs,
        category=category(passages, sentences, signs),
        order=order,
        ruled_on=signed,
        latest_event_on=latest_event_on(joined, signed),
        unread=(*unread(joined), *unattributed_reductions(passages, recited)),
    )
