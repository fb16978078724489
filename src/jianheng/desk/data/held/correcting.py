"""The correction of one cell: the delivered row stays, a row by a person stands before it."""

from __future__ import annotations

from datetime import date

from django.http import Http404

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.record import record
from jianheng.desk.data.held.problems import Asked, Told, listed, rows_at
from jianheng.desk.data.held.standing import Held
from jianheng.desk.data.refused import refused
from jianheng.desk.place import workspace
from jianheng.intake.correcting import Correction, correct_rows
from jianheng.intake.problem import IntakeError


def correctable(held: Held, number: int) -> tuple[Told, str]:
    """A problem that stands in one cell, and the id of its row.

    Args:
        held: the batch.
        number: the problem's place among those of the batch.

    Raises:
        Http404: there is none such.
    """
    told = next((each for each in listed(held.batch, Asked()) if each.number == number), None)
    rows = rows_at(held.batch, told.problem) if told is not None and told.can_be_corrected else []
    if told is None or not rows:
        raise Http404
    return told, rows[0]


def correct(user: User, row: str, field: str, words: str, reason: str) -> str:
    """Put a corrected row in the place of one.

    Args:
        user: who answers for it.
        row: id of the row.
        field: what is corrected.
        words: what is right, as a cell would say it; empty where nothing is known.
        reason: what it rests on.

    Returns:
        The batch that holds the correction.

    Raises:
        Refused: no reason is given, or the words cannot be read.
    """
    if not reason:
        raise Refused("请写明依据，如“与判决书原件核对”。", "Say what it rests on, such as the original judgment.")
    asked = Correction(row, field, words, reason)
    try:
        made = correct_rows(workspace(), [asked], user.shown_name, date.today())
    except IntakeError as error:
        raise refused(error) from error
    record(user, "correct", "row", row, field=field, batch=made)
    return made
