"""Item by item: put right or not, who checked it and how, the look-back, and the end of a document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.attachments import Kept
from jianheng.desk.casework.conflict import NotAllowed
from jianheng.desk.papers.deciding import not_later_than_today
from jianheng.desk.papers.following import WAITS, attach
from jianheng.desk.papers.models import Item, Paper
from jianheng.desk.papers.turn import happened, turn_of, words
from jianheng.desk.papers.words import LOOKED, RECTIFIED


@dataclass(frozen=True)
class Checked:
    """What a check of an item found.

    Args:
        state: a name of `RECTIFIED`.
        how: what was looked at.
        on: the day of the check; today if left out.
        look_back_due_on: when somebody looks again.
        files: what proves it.
    """

    state: str
    how: str
    on: date | None = None
    look_back_due_on: date | None = None
    files: tuple[Kept, ...] = ()


def rectify(actor: User, paper_id: int, turn: int, item_id: int, checked: Checked) -> Paper:
    """Record how far an item is put right: checked by the actor, how, on which day."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS) as paper:
        item = _item(paper, item_id)
        if checked.state not in RECTIFIED:
            raise NotAllowed("请选整改情况。", "Say how far it is put right.")
        how = words(checked.how, "请写明怎样核查的。", "Say how it was checked.")
        day = not_later_than_today(checked.on)
        if checked.look_back_due_on is not None and checked.look_back_due_on < day:
            raise NotAllowed("回头看的日期不能早于核查之日。", "The look-back comes after the check.")
        item.rectified, item.rectified_on = checked.state, day
        item.checked_by, item.checked_how = actor, how
        item.look_back_due_on = checked.look_back_due_on
        # What was seen on an earlier look-back stays in the history; a new check begins anew.
        item.look_back_on, item.look_back_by, item.look_back_result, item.look_back_how = None, None, "", ""
        item.save()
        event = happened(paper, actor, "rectify", how, item=item.position, rectified=checked.state, on=day)
        attach(actor, event, checked.files)
    return paper


def look_back(
    actor: User,
    paper_id: int,
    turn: int,
    item_id: int,
    result: str,
    how: str,
    on: date | None = None,
    files: Iterable[Kept] = (),
) -> Paper:
    """Record a look-back at an item that was put right; a relapse opens it again."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS, Paper.CLOSED) as paper:
        item = _item(paper, item_id)
        if item.rectified != Item.DONE:
            raise NotAllowed("这一项还没有整改完，不用回头看。", "This item is not put right yet.")
        if result not in LOOKED:
            raise NotAllowed("请选回头看的结果。", "Say what was found.")
        how = words(how, "请写明看了什么。", "Say what was looked at.")
        day = not_later_than_today(on)
        item.look_back_on, item.look_back_by = day, actor
        item.look_back_result, item.look_back_how = result, how
        if result == Item.RELAPSED:
            item.rectified, item.rectified_on = Item.OPEN, None
            if paper.state == Paper.CLOSED:
                paper.state, paper.closed_on = Paper.REPLIED, None
        item.save()
        event = happened(paper, actor, "look", how, item=item.position, result=result, on=day)
        attach(actor, event, files)
    return paper


def close(actor: User, paper_id: int, turn: int, why: str = "") -> Paper:
    """Close a document in which nothing is left to do."""
    with turn_of(actor, paper_id, turn, Can.PAPER_WORK, *WAITS) as paper:
        left = why_open(paper)
        if left is not None:
            raise NotAllowed(*left)
        paper.state, paper.closed_on = Paper.CLOSED, timezone.localdate()
        happened(paper, actor, "close", why)
    return paper


def why_open(paper: Paper) -> tuple[str, str] | None:
    """What is still to do in a document, in both languages; None where nothing is."""
    if paper.objections.filter(result="").exists():
        return "异议还没有复查完，不能办结。", "An objection is still under review."
    if paper.kind in (Paper.REQUEST, Paper.REPORT, Paper.LEAD):
        return None
    open_ = [str(item.position) for item in paper.items.all() if item.rectified in (Item.OPEN, Item.PARTLY)]
    if open_:
        which = "、".join(open_)
        return f"第 {which} 项还没有整改完，不能办结。", f"Item {which} is not put right yet."
    due = [str(i.position) for i in paper.items.all() if i.look_back_due_on and not i.look_back_on]
    if due:
        return f"第 {'、'.join(due)} 项还要回头看，不能办结。", f"Item {', '.join(due)} waits for its look-back."
    return None


def _item(paper: Paper, item_id: int) -> Item:
    item = paper.items.filter(pk=item_id).first()
    if item is None:
        raise NotAllowed("没有这一项，或者它属于另一份文书。", "There is no such item in this document.")
    return item
