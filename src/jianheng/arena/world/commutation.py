"""Commutation: proposal, ruling, service, and the new last day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import Term, add_days, add_months
from jianheng.arena.reading import cap_months, interval_months, keeps_last_cut, start_months
from jianheng.arena.world.county import CITY_CODE, CITY_COURT, HIGH_CODE, HIGH_COURT
from jianheng.arena.world.life import FIRST_DAY, LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence

REPENTANCE: tuple[str, ...] = ("repentance",)
# A ruling is due a month after the court received the proposal (程序规定2014 art 1), here with days to spare.
LONGEST_WAY = 33


@dataclass(frozen=True)
class Change:
    """One commutation as it is staged.

    Args:
        proposed_on: the day of the proposal.
        cut: months taken off.
        grounds: what the court found.
        result: what the court ruled.
        extra_days: days taken off beside the months.
        end_off_by: days by which the printed end is wrong.
        ruled_on: the day of the ruling; by chance if left out.
        refused_for: why it was refused.
    """

    proposed_on: date
    cut: int
    grounds: tuple[str, ...] = REPENTANCE
    result: str = "granted"
    extra_days: int = 0
    end_off_by: int = 0
    ruled_on: date | None = None
    refused_for: tuple[str, ...] = ("no_repentance",)


def earliest(sentence: Sentence, ruled_on: date) -> date:
    """The first day on which a commutation may be proposed."""
    what = (sentence.penalty, sentence.category, sentence.months)
    if sentence.served_on is None:
        return add_months(sentence.delivered_on, start_months(*what, ruled_on))
    months = interval_months(*what, ruled_on)
    if keeps_last_cut(sentence.penalty, sentence.category):
        months = max(months, sentence.cuts[-1])
    return add_months(sentence.served_on, months)


def largest(sentence: Sentence, grounds: tuple[str, ...], ruled_on: date) -> int:
    """The most months that one commutation may take off, the minimum term of 刑法 art 78 kept."""
    most = cap_months(sentence.category, grounds, ruled_on)
    return min(most, sentence.months // 2 - sum(sentence.cuts)) if sentence.months else most


def commute(life: Life, sentence: Sentence, change: Change) -> str:
    """Tell one ruling and let the sentence follow it.

    Args:
        life: whose life.
        sentence: the sentence; its end moves if the ruling grants.
        change: what is staged.

    Returns:
        The number of the ruling.
    """
    by_high_court = sentence.penalty != "fixed_term" and not sentence.cuts and sentence.running is None
    court, code = (HIGH_COURT, HIGH_CODE) if by_high_court else (CITY_COURT, CITY_CODE)
    received_on = life.dice.after(change.proposed_on, 1, 3)
    ruled_on = change.ruled_on or life.dice.after(received_on, 18, LONGEST_WAY - 5)
    served_on = life.dice.after(ruled_on, 1, 7)
    number = (
        f"（{ruled_on.year}）{code}刑更{life.person.number * 10 + len(life.rows.get('commutation_ruling', ())) + 1}号"
    )
    granted = change.result in ("granted", "reduced")
    life.add(
        "commutation_ruling",
        court,
        case_number=number,
        court=court,
        prison=sentence.prison,
        proposed_on=change.proposed_on,
        filed_on=life.dice.after(received_on, 0, 2),
        heard="papers",
        ruled_on=ruled_on,
        result=change.result,
        ground=change.grounds,
        refusal_ground=change.refused_for if change.result == "refused" else None,
        reduction=Term(change.cut // 12, change.cut % 12, change.extra_days) if granted else None,
        new_start=sentence.start_on if granted else None,
        new_end=add_days(sentence.end_after(change.cut), change.end_off_by - change.extra_days) if granted else None,
        served_on=served_on,
        served_on_organ=served_on,
        served_on_procuratorate=life.dice.after(served_on, 0, 2),
        public_on=life.dice.after(served_on, 1, 10),
    )
    if granted:
        sentence.reduced += change.cut
        sentence.reduced_days += change.extra_days
        sentence.cuts.append(change.cut)
        sentence.served_on = served_on
    return number


def convert(life: Life, sentence: Sentence, proposed_on: date) -> str:
    """Turn life imprisonment into a term that runs from the day of the ruling (刑法 art 80)."""
    years = {"strict": 25, "bribery": 23}.get(sentence.category, 22)
    ruled_on = life.dice.after(proposed_on, 20, LONGEST_WAY)
    served_on = life.dice.after(ruled_on, 1, 7)
    number = f"（{ruled_on.year}）{HIGH_CODE}刑更{life.person.number * 10 + 1}号"
    sentence.running, sentence.start_on, sentence.credit = Term(years), ruled_on, 0
    sentence.served_on = served_on
    life.add(
        "commutation_ruling",
        HIGH_COURT,
        case_number=number,
        court=HIGH_COURT,
        prison=sentence.prison,
        proposed_on=proposed_on,
        filed_on=life.dice.after(proposed_on, 2, 5),
        heard="open_hearing",
        heard_on=add_days(ruled_on, -1),
        ruled_on=ruled_on,
        result="granted",
        ground=REPENTANCE,
        from_penalty="life",
        to_penalty="fixed_term",
        to_term=Term(years),
        new_start=ruled_on,
        new_end=sentence.end_on,
        rights_changed_to=Term(life.dice.number(7, 10)),
        served_on=served_on,
        served_on_organ=served_on,
        served_on_procuratorate=life.dice.after(served_on, 0, 2),
    )
    return number


def commute_as_usual(life: Life, sentence: Sentence, until: date = LAST_DAY) -> None:
    """Lawful commutations, now and then a refusal, until the term or the ten years end.

    Args:
        life: whose life.
        sentence: the sentence.
        until: no ruling after this day.
    """
    not_before = FIRST_DAY
    for _ in range(8):
        proposed_on = max(_next_proposal(life, sentence), not_before)
        way = add_days(proposed_on, LONGEST_WAY + 10)
        if way > until or (sentence.end_on is not None and way > sentence.end_on):
            return
        if sentence.running is None:
            convert(life, sentence, proposed_on)
            continue
        grounds = ("repentance", "merit") if life.dice.chance(0.1) else REPENTANCE
        most = largest(sentence, grounds, LAST_DAY)
        cut = life.dice.number(min(4, most), most) if most > 0 else 0
        if cut < 1 or sentence.end_after(cut) <= way:
            return
        result = life.dice.one_of(("granted",) * 17 + ("reduced", "refused", "withdrawn"))
        commute(life, sentence, Change(proposed_on, cut, grounds, result))
        not_before = add_days(way, 180)


def _next_proposal(life: Life, sentence: Sentence) -> date:
    """The first lawful day, or one some weeks later."""
    return life.dice.after(earliest(sentence, LAST_DAY), 0 if life.dice.chance(0.1) else 3, 120)
