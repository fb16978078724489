"""Sentences served at liberty: probation and control (刑法 arts 38-41, 72-76)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import Term, add_days, term_end, term_of
from jianheng.arena.world.bail import Deposit, on_bail_between
from jianheng.arena.world.custody import district_of, tell_stages
from jianheng.arena.world.judgment import tell_papers
from jianheng.arena.world.life import Life
from jianheng.arena.world.offences import ORDINARY
from jianheng.arena.world.supervision import Supervision, supervise
from jianheng.arena.world.trial import Trial, try_case


@dataclass(frozen=True)
class Freed:
    """What a story needs of a sentence at liberty.

    Args:
        detained: between which days the person was first held.
        penalty: fixed term or criminal detention on probation, or control.
        months: the term; by chance if left out.
        test: the probation in months; lawful by chance if left out.
        reported_after: days from the effect of the judgment to the report; by chance if left out.
        reports: whether the person ever reports.
        late_reason: why the report was late.
        deposit_returned, deposit_forfeited: with a deposit for bail, what becomes of it.
        deposit: how much; a guarantor if left out.
    """

    detained: tuple[date, date]
    penalty: str = "fixed_term"
    months: int | None = None
    test: Term | None = None
    reported_after: int | None = None
    reports: bool = True
    late_reason: str | None = None
    deposit: int = 0
    deposit_returned: bool = True
    deposit_forfeited: bool = False


@dataclass(frozen=True)
class Freedom:
    """A sentence at liberty.

    Args:
        judgment, court: the judgment's number and court.
        kind: probation or control.
        effective_on: when it took effect.
        until_on: the last day of supervision.
        reported_on: when the person reported, if ever.
    """

    judgment: str
    court: str
    kind: str
    effective_on: date
    until_on: date
    reported_on: date | None


def free(life: Life, wanted: Freed) -> Freedom:
    """Sentence a person who stays at liberty, up to the report to the correction body.

    Args:
        life: whose life.
        wanted: what the story needs.
    """
    trial = try_case(life.dice, life.person.number, wanted.detained)
    district = district_of(trial)
    judgment = f"（{trial.first_judged_on.year}）{district.code}刑初{trial.number + 1}号"
    tell_papers(life, trial, judgment, district.court)
    tell_stages(life, trial, district.court, arrested=False)
    on_bail_between(life, trial, district.court, trial.effective_on, _deposit(life, trial, wanted))
    term = term_of(wanted.months or life.dice.number(*_LENGTHS[wanted.penalty]))
    control = wanted.penalty == "control"
    test = None if control else wanted.test or _lawful_test(life, wanted.penalty, term.in_months)
    custody = (trial.arrested_on - trial.detained_on).days + 1
    until_on = term_end(trial.effective_on, test or term, 2 * custody if control else 0)
    _tell_judgment(life, trial, judgment, wanted.penalty, (term, test, custody, until_on))
    _tell_offence(life, trial, judgment, wanted.penalty, term)
    _send_papers(life, trial, judgment)
    kind = "control" if control else "probation"
    reported_on = None
    if wanted.reports:
        supervision = Supervision(kind, judgment, district.court, trial.effective_on, until_on,
                                  wanted.reported_after, late_reason=wanted.late_reason)  # fmt: skip
        reported_on = supervise(life, supervision)
    return Freedom(judgment, district.court, kind, trial.effective_on, until_on, reported_on)


_LENGTHS = {"fixed_term": (6, 36), "criminal_detention": (2, 6), "control": (6, 24)}
_SHORTEST = {"fixed_term": 12, "criminal_detention": 2}
_LONGEST = {"fixed_term": 60, "criminal_detention": 12}


def _lawful_test(life: Life, penalty: str, months: int) -> Term:
    """A probation of at least the term, and within the limits of 刑法 art 73."""
    least = max(months, _SHORTEST[penalty])
    return term_of(life.dice.number(least, min(2 * least, _LONGEST[penalty])))


def _deposit(life: Life, trial: Trial, wanted: Freed) -> Deposit | None:
    if not wanted.deposit:
        return None
    over_on = add_days(trial.effective_on, 5)
    return Deposit(
        wanted.deposit,
        over_on if wanted.deposit_returned else None,
        life.dice.day(trial.transferred_on, trial.indicted_on) if wanted.deposit_forfeited else None,
    )


def _tell_judgment(
    life: Life, trial: Trial, judgment: str, penalty: str, terms: tuple[Term, Term | None, int, date]
) -> None:
    term, test, custody, until_on = terms
    court = district_of(trial).court
    control = test is None
    life.add(
        "judgment_person",
        court,
        judgment=judgment,
        court=court,
        judged_on=trial.judged_on,
        main_penalty=penalty,
        term=term,
        category="general",
        probation=not control,
        probation_term=test,
        probation_from=None if control else trial.effective_on,
        probation_until=None if control else until_on,
        stated_start=trial.effective_on if control else None,
        stated_end=until_on if control else None,
        stated_credit_days=custody if control else None,
        effective_on=trial.effective_on,
        recidivist=False,
        commutation_limited=False,
        no_commutation=False,
        appealed=False,
        in_custody_at_judgment=False,
        correction_body=life.district.correction_body,
    )


def _tell_offence(life: Life, trial: Trial, judgment: str, penalty: str, term: Term) -> None:
    offence = life.dice.one_of(ORDINARY)
    acted_on = add_days(trial.detained_on, -life.dice.number(3, 200))
    life.add(
        "judgment_offence",
        district_of(trial).court,
        judgment=judgment,
        position=1,
        offence=offence.name,
        article=offence.article,
        chapter=offence.chapter,
        penalty=penalty,
        term=term,
        role="principal",
        attempt="completed",
        organised_violence=False,
        drug_repeat=False,
        acted_from=acted_on,
        acted_until=acted_on,
    )


def _send_papers(life: Life, trial: Trial, judgment: str) -> None:
    sent_on = life.dice.after(trial.effective_on, 1, 8)
    court = district_of(trial).court
    life.add(
        "execution_order",
        court,
        kind="control_or_probation",
        basis=judgment,
        court=court,
        issued_on=trial.effective_on,
        sent_on=sent_on,
        received_on=life.dice.after(sent_on, 0, 2),
        executing_organ=life.district.correction_body,
        papers=("judgment", "execution_notice"),
        complete=True,
    )
