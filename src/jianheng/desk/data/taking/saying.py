"""Keeping what a person says of the columns of a table, and telling what is still asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import Http404

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.data.models import Intake
from jianheng.desk.data.taking import answers
from jianheng.desk.data.taking.choices import all_tables
from jianheng.desk.data.taking.found import ASK, TEMPLATE, Found, SeenTable
from jianheng.dictionary import load_dictionary


def table_at(found: Found, number: int) -> SeenTable:
    """A table whose columns can be answered.

    Raises:
        Http404: there is none such.
    """
    if not 0 <= number < len(found.tables) or found.tables[number].kind == TEMPLATE:
        raise Http404
    return found.tables[number]


def is_unsaid(intake: Intake, number: int, table: SeenTable) -> bool:
    """Whether a table still asks something: nobody has saved it, a column is open, or two columns fill one field."""
    kept = intake.answers.get(str(number))
    if table.kind == TEMPLATE or answers.is_left_out(table, kept):
        return False
    if kept is None:
        return table.kind == ASK or intake.anew
    return bool(answers.open_columns(table, kept) or answers.doubled(table, kept))


def unsaid(intake: Intake, found: Found) -> list[int]:
    """The tables that still ask something."""
    return [number for number, table in enumerate(found.tables) if is_unsaid(intake, number, table)]


def answer(tables: Iterable[str], columns: dict[str, Any], fixed: dict[str, str], *, left_out: bool) -> dict[str, Any]:
    """What was said of one table, as it is kept.

    Args:
        tables: the canonical tables that it fills, the main one first; those that cannot be delivered are left away.
        columns: by number, what each column becomes.
        fixed: by field, words that stand for every row.
        left_out: whether the table is not to be read.
    """
    known = {name for name, _ in all_tables(load_dictionary())}
    chosen = [name for name in dict.fromkeys(tables) if name in known]
    return {"tables": chosen, "left_out": left_out, "columns": columns, "fixed": fixed}


def keep(user: User, intake: Intake, found: Found, at: int, kept: dict[str, Any]) -> None:
    """Keep what was said of one table, whole or not.

    Args:
        user: who says it.
        intake: the intake, which is not taken in yet.
        found: what was recognised of it.
        at: number of the table.
        kept: what was said, made by `answer`.
    """
    intake.answers = {**intake.answers, str(at): kept}
    intake.columns_done = not unsaid(intake, found)
    intake.save(update_fields=["answers", "columns_done", "changed_at"])
    record(user, "map", "intake", intake.pk, table=at)
