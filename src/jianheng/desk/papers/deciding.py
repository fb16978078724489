"""Approving, giving back, putting an oral correction on record, and withdrawing what was wrong."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework import actions
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.clocks import reply_due
from jianheng.desk.papers.drafting import check_ready
from jianheng.desk.papers.making import make_files
from jianheng.desk.papers.models import Ground, Item, Paper
from jianheng.desk.papers.numbering import give_number
from jianheng.desk.papers.turn import happened, turn_of, words
from jianheng.desk.papers.words import KINDS


def wrote_it(paper: Paper, user: User) -> bool:
    """Whether a person drafted, changed or submitted a document; such a person never approves it."""
    hands = {paper.drafted_by_id, paper.submitted_by_id}
    return user.pk in hands or paper.events.filter(kind__in=("edit", "grounds"), by=user).exists()


def approve(actor: User, paper_id: int, turn: int, on: date | None = None) -> Paper:
    """Approve somebody else's document: it gets its number, and its file is made."""
    with turn_of(actor, paper_id, turn, Can.PAPER_APPROVE, Paper.SUBMITTED) as paper:
        if wrote_it(paper, actor):
            raise NotAllowed("自己起草或修改过的文书要由另一个人批准。", "Somebody else has to approve what you wrote.")
        check_ready(paper)
        day = not_later_than_today(on)
        give_number(paper, day)
        paper.state, paper.approved_by, paper.approved_at = Paper.APPROVED, actor, timezone.now()
        happened(paper, actor, "approve", number=paper.number, on=day)
        paper.save()
        make_files(paper, day)
        _close_oral(actor, paper)
    return paper


def say_it(actor: User, paper_id: int, turn: int, on: date | None = None) -> Paper:
    """Put on record that an oral correction was said: numbered, filed, and its clock runs."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, Paper.DRAFT) as paper:
        if not KINDS[paper.kind].said:
            raise NotAllowed("这种文书要先送审批准。", "This document is submitted and approved first.")
        check_ready(paper)
        day = not_later_than_today(on)
        give_number(paper, day)
        paper.state, paper.served_on, paper.served_how, paper.received_on = Paper.SERVED, day, "oral", day
        paper.reply_due_on = reply_due(paper)
        happened(paper, actor, "say", number=paper.number, on=day)
        paper.save()
        make_files(paper, day)
    return paper


def give_back(actor: User, paper_id: int, turn: int, why: str) -> Paper:
    """Give a submitted document back to its drafter."""
    with turn_of(actor, paper_id, turn, Can.PAPER_APPROVE, Paper.SUBMITTED) as paper:
        why = words(why, "请写明退回的理由。", "Say why it goes back.")
        paper.state, paper.submitted_by, paper.submitted_at = Paper.DRAFT, None, None
        happened(paper, actor, "back", why)
    return paper


def withdraw(actor: User, paper_id: int, turn: int, why: str, wrong: Iterable[int], on: date | None = None) -> Paper:
    """Withdraw a document that is wrong: the clues of what is wrong in it are open again, with the reason.

    Args:
        actor: who withdraws it.
        paper_id: the document.
        turn: the turn that their page saw.
        why: what is wrong.
        wrong: ids of the items that are; the others stay verified and may go into a document again.
        on: the day; today if left out.
    """
    with turn_of(actor, paper_id, turn, Can.PAPER_APPROVE, *Paper.ISSUED) as paper:
        take_back(actor, paper, words(why, "请写明撤回的理由。", "Say why it is withdrawn."), set(wrong), on)
    return paper


def take_back(actor: User, paper: Paper, why: str, wrong: set[int], on: date | None) -> None:
    """Withdraw a held document; the part that a review of an objection shares.

    Raises:
        NotAllowed: no item is named as wrong, or one that is not of this document.
    """
    items = {item.pk: item for item in paper.items.all()}
    if not wrong or not wrong <= set(items):
        raise NotAllowed("请勾选有错误的问题。", "Tick the items that are wrong.")
    paper.state, paper.withdrawn_on, paper.withdrawn_why = Paper.WITHDRAWN, not_later_than_today(on), why
    Ground.objects.filter(item__paper=paper).update(live=False)
    Item.objects.filter(pk__in=wrong).update(wrong=True)
    reopened = []
    grounds = Ground.objects.filter(item__in=wrong).order_by("clue_id").values_list("clue_id", flat=True).distinct()
    for clue in Clue.objects.filter(pk__in=list(grounds)).order_by("pk"):
        if clue.status == Clue.CLOSED:
            reason = f"{KINDS[paper.kind].title.zh} {paper.name} 已撤回：{why}"
            actions.reopen(actor, clue.pk, clue.turn, reason)
            reopened.append(clue.number)
    positions = [items[pk].position for pk in sorted(wrong)]
    happened(paper, actor, "withdraw", why, items=positions, clues=reopened)


def not_later_than_today(day: date | None) -> date:
    """The day on which something was done; today if left out.

    Raises:
        NotAllowed: it has not come yet.
    """
    today = timezone.localdate()
    if day is not None and day > today:
        raise NotAllowed(f"{day} 还没有到。请写实际的日期。", f"{day} has not come yet.")
    return day or today


def _close_oral(actor: User, paper: Paper) -> None:
    """The oral correction that a written one takes the place of is closed with it."""
    oral = paper.instead_of
    if oral is None or oral.kind != Paper.ORAL or oral.state not in (Paper.SERVED, Paper.REPLIED):
        return
    oral.turn += 1
    oral.state, oral.closed_on, oral.changed_at = Paper.CLOSED, timezone.localdate(), timezone.now()
    happened(oral, actor, "written", number=paper.number)
    oral.save()
