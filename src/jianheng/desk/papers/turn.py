"""An act on a paper: it names the turn that it saw, is one event, and is logged."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.papers.models import Paper, PaperEvent
from jianheng.desk.papers.seen import all_seen, may
from jianheng.desk.papers.words import EVENTS, STATES


@contextmanager
def turn_of(actor: User, paper_id: int, turn: int, can: Can, *states: str) -> Iterator[Paper]:
    """Hold a paper for one act.

    Args:
        actor: who acts.
        paper_id: the paper.
        turn: the turn that their page saw.
        can: what the act asks for.
        states: in which states it makes sense.

    Raises:
        Paper.DoesNotExist: there is none that the person sees.
        Conflict: the turn has passed.
        NotAllowed: the person may not do it, or not in this state.
    """
    with transaction.atomic():
        seen = all_seen(actor).select_related("institution", "office")
        paper = seen.select_for_update(of=("self",)).get(pk=paper_id)
        if not may(actor, can, paper.restricted):
            raise NotAllowed("您的角色不能做这一步。", "Your roles do not allow this.")
        if paper.turn != turn:
            raise _passed(paper)
        if states and paper.state not in states:
            raise NotAllowed(
                f"文书现在是“{STATES[paper.state].zh}”，不能做这一步。",
                f"The document is “{STATES[paper.state].en}”; this cannot be done now.",
            )
        paper.turn += 1
        paper.changed_at = timezone.now()
        yield paper
        paper.save()


def _passed(paper: Paper) -> Conflict:
    last = paper.events.filter(turn=paper.turn).select_related("by").last()
    if last is None or last.by is None:
        return Conflict("没有保存：这份文书刚刚变了，请刷新后再看。", "Not saved: this document has just changed.")
    who, when, what = last.by.shown_name, timezone.localtime(last.at).strftime("%H:%M"), EVENTS[last.kind]
    return Conflict(
        f"没有保存：{who} 在 {when} 已经处理了这份文书（{what.zh}）。您写的内容还留着。",
        f"Not saved: {who} was here at {when} ({what.en}). What you wrote is still there.",
    )


def happened(paper: Paper, actor: User, kind: str, text: str = "", /, **data: object) -> PaperEvent:
    """Put an event down and log it.

    Args:
        paper: the paper, held.
        actor: who.
        kind: a name of `EVENTS`.
        text: the person's own words; they stay out of the log.
        data: what else belongs to it; no names of persons under supervision.
    """
    record(actor, kind, "paper", paper.ref, **data)
    return PaperEvent.objects.create(
        paper=paper, by=actor, kind=kind, turn=paper.turn, text=text.strip(), data=_plain(data)
    )


def _plain(data: dict[str, object]) -> dict[str, object]:
    return {name: value if isinstance(value, (int, list, bool)) else str(value) for name, value in data.items()}


def words(text: str, zh: str, en: str) -> str:
    """What somebody wrote, without the room around it.

    Raises:
        NotAllowed: nothing was written.
    """
    if not text.strip():
        raise NotAllowed(zh, en)
    return text.strip()
