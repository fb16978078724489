"""The entries that a person sees, the kinds that can be written, writing one and correcting one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.data.held import correcting
from jianheng.desk.data.held.standing import held_by
from jianheng.desk.data.journal.entry import check, save
from jianheng.desk.data.journal.rows import Standing, standing
from jianheng.desk.data.models import JournalEntry
from jianheng.desk.words import say
from jianheng.dictionary import Table, load_dictionary
from jianheng.intake.problem import IntakeError
from jianheng.requests.journal import journal_tables


@dataclass(frozen=True)
class Written:
    """What became of a form: the entry, or what is wrong, by input."""

    entry: JournalEntry | None = None
    wrong: Mapping[str, str] = field(default_factory=dict)


def entries_of(user: User) -> QuerySet[JournalEntry]:
    """The entries of the offices that a person sees: their own and those below it."""
    if user.office is None:
        return JournalEntry.objects.none()
    return JournalEntry.objects.filter(office__path__startswith=user.office.path).select_related("by", "office")


def tables() -> dict[str, Table]:
    """The kinds of entries."""
    return {table.name: table for table in journal_tables(load_dictionary())}


def kind_for(user: User, table: str) -> tuple[Table, Office]:
    """A kind of entry that a person can write, and the office whose journal it goes into.

    Raises:
        Http404: there is no such kind, or the person belongs to no office.
    """
    kind = tables().get(table)
    if kind is None or user.office is None:
        raise Http404
    return kind, user.office


def write(user: User, office: Office, kind: Table, words: Mapping[str, str]) -> Written:
    """Check what was written and take it in; nothing is kept where something is wrong.

    Args:
        user: who writes it.
        office: whose journal it goes into.
        kind: what kind of entry.
        words: what was written, by input.
    """
    checked = check(kind, words)
    if checked.wrong:
        return Written(wrong=checked.wrong)
    try:
        return Written(save(user, office, kind, checked.words))
    except IntakeError as error:
        return Written(wrong={"": "；".join(say(problem.zh(), problem.en()) for problem in error.problems)})


def entry_of(user: User, entry: int) -> Standing:
    """An entry as it stands now.

    Raises:
        Http404: there is none such, the person does not see it, or its batch is gone.
    """
    row = standing(get_object_or_404(entries_of(user), pk=entry), held_by(user))
    if row is None:
        raise Http404
    return row


def correct(user: User, row: Standing, name: str, words: str, reason: str) -> str:
    """Correct one field of an entry; what was written before is kept.

    Args:
        user: who corrects it.
        row: the entry as it stands.
        name: the field.
        words: what is right.
        reason: why.

    Raises:
        Http404: the entry was withdrawn.
        Refused: there is no such field, no reason is given, or the words cannot be read.
    """
    if row.gone:
        raise Http404
    if name not in row.table.fields:
        raise Refused("请选择要更正哪一项。", "Choose what is to be corrected.")
    if not reason:
        raise Refused("请写明理由。", "Say why.")
    return correcting.correct(user, str(row.row["row_id"]), name, words, reason)
