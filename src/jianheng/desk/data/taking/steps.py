"""The five steps of bringing files in, and which intakes a person may go on with."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from itertools import islice

from django.http import Http404
from django.urls import reverse

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking.found import Found
from jianheng.desk.data.taking.uploads import FOUND
from jianheng.desk.data.units import Sight
from jianheng.desk.words import Words

STEPS = {
    Intake.FILES: Words("选文件", "Files"),
    Intake.LOOKING: Words("识别", "Recognise"),
    Intake.COLUMNS: Words("对应字段", "Columns"),
    Intake.STATEMENT: Words("说明来源", "Statement"),
    Intake.TAKE: Words("入库", "Take in"),
}


@dataclass(frozen=True)
class Step:
    """One step as the stepper shows it.

    Args:
        number: from 1.
        title: its name.
        shape: `done`, `now` or empty.
        url: where it is; empty where it cannot be opened yet.
    """

    number: int
    title: Words
    shape: str
    url: str


def stepper(intake: Intake | None, here: str) -> list[Step]:
    """The five steps.

    Args:
        intake: the intake; None before files are chosen.
        here: the step that is shown.
    """
    names = [*STEPS]
    reached = names.index(intake.step) if intake is not None and intake.step in names else 0
    if intake is not None and intake.step == Intake.DONE:
        reached = len(names)
    made = []
    for number, name in enumerate(names):
        shape = "now" if name == here else "done" if number < reached else ""
        opens = intake is not None and number <= reached and name != here and not intake.batch
        url = reverse(f"data:in_{name}", args=[intake.pk]) if intake is not None and opens else ""
        made.append(Step(number + 1, STEPS[name], shape, url))
    return made


def intake_of(user: User, intake_id: uuid.UUID) -> Intake:
    """An intake that a person may go on with: their own, or one of a unit that they see.

    Raises:
        Http404: there is none such.
    """
    found = Intake.objects.select_related("by", "look_job", "add_job").filter(pk=intake_id).first()
    if found is None or not may_go_on(user, found):
        raise Http404
    return found


def may_go_on(user: User, intake: Intake) -> bool:
    """Whether a person may go on with an intake."""
    return _may_go_on(user, intake, Sight(user))


def _may_go_on(user: User, intake: Intake, sight: Sight) -> bool:
    return intake.by_id == user.pk or (bool(intake.unit) and sight.of_unit(intake.unit))


def open_intakes(user: User, most: int) -> list[Intake]:
    """The intakes that wait and that a person may go on with, the latest first.

    Args:
        user: the person.
        most: how many at most.
    """
    waiting = Intake.objects.filter(batch="").select_related("by", "look_job", "add_job")
    sight = Sight(user)
    return [*islice((each for each in waiting.iterator() if _may_go_on(user, each, sight)), most)]


def recognised(intake: Intake) -> Found:
    """What was recognised of an intake that can still be changed.

    Raises:
        Refused: it is taken in or about to be, or its files were not recognised yet.
    """
    refuse_taken(intake)
    found = found_of(intake)
    if found is None:
        raise Refused("文件还没有识别完。", "The files are not recognised yet.")
    return found


def is_taken(intake: Intake) -> bool:
    """Whether an intake is taken in, or about to be."""
    return bool(intake.batch) or (intake.add_job is not None and intake.add_job.is_open)


def refuse_taken(intake: Intake) -> None:
    """Change nothing of what is taken in, or about to be.

    Raises:
        Refused: it is.
    """
    if is_taken(intake):
        raise Refused("已经入库或正在入库，不能再改。", "It is taken in or about to be; it cannot be changed.")


def found_of(intake: Intake) -> Found | None:
    """What was recognised; None where nothing was yet."""
    try:
        return Found.read(intake.folder / FOUND)
    except (OSError, ValueError, TypeError, KeyError):
        return None
