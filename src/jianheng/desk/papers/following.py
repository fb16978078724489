"""What follows a document: service, receipt, urging, answers, objections, reports upward."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.record import record
from jianheng.desk.casework import actions
from jianheng.desk.casework.attachments import Kept
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.clocks import reply_due, review_due
from jianheng.desk.papers.deciding import not_later_than_today, take_back
from jianheng.desk.papers.models import EventFile, Objection, Paper, PaperEvent, Reply
from jianheng.desk.papers.turn import happened, turn_of, words
from jianheng.desk.papers.words import ANSWERS, KINDS, SERVED_HOW

WAITS = (Paper.SERVED, Paper.REPLIED)


def serve(actor: User, paper_id: int, turn: int, on: date | None, how: str) -> Paper:
    """Note that an approved document was sent or handed over."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.APPROVED) as paper:
        if how not in SERVED_HOW:
            raise NotAllowed("请选送达方式。", "Say how it was served.")
        day = not_later_than_today(on)
        _not_before(day, paper.approved_at and timezone.localdate(paper.approved_at), "批准", "its approval")
        paper.state, paper.served_on, paper.served_how = Paper.SERVED, day, how
        if how in ("direct", "meeting"):
            paper.received_on = day
        paper.reply_due_on = reply_due(paper)
        happened(paper, actor, "serve", on=day, how=how)
        if paper.kind == Paper.REQUEST:
            _clues_wait(actor, paper)
    return paper


def _clues_wait(actor: User, paper: Paper) -> None:
    """The open clues of a served request wait for what it asks for, as if that had been noted by hand."""
    if Can.CLUE_WORK not in actor.capabilities:
        return
    for item in paper.items.prefetch_related("clues"):
        for clue in item.clues.all():
            if clue.is_open and clue.status not in (Clue.REVIEW, Clue.WAITING):
                what = f"{KINDS[paper.kind].title.zh} {paper.name}：{item.asked}"
                actions.ask_for_material(actor, clue.pk, clue.turn, what, paper.to, paper.reply_due_on)


def receive(actor: User, paper_id: int, turn: int, on: date, files: Iterable[Kept] = ()) -> Paper:
    """Record the day on which the unit received it; the law's clocks run from then."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.SERVED) as paper:
        day = not_later_than_today(on)
        _not_before(day, paper.served_on, "送达", "its service")
        paper.received_on = day
        paper.reply_due_on = reply_due(paper)
        attach(actor, happened(paper, actor, "receive", on=day), files)
    return paper


def urge(actor: User, paper_id: int, turn: int, on: date | None, text: str = "") -> Paper:
    """Record that a unit whose answer is late was urged (规则 553)."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS) as paper:
        day = not_later_than_today(on)
        if paper.reply_due_on is None or day <= paper.reply_due_on:
            raise NotAllowed("回复期限还没有过，不用督促。", "The answer is not late yet.")
        paper.urged_on = day
        happened(paper, actor, "urge", text, on=day)
    return paper


def answer(
    actor: User, paper_id: int, turn: int, on: date | None, said: str, text: str, files: Iterable[Kept] = ()
) -> Paper:
    """Record what the unit answered."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS) as paper:
        if said not in ANSWERS:
            raise NotAllowed("请选回复的结果。", "Say what it answers.")
        day = not_later_than_today(on)
        _not_before(day, paper.served_on, "送达", "its service")
        paper.state = Paper.REPLIED
        event = happened(paper, actor, "answer", text, on=day, answer=said)
        Reply.objects.create(paper=paper, event=event, received_on=day, answer=said, words=text.strip())
        attach(actor, event, files)
    return paper


def object_to(
    actor: User,
    paper_id: int,
    turn: int,
    received_on: date | None,
    grounds: str,
    filed_on: date | None = None,
    files: Iterable[Kept] = (),
) -> Paper:
    """Record that the unit asks in writing for a review; its clock runs from the day of receipt (规则 554)."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS) as paper:
        grounds = words(grounds, "请写明异议的理由。", "Give the grounds of the objection.")
        day = not_later_than_today(received_on)
        _not_before(day, filed_on, "提出", "it was filed")
        if paper.objections.filter(result="").exists():
            raise NotAllowed("上一次异议还没有复查完。", "The last objection is still under review.")
        event = happened(paper, actor, "object", grounds, on=day)
        Objection.objects.create(
            paper=paper, event=event, filed_on=filed_on, received_on=day, grounds=grounds, review_by=review_due(day)
        )
        attach(actor, event, files)
    return paper


def uphold(actor: User, paper_id: int, turn: int, why: str, on: date | None = None) -> Paper:
    """Review an objection and uphold the document; it is then reported to the level above (规则 554)."""
    with turn_of(actor, paper_id, turn, Can.PAPER_APPROVE, *WAITS) as paper:
        objection = _undecided(paper)
        _decide(objection, actor, Objection.UPHELD, words(why, "请写明理由。", "Give the reason."), on)
        happened(paper, actor, "uphold", why, on=objection.decided_on)
    return paper


def withdraw_on_review(
    actor: User, paper_id: int, turn: int, why: str, wrong: Iterable[int], on: date | None = None
) -> Paper:
    """Review an objection, find the document wrong, and withdraw it (规则 554)."""
    with turn_of(actor, paper_id, turn, Can.PAPER_APPROVE, *WAITS) as paper:
        objection = _undecided(paper)
        why = words(why, "请写明理由。", "Give the reason.")
        _decide(objection, actor, Objection.WITHDRAWN, why, on)
        take_back(actor, paper, why, set(wrong), on)
    return paper


def report_up(actor: User, paper_id: int, turn: int, on: date | None, text: str = "") -> Paper:
    """Record a report to the level above: an upheld objection, or a unit that does not answer or mend."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS) as paper:
        day = not_later_than_today(on)
        upheld = paper.objections.filter(result=Objection.UPHELD, reported_up_on=None)
        if upheld.exists():
            upheld.update(reported_up_on=day)
        paper.reported_up_on = day
        happened(paper, actor, "up", text, on=day)
    return paper


def attach(actor: User, event: PaperEvent, files: Iterable[Kept]) -> None:
    """Put stored files to an event; inside the transaction of the act."""
    for kept in files:
        EventFile.objects.create(event=event, name=kept.name, sha256=kept.sha256, size=kept.size)
        record(actor, "attach", "paper", event.paper.ref, sha256=kept.sha256, size=kept.size)


def _undecided(paper: Paper) -> Objection:
    objection = paper.objections.filter(result="").last()
    if objection is None:
        raise NotAllowed("没有等待复查的异议。", "No objection waits for review.")
    return objection


def _decide(objection: Objection, actor: User, result: str, why: str, on: date | None) -> None:
    day = not_later_than_today(on)
    _not_before(day, objection.received_on, "收到异议", "the objection came")
    objection.result, objection.decided_on, objection.decided_by, objection.why = result, day, actor, why.strip()
    objection.save()


def _not_before(day: date, first: date | None, zh: str, en: str) -> None:
    if first and day < first:
        raise NotAllowed(f"{day} 早于{zh}之日 {first}。", f"{day} is before the day of {en}, {first}.")
