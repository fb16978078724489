"""What people do with a document: every act of its page."""

from __future__ import annotations

from typing import Annotated, Literal

from django.http import HttpRequest
from ninja import Field, Router

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.api.limits import Day, Id, Ids, In, Text, Turn
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.paper_told import PaperOut
from jianheng.desk.api.refusing import NOT_ALLOWED
from jianheng.desk.api.told import Refusal
from jianheng.desk.audit.record import record
from jianheng.desk.casework.attachments import MOST, Kept, kept_of
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.papers import deciding, drafting, following, rectifying, succeeding
from jianheng.desk.papers.models import Paper
from jianheng.desk.papers.seen import may, paper_seen

router = Router(tags=["papers"])
# Whom each document lets in depends on whether it is a lead: looked up with it.
READ = Needs(Can.PAPER_READ)
Tokens = Annotated[list[Text], Field(max_length=MOST)]


class PaperAct(In):
    """An act of a person: names the turn of the document that they saw."""

    turn: Turn


class OnDay(PaperAct):
    """On which day; today if left out."""

    on: Day | None = None


class WithWhy(PaperAct):
    """Why."""

    why: Text


class Served(OnDay):
    """How it was served."""

    how: Literal["direct", "post", "electronic", "meeting"]


class Received(PaperAct):
    """On which day the unit signed for it; files by their tokens."""

    on: Day
    kept: Tokens = []


class WithWords(OnDay):
    """On which day, and what there is to say."""

    text: Text = ""


class UnitAnswered(OnDay):
    """What the unit answered."""

    answer: Literal["accepted", "partly", "rejected"]
    text: Text = ""
    kept: Tokens = []


class Objected(PaperAct):
    """The unit's written wish for a review."""

    received_on: Day | None = None
    filed_on: Day | None = None
    grounds: Text
    kept: Tokens = []


class Withdrawn(OnDay):
    """What is wrong, and why."""

    why: Text
    wrong: Ids


class ObjectionReviewed(OnDay):
    """What the review of an objection comes to; `wrong` names items where the document is withdrawn."""

    result: Literal["upheld", "withdrawn"]
    why: Text
    wrong: Ids = []


class Rectified(OnDay):
    """How far an item is put right."""

    state: Literal["open", "partly", "done", "refused"]
    how: Text
    look_back_due_on: Day | None = None
    kept: Tokens = []


class LookedBack(OnDay):
    """What a look-back found."""

    result: Literal["kept", "relapsed"]
    how: Text
    kept: Tokens = []


def allowed(user: User, can: Can, paper: Paper | None) -> None:
    """See that a person may do something with a document, or with any.

    Raises:
        Refusal: 403 where they may not.
    """
    if paper is None:
        fits = may(user, can, restricted=False) or may(user, can, restricted=True)
    else:
        fits = may(user, can, paper.restricted)
    if not fits:
        record(user, "refused", "paper", paper.ref if paper else "files", by="api")
        raise Refusal(403, NOT_ALLOWED.zh, NOT_ALLOWED.en)


def _kept(tokens: list[str]) -> tuple[Kept, ...]:
    found = [kept_of(token) for token in tokens]
    if any(one is None for one in found):
        raise NotAllowed("有附件没有保存或者已过期，请重新上传。", "A file is not kept, or its token has expired.")
    return tuple(one for one in found if one is not None)


def _begin(request: HttpRequest, paper_id: int, can: Can = Can.PAPER_WORK) -> User:
    user = reader(request)
    allowed(user, can, paper_seen(user, paper_id))
    return user


@router.post("/{int:paper_id}/submit", response=PaperOut, auth=READ, summary="送审 submit")
def submit(request: HttpRequest, paper_id: Id, act: PaperAct) -> Paper:
    """Send a draft up for approval."""
    user = _begin(request, paper_id)
    return paper_seen(user, drafting.submit(user, paper_id, act.turn).pk)


@router.post("/{int:paper_id}/drop", response=PaperOut, auth=READ, summary="作废草稿 drop a draft")
def drop(request: HttpRequest, paper_id: Id, act: WithWhy) -> Paper:
    """Give a draft up."""
    user = _begin(request, paper_id)
    return paper_seen(user, drafting.drop(user, paper_id, act.turn, act.why).pk)


@router.post("/{int:paper_id}/say", response=PaperOut, auth=READ, summary="记录口头纠正 put on record")
def say_it(request: HttpRequest, paper_id: Id, act: OnDay) -> Paper:
    """Put on record that an oral correction was said."""
    user = _begin(request, paper_id)
    return paper_seen(user, deciding.say_it(user, paper_id, act.turn, act.on).pk)


@router.post("/{int:paper_id}/return", response=PaperOut, auth=READ, summary="退回 return")
def give_back(request: HttpRequest, paper_id: Id, act: WithWhy) -> Paper:
    """Give a submitted document back to its drafter."""
    user = _begin(request, paper_id, Can.PAPER_APPROVE)
    return paper_seen(user, deciding.give_back(user, paper_id, act.turn, act.why).pk)


@router.post("/{int:paper_id}/approve", response=PaperOut, auth=READ, summary="批准 approve")
def approve(request: HttpRequest, paper_id: Id, act: PaperAct) -> Paper:
    """Approve somebody else's document: it is numbered and made."""
    user = _begin(request, paper_id, Can.PAPER_APPROVE)
    return paper_seen(user, deciding.approve(user, paper_id, act.turn).pk)


@router.post("/{int:paper_id}/serve", response=PaperOut, auth=READ, summary="记录送达 record service")
def serve(request: HttpRequest, paper_id: Id, act: Served) -> Paper:
    """Note that it was served."""
    user = _begin(request, paper_id)
    return paper_seen(user, following.serve(user, paper_id, act.turn, act.on, act.how).pk)


@router.post("/{int:paper_id}/receive", response=PaperOut, auth=READ, summary="记录签收 record receipt")
def receive(request: HttpRequest, paper_id: Id, act: Received) -> Paper:
    """Record the day on which the unit received it."""
    user = _begin(request, paper_id)
    return paper_seen(user, following.receive(user, paper_id, act.turn, act.on, _kept(act.kept)).pk)


@router.post("/{int:paper_id}/urge", response=PaperOut, auth=READ, summary="督促回复 urge")
def urge(request: HttpRequest, paper_id: Id, act: WithWords) -> Paper:
    """Record that a unit whose answer is late was urged."""
    user = _begin(request, paper_id)
    return paper_seen(user, following.urge(user, paper_id, act.turn, act.on, act.text).pk)


@router.post("/{int:paper_id}/report-up", response=PaperOut, auth=READ, summary="报告上一级 report up")
def report_up(request: HttpRequest, paper_id: Id, act: WithWords) -> Paper:
    """Record a report to the level above."""
    user = _begin(request, paper_id)
    return paper_seen(user, following.report_up(user, paper_id, act.turn, act.on, act.text).pk)


@router.post("/{int:paper_id}/answer", response=PaperOut, auth=READ, summary="收到回复 record an answer")
def answer(request: HttpRequest, paper_id: Id, act: UnitAnswered) -> Paper:
    """Record what the unit answered."""
    user = _begin(request, paper_id)
    done = following.answer(user, paper_id, act.turn, act.on, act.answer, act.text, _kept(act.kept))
    return paper_seen(user, done.pk)


@router.post("/{int:paper_id}/object", response=PaperOut, auth=READ, summary="收到异议 record an objection")
def object_to(request: HttpRequest, paper_id: Id, act: Objected) -> Paper:
    """Record that the unit asks for a review; its clock runs."""
    user = _begin(request, paper_id)
    done = following.object_to(user, paper_id, act.turn, act.received_on, act.grounds, act.filed_on, _kept(act.kept))
    return paper_seen(user, done.pk)


@router.post("/{int:paper_id}/review", response=PaperOut, auth=READ, summary="复查异议 review an objection")
def review(request: HttpRequest, paper_id: Id, act: ObjectionReviewed) -> Paper:
    """Uphold the document, or withdraw it."""
    user = _begin(request, paper_id, Can.PAPER_APPROVE)
    if act.result == "upheld":
        return paper_seen(user, following.uphold(user, paper_id, act.turn, act.why, act.on).pk)
    done = following.withdraw_on_review(user, paper_id, act.turn, act.why, act.wrong, act.on)
    return paper_seen(user, done.pk)


@router.post("/{int:paper_id}/withdraw", response=PaperOut, auth=READ, summary="撤回文书 withdraw")
def withdraw(request: HttpRequest, paper_id: Id, act: Withdrawn) -> Paper:
    """Withdraw what is wrong; its clues are open again."""
    user = _begin(request, paper_id, Can.PAPER_APPROVE)
    return paper_seen(user, deciding.withdraw(user, paper_id, act.turn, act.why, act.wrong, act.on).pk)


@router.post("/{int:paper_id}/close", response=PaperOut, auth=READ, summary="办结 close")
def close(request: HttpRequest, paper_id: Id, act: PaperAct) -> Paper:
    """Close a document in which nothing is left to do."""
    user = _begin(request, paper_id)
    return paper_seen(user, rectifying.close(user, paper_id, act.turn).pk)


@router.post("/{int:paper_id}/put-in-writing", response=PaperOut, auth=READ, summary="转为书面 put in writing")
def put_in_writing(request: HttpRequest, paper_id: Id, act: PaperAct) -> Paper:
    """Draft the notice that takes the place of an oral correction."""
    user = _begin(request, paper_id)
    return paper_seen(user, succeeding.put_in_writing(user, paper_id, act.turn).pk)


@router.post("/{int:paper_id}/draft-anew", response=PaperOut, auth=READ, summary="重新起草 draft anew")
def draft_anew(request: HttpRequest, paper_id: Id, act: PaperAct) -> Paper:
    """Draft a corrected document of what was right in a withdrawn one."""
    user = _begin(request, paper_id)
    return paper_seen(user, succeeding.draft_anew(user, paper_id, act.turn).pk)


@router.post(
    "/{int:paper_id}/items/{int:item_id}/rectify", response=PaperOut, auth=READ, summary="记录整改 record rectification"
)
def rectify(request: HttpRequest, paper_id: Id, item_id: Id, act: Rectified) -> Paper:
    """Record how far an item is put right."""
    user = _begin(request, paper_id)
    checked = rectifying.Checked(act.state, act.how, act.on, act.look_back_due_on, _kept(act.kept))
    return paper_seen(user, rectifying.rectify(user, paper_id, act.turn, item_id, checked).pk)


@router.post(
    "/{int:paper_id}/items/{int:item_id}/look-back", response=PaperOut, auth=READ, summary="回头看 record a look-back"
)
def look_back(request: HttpRequest, paper_id: Id, item_id: Id, act: LookedBack) -> Paper:
    """Record what a look-back found."""
    user = _begin(request, paper_id)
    done = rectifying.look_back(user, paper_id, act.turn, item_id, act.result, act.how, act.on, _kept(act.kept))
    return paper_seen(user, done.pk)
