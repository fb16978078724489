"""Taking a list out of the workbench: what for is asked first, and the log keeps it."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.chips import in_words
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.export import FORMATS, MOST, Mark, rows_in_order
from jianheng.desk.casework.list_state import ListState
from jianheng.desk.casework.listing import Count, count
from jianheng.desk.casework.models import Arrival, Clue
from jianheng.desk.casework.saved_views import logged, unnamed
from jianheng.desk.words import say

WHY_LIMIT = 100


@dataclass(frozen=True)
class Taken:
    """A file that leaves the workbench.

    Args:
        name: its name.
        kind: its content type.
        content: its bytes.
    """

    name: str
    kind: str
    content: bytes


def take_out(user: User, state: ListState, why: str, form: str) -> Taken:
    """Write the rows of a list into a file, and log it.

    Args:
        user: who takes it.
        state: the list.
        why: what for.
        form: a name of `FORMATS`.

    Raises:
        NotAllowed: no purpose, no rows, too many rows, or no such format.
    """
    why = " ".join(why.split())
    total = count(state.conditions.rows(user), MOST)
    _check(why, total, form)
    now, section = timezone.localtime(), state.conditions.section
    title = say("提示", "Prompts") if section == Clue.PROMPT else say("线索", "Clues")
    conditions = in_words(unnamed(state.conditions, user), user)
    day = Arrival.objects.order_by("-as_of").values_list("as_of", flat=True).first()
    office = user.office.name if user.office else ""
    mark = Mark(title, user.shown_name, office, now, why, total.n, conditions, day.isoformat() if day else "")
    kind, write = FORMATS[form]
    content = write(rows_in_order(state.conditions.rows(user), state.order), mark)
    record(user, "export", "list", section, n=total.n, purpose=why, form=form, filter=logged(state.conditions, user))
    return Taken(f"{title}-{now.strftime('%Y%m%d-%H%M')}.{form}", kind, content)


def _check(why: str, total: Count, form: str) -> None:
    if not why:
        raise NotAllowed("请写明用途。", "Say what it is for.")
    if len(why) > WHY_LIMIT:
        raise NotAllowed(f"用途最多 {WHY_LIMIT} 字。", f"At most {WHY_LIMIT} characters.")
    if total.is_more:
        raise NotAllowed(f"超过 {MOST:,} 条，请先加条件。", f"More than {MOST:,} rows; narrow the list first.")
    if not total.n:
        raise NotAllowed("没有符合条件的行，没有可导出的。", "There are no rows to export.")
    if form not in FORMATS:
        raise NotAllowed("请选择格式。", "Choose a format.")
