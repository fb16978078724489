"""Medical release from prison, with a re-examination every three months (暂予监外执行规定2014 art 21)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jianheng.arena.days import add_days, add_months
from jianheng.arena.world.county import HOSPITALS, PRISON_BUREAU
from jianheng.arena.world.life import LAST_DAY, Life
from jianheng.arena.world.sentence import Sentence
from jianheng.arena.world.stay import stay
from jianheng.arena.world.supervision import Supervision, supervise

PHYSICIANS = ("虞医师", "迟医师", "冉医师", "阮医师", "桑医师", "郗医师", "乜医师", "厍医师")
_EVERY_MONTHS = 3


@dataclass(frozen=True)
class MedicalRelease:
    """One medical release as it is staged.

    Args:
        decided_on: the day of the decision.
        skipped: which re-examinations are left out, counted from 1.
        kind: the kind of release.
        doctor: hospital and physician; whoever is on duty if left out.
        asked_in_vain: whether the physician first found the illness not grave enough.
    """

    decided_on: date
    skipped: tuple[int, ...] = ()
    kind: str = "medical"
    doctor: tuple[str, str] | None = None
    asked_in_vain: bool = True


def release_for_illness(life: Life, sentence: Sentence, wanted: MedicalRelease) -> str:
    """Tell diagnosis, decision, supervision and re-examinations up to the end of the term or of the ten years.

    Returns:
        The number of the decision.
    """
    assert sentence.end_on is not None
    decided_on = wanted.decided_on
    doctor = wanted.doctor or on_duty(life)
    if wanted.asked_in_vain:
        diagnose(life, "release", add_days(decided_on, -150), doctor, fits=False)
    diagnose(life, "release", add_days(decided_on, -30), doctor, fits=True)
    number = f"监暂（{decided_on.year}）{life.person.number + 1}号"
    from_on = add_days(decided_on, life.dice.number(2, 6))
    over = sentence.end_on <= LAST_DAY
    life.add(
        "temporary_release_decision",
        PRISON_BUREAU,
        decision_no=number,
        decided_by=PRISON_BUREAU,
        decider_kind="prison_bureau",
        decided_on=decided_on,
        result="granted",
        kind=wanted.kind,
        from_on=from_on,
        until_on=sentence.end_on,
        sequence=1,
        prior_custody=True,
        urgent=False,
        served_on=from_on,
        served_on_correction_on=from_on,
        served_on_procuratorate_on=from_on,
        handed_over_on=from_on,
        handed_to=life.district.correction_body,
        ended_on=sentence.end_on if over else None,
    )
    stay(life, sentence, from_on, "temporary_release")
    supervise(life, Supervision("temporary_release", number, PRISON_BUREAU, from_on, sentence.end_on, 0))
    _re_examine(life, from_on, min(sentence.end_on, LAST_DAY), wanted)
    return number


def on_duty(life: Life) -> tuple[str, str]:
    """A hospital and one of its physicians."""
    hospital = life.dice.number(0, len(HOSPITALS) - 1)
    return HOSPITALS[hospital], PHYSICIANS[2 * hospital + life.dice.number(0, 1)]


def diagnose(life: Life, purpose: str, day: date, doctor: tuple[str, str], *, fits: bool) -> None:
    """Tell one diagnosis."""
    hospital, physician = doctor
    life.add(
        "medical_diagnosis",
        life.district.correction_body if purpose == "recheck" else hospital,
        purpose=purpose,
        kind="illness",
        asked_on=add_days(day, -6),
        started_on=add_days(day, -4),
        issued_on=day,
        institution=hospital,
        named_hospital=True,
        physician=physician,
        physician_rank="vice_senior",
        signed_by=f"{hospital[-4:-2]}院长",
        sealed=True,
        examined_person_present=True,
        identity_checked=True,
        fits=fits,
        short_term_danger=False,
        condition_persists=fits,
    )


def _re_examine(life: Life, from_on: date, last: date, wanted: MedicalRelease) -> None:
    """A re-examination within each three months, some days before they are over."""
    for number in range(1, 60):
        day = add_days(add_months(from_on, _EVERY_MONTHS * number), -life.dice.number(3, 12))
        if day > last:
            return
        if number not in wanted.skipped:
            diagnose(life, "recheck", day, on_duty(life), fits=True)
