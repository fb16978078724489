"""What people do with a clue: each act names the turn that it saw, is one event, and is logged.

Two people may act at once. The row is held while one of them writes; the other's act names a turn that has passed,
and is told so with nothing overwritten.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

from django.db import transaction
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.scope import in_scope, institutions_of, sees_everything
from jianheng.desk.audit.record import record
from jianheng.desk.casework.conflict import Conflict, NotAllowed
from jianheng.desk.casework.models import Clue, Event
from jianheng.desk.casework.words import CONCLUSIONS, EVENTS


@contextmanager
def _turn(actor: User, clue_id: int, turn: int, can: Can) -> Iterator[Clue]:
    """Hold the clue for one act.

    Raises:
        Clue.DoesNotExist: there is none in the person's scope.
        Conflict: the turn has passed.
        NotAllowed: the person may not do it.
    """
    if can not in actor.capabilities:
        raise NotAllowed("您的角色不能做这一步。", "Your roles do not allow this.")
    with transaction.atomic():
        clue = in_scope(Clue.objects.select_for_update(of=("self",)), actor).get(pk=clue_id)
        if clue.turn != turn:
            raise _passed(clue)
        clue.turn += 1
        clue.changed_at = timezone.now()
        yield clue
        clue.save()


def _passed(clue: Clue) -> Conflict:
    last = clue.events.filter(turn=clue.turn).select_related("by").last()
    if last is None:
        return Conflict("没有保存：这条线索刚刚变了，请刷新后再看。", "Not saved: this clue has just changed.")
    who = last.by.shown_name if last.by else "新的运行"
    who_en = last.by.shown_name if last.by else "a new run"
    when, what = timezone.localtime(last.at).strftime("%H:%M"), EVENTS[last.kind]
    return Conflict(
        f"没有保存：{who} 在 {when} 已经处理了这条线索（{what.zh}）。您写的内容还留着。",
        f"Not saved: {who_en} was here at {when} ({what.en}). What you wrote is still there.",
    )


def _event(clue: Clue, actor: User, kind: str, text: str = "", **data: object) -> Event:
    record(actor, kind, "clue", clue.number, **data)
    return Event.objects.create(clue=clue, by=actor, kind=kind, turn=clue.turn, text=text.strip(), data=data)


def take(actor: User, clue_id: int, turn: int) -> Event:
    """Take a clue that nobody has; arguments and errors as for every act (`_turn`)."""
    with _turn(actor, clue_id, turn, Can.CLUE_WORK) as clue:
        _still_open(clue)
        if clue.owner is not None and clue.owner != actor:
            raise NotAllowed(
                f"已由 {clue.owner.shown_name} 承办。需要换人请组长分派。",
                f"{clue.owner.shown_name} has it; the team lead can assign it anew.",
            )
        clue.owner, clue.status = actor, Clue.WORKING
        return _event(clue, actor, "take")


def assign(actor: User, clue_id: int, turn: int, to: User) -> Event:
    """Give a clue to somebody who sees it and may work on it."""
    with _turn(actor, clue_id, turn, Can.CLUE_ASSIGN) as clue:
        _still_open(clue)
        sees = sees_everything(to) or institutions_of(to).filter(pk=clue.institution_id).exists()
        if not (sees and Can.CLUE_WORK in to.capabilities and to.is_active):
            raise NotAllowed(
                f"{to.shown_name} 看不到这个单位的线索，或不能办案。", f"{to.shown_name} cannot work on this clue."
            )
        clue.owner, clue.status = to, Clue.WORKING
        return _event(clue, actor, "assign", to=to.username, to_name=to.shown_name)


def ask_for_material(actor: User, clue_id: int, turn: int, what: str, of: str = "", due: date | None = None) -> Event:
    """Note that material was asked for, of whom and until when; the clue waits."""
    with _turn(actor, clue_id, turn, Can.CLUE_WORK) as clue:
        _still_open(clue)
        _words(what, "请写明调取什么。", "Say what is asked for.")
        clue.owner, clue.status = clue.owner or actor, Clue.WAITING
        return _event(clue, actor, "ask", what, of=of, due=due.isoformat() if due else "")


def check(actor: User, clue_id: int, turn: int, what: str, checked_on: date | None = None) -> Event:
    """Record what was checked: by the actor, on that day."""
    with _turn(actor, clue_id, turn, Can.CLUE_WORK) as clue:
        _still_open(clue)
        _words(what, "请写明核查了什么、怎样核查。", "Say what was checked and how.")
        clue.owner, clue.status = clue.owner or actor, Clue.WORKING
        return _event(clue, actor, "check", what, on=(checked_on or timezone.localdate()).isoformat())


def set_due(actor: User, clue_id: int, turn: int, due: date | None) -> Event:
    """Set or lift the day by which the clue must be dealt with."""
    with _turn(actor, clue_id, turn, Can.CLUE_WORK) as clue:
        _still_open(clue)
        clue.due = due
        return _event(clue, actor, "due", due=due.isoformat() if due else "")


def add_note(actor: User, clue_id: int, turn: int, text: str) -> Event:
    """Add words for whoever reads it next."""
    with _turn(actor, clue_id, turn, Can.CLUE_WORK) as clue:
        _words(text, "备注是空的。", "The note is empty.")
        return _event(clue, actor, "note", text)


def conclude(actor: User, clue_id: int, turn: int, conclusion: str, why: str) -> Event:
    """Say what it comes to, and why; where four eyes are wanted, a second person still has to agree."""
    with _turn(actor, clue_id, turn, Can.CLUE_WORK) as clue:
        _still_open(clue)
        if conclusion not in CONCLUSIONS:
            raise NotAllowed("请选一种结论。", "Choose a conclusion.")
        _words(why, "请写明理由。", "Give the reason.")
        clue.owner = clue.owner or actor
        clue.conclusion, clue.decided_proof = conclusion, clue.proof_hash
        clue.status = Clue.REVIEW if _four_eyes(clue) else Clue.CLOSED
        clue.concluded_at = clue.changed_at if clue.status == Clue.CLOSED else None
        return _event(clue, actor, "conclude", why, conclusion=conclusion)


def review(actor: User, clue_id: int, turn: int, agrees: bool, why: str = "") -> Event:
    """Agree to a conclusion or give it back; never one's own."""
    with _turn(actor, clue_id, turn, Can.CLUE_REVIEW) as clue:
        if clue.status != Clue.REVIEW:
            raise NotAllowed("这条线索不在待复核状态。", "This clue is not waiting for review.")
        concluded = clue.events.filter(kind="conclude").last()
        if concluded is not None and concluded.by_id == actor.pk:
            raise NotAllowed("自己作出的结论要由另一个人复核。", "Somebody else has to review your conclusion.")
        if agrees:
            clue.status, clue.concluded_at = Clue.CLOSED, clue.changed_at
            return _event(clue, actor, "review", why)
        _words(why, "请写明退回的理由。", "Say why it goes back.")
        clue.status, clue.conclusion, clue.decided_proof = Clue.WORKING, "", ""
        return _event(clue, actor, "return", why)


def reopen(actor: User, clue_id: int, turn: int, why: str) -> Event:
    """Take up again what was concluded."""
    with _turn(actor, clue_id, turn, Can.CLUE_WORK) as clue:
        if clue.status != Clue.CLOSED:
            raise NotAllowed("这条线索还没有办结。", "This clue is not closed.")
        _words(why, "请写明重新办理的理由。", "Say why it is reopened.")
        clue.status, clue.conclusion, clue.decided_proof, clue.concluded_at = Clue.WORKING, "", "", None
        return _event(clue, actor, "reopen", why)


def open_as_clue(actor: User, prompt_id: int, turn: int, why: str) -> Event:
    """Make a clue of a prompt: it moves to the list of clues with its history."""
    with _turn(actor, prompt_id, turn, Can.CLUE_WORK) as clue:
        if clue.section != Clue.PROMPT:
            raise NotAllowed("只有提示可以立为线索。", "Only a prompt can be opened as a clue.")
        _still_open(clue)
        _words(why, "请写明立为线索的理由。", "Say why it is opened as a clue.")
        clue.section, clue.raised, clue.owner, clue.status = Clue.CLUE, True, clue.owner or actor, Clue.WORKING
        return _event(clue, actor, "open", why)


def _still_open(clue: Clue) -> None:
    if not clue.is_open:
        raise NotAllowed("这条线索已经办结。要继续，请先重新办理。", "This clue is closed; reopen it first.")
    if clue.status == Clue.REVIEW:
        raise NotAllowed("结论正在复核，请等复核人同意或退回。", "The conclusion is being reviewed.")


def _words(text: str, zh: str, en: str) -> None:
    if not text.strip():
        raise NotAllowed(zh, en)


def _four_eyes(clue: Clue) -> bool:
    wanted = clue.institution.office.four_eyes
    return wanted == Office.ALL or (wanted == Office.SERIOUS and clue.grade == "serious")
