"""Clues and prompts: what they say, what happened to them, and every act of a person."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.http import HttpRequest
from ninja import Field, Router, Schema

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.api.clue_more import add_more
from jianheng.desk.api.limits import Code, Day, Id, In, Line, Text, Turn
from jianheng.desk.api.lists import add_list
from jianheng.desk.api.needing import Needs
from jianheng.desk.audit.record import record
from jianheng.desk.casework import actions
from jianheng.desk.casework.models import Clue, Event

router = Router(tags=["clues"])
add_list(router, "clues")
add_more(router)


class ClueOut(Schema):
    """A clue or a prompt; names of persons are hidden."""

    id: int
    number: str
    fingerprint: str
    section: str
    model: str
    version: str
    code: str
    institution: str = Field(alias="institution.name")
    title_zh: str
    title_en: str
    label_zh: str
    label_en: str
    says_zh: str
    says_en: str
    person: str
    act: str
    day: date | None
    grade: str
    standing: str
    status: str
    conclusion: str
    owner: str | None
    due: date | None
    turn: int
    first_run: str
    last_run: str
    found_at: datetime

    @staticmethod
    def resolve_owner(clue: Clue) -> str | None:
        """The user name of whoever has it."""
        return clue.owner.username if clue.owner else None


class EventOut(Schema):
    """What happened to a clue."""

    at: datetime
    by: str | None
    kind: str
    turn: int
    text: str
    data: dict[str, Any]

    @staticmethod
    def resolve_by(event: Event) -> str | None:
        """The user name of whoever did it; nobody where a run did."""
        return event.by.username if event.by else None


class Act(In):
    """An act of a person: names the turn of the clue that they saw."""

    turn: Turn


class Assigned(Act):
    """Giving a clue to somebody."""

    to: Line


class AskedFor(Act):
    """Asking for material: what, of whom, until when."""

    what: Text
    of: Line = ""
    due: Day | None = None


class Checked(Act):
    """A check: what and how, on which day."""

    what: Text
    checked_on: Day | None = None


class Noted(Act):
    """Words for whoever reads it next, or a reason."""

    text: Text


class Due(Act):
    """The day by which it must be dealt with; none lifts it."""

    due: Day | None


class Concluded(Act):
    """What it comes to, and why."""

    conclusion: Code
    why: Text


class Reviewed(Act):
    """Agreeing to a conclusion, or giving it back with a reason."""

    agrees: bool
    why: Text = ""


def _clue(user: User, clue_id: int) -> Clue:
    return in_scope(Clue.objects.select_related("institution", "owner"), user).get(pk=clue_id)


@router.get("/{int:clue_id}", response=ClueOut, auth=Needs(Can.CLUE_READ), summary="一条线索 one clue")
def one(request: HttpRequest, clue_id: Id) -> Clue:
    """One clue or prompt; that it was opened is logged."""
    user = reader(request)
    clue = _clue(user, clue_id)
    record(user, "view", "clue", clue.number, by="api")
    return clue


@router.get("/{int:clue_id}/events", response=list[EventOut], auth=Needs(Can.CLUE_READ), summary="办理记录 its history")
def events(request: HttpRequest, clue_id: Id) -> list[Event]:
    """What happened to it, in the order of time."""
    return list(_clue(reader(request), clue_id).events.select_related("by"))


@router.post("/{int:clue_id}/take", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="领取 take")
def take(request: HttpRequest, clue_id: Id, act: Act) -> Clue:
    """Take a clue that nobody has."""
    user = reader(request)
    actions.take(user, clue_id, act.turn)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/assign", response=ClueOut, auth=Needs(Can.CLUE_ASSIGN), summary="分派 assign")
def assign(request: HttpRequest, clue_id: Id, act: Assigned) -> Clue:
    """Give it to somebody who sees it and may work on it."""
    user = reader(request)
    actions.assign(user, clue_id, act.turn, User.objects.get(username=act.to))
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/ask", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="调取材料 ask for material")
def ask(request: HttpRequest, clue_id: Id, act: AskedFor) -> Clue:
    """Note that material was asked for; the clue waits."""
    user = reader(request)
    actions.ask_for_material(user, clue_id, act.turn, act.what, act.of, act.due)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/check", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="记录核查 record a check")
def check(request: HttpRequest, clue_id: Id, act: Checked) -> Clue:
    """Record what was checked."""
    user = reader(request)
    actions.check(user, clue_id, act.turn, act.what, act.checked_on)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/note", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="备注 note")
def note(request: HttpRequest, clue_id: Id, act: Noted) -> Clue:
    """Add words."""
    user = reader(request)
    actions.add_note(user, clue_id, act.turn, act.text)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/due", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="设定期限 set the deadline")
def due(request: HttpRequest, clue_id: Id, act: Due) -> Clue:
    """Set or lift the day by which it must be dealt with."""
    user = reader(request)
    actions.set_due(user, clue_id, act.turn, act.due)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/conclude", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="作出结论 conclude")
def conclude(request: HttpRequest, clue_id: Id, act: Concluded) -> Clue:
    """Say what it comes to, and why."""
    user = reader(request)
    actions.conclude(user, clue_id, act.turn, act.conclusion, act.why)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/review", response=ClueOut, auth=Needs(Can.CLUE_REVIEW), summary="复核 review")
def review(request: HttpRequest, clue_id: Id, act: Reviewed) -> Clue:
    """Agree to somebody else's conclusion, or give it back."""
    user = reader(request)
    actions.review(user, clue_id, act.turn, act.agrees, act.why)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/reopen", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="重新办理 reopen")
def reopen(request: HttpRequest, clue_id: Id, act: Noted) -> Clue:
    """Take up again what was concluded."""
    user = reader(request)
    actions.reopen(user, clue_id, act.turn, act.text)
    return _clue(user, clue_id)


@router.post("/{int:clue_id}/open", response=ClueOut, auth=Needs(Can.CLUE_WORK), summary="立为线索 open as a clue")
def open_as_clue(request: HttpRequest, clue_id: Id, act: Noted) -> Clue:
    """Make a clue of a prompt."""
    user = reader(request)
    actions.open_as_clue(user, clue_id, act.turn, act.text)
    return _clue(user, clue_id)
