"""The page of one paper put together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.audit.models import Entry
from jianheng.desk.audit.record import record
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.acts_offered import Act, offered, offered_for
from jianheng.desk.papers.basing import fits
from jianheng.desk.papers.clocks import clocks_of
from jianheng.desk.papers.forms import PaperForm
from jianheng.desk.papers.grounds import of_kept
from jianheng.desk.papers.history import history_of, next_step
from jianheng.desk.papers.models import Ground, Item, Paper
from jianheng.desk.papers.seen import all_seen, may
from jianheng.desk.papers.words import ANSWERS, KINDS, LOOKED, REVIEWED, SERVED_HOW
from jianheng.desk.papers.writing.facts import Proof
from jianheng.desk.words import lang
from jianheng.law.reckoning.tell import cited_as

ONE_LOOK = timedelta(minutes=10)


@dataclass(frozen=True)
class Resting:
    """A clue on which an item rests.

    Args:
        ground: the link.
        proof: as it was when it was put in.
        moved: whether its evidence is another now.
        fallen: whether the clue carries the document no more.
        open: whether the reader may open the clue.
    """

    ground: Ground
    proof: Proof
    moved: bool
    fallen: bool
    open: bool


@dataclass(frozen=True)
class ItemShown:
    """An item with what it rests on and what can be done with it."""

    item: Item
    resting: tuple[Resting, ...]
    basis: tuple[str, ...]
    acts: tuple[tuple[Act, PaperForm], ...]
    looked: str


def paper_page(request: HttpRequest, paper: Paper, *, refused: str = "", status: int = 200) -> HttpResponse:
    """The whole page.

    Args:
        request: the request.
        paper: the paper, in the reader's scope.
        refused: why something that was asked for was not given.
        status: HTTP status.
    """
    user = reader(request)
    looked_at(user, paper)
    answer = render(request, "papers/paper.html", {**_context(paper, user), "refused": refused}, status=status)
    answer["Cache-Control"] = "no-store"
    return answer


def looked_at(user: User, paper: Paper) -> None:
    """Log that a person looked at a paper; once in ten minutes."""
    since = timezone.now() - ONE_LOOK
    recent = Entry.objects.filter(action="view", kind="paper", about=paper.ref, actor=user.username)
    last = recent.order_by("-number").values_list("at", flat=True).first()
    if last is None or datetime.fromisoformat(last) < since:
        record(user, "view", "paper", paper.ref)


def items_shown(paper: Paper, user: User) -> list[ItemShown]:
    """The items of a paper, with the proof of each."""
    items = paper.items.prefetch_related("grounds__clue").select_related("checked_by", "look_back_by")
    clues = [ground.clue_id for item in items for ground in item.grounds.all()]
    seen = set(in_scope(Clue.objects.filter(pk__in=clues), user).values_list("pk", flat=True))
    return [_item(item, paper, user, seen if Can.CLUE_READ in user.capabilities else set()) for item in items]


def _item(item: Item, paper: Paper, user: User, seen: set[int]) -> ItemShown:
    resting = tuple(
        Resting(
            ground,
            of_kept(ground.proof),
            moved=ground.proof_hash != ground.clue.proof_hash,
            fallen=paper.is_live and not fits(ground.clue, paper.kind),
            open=ground.clue_id in seen,
        )
        for ground in item.grounds.all()
    )
    acts = tuple(
        (act, act.form(paper=paper, user=user, item=item).for_dialog(f"{act.dialog}-{item.pk}"))
        for act in offered_for(item, paper, user)
    )
    basis = tuple(line for line in item.basis.splitlines() if line.strip())
    return ItemShown(item, resting, basis, acts, str(LOOKED.get(item.look_back_result, "")))


def _is_next(act: Act, paper: Paper) -> bool:
    """Whether an act stands on the bar; a second answer is rare."""
    return act.weighty and not (act.kind == "answer" and paper.state == Paper.REPLIED)


def _context(paper: Paper, user: User) -> dict[str, Any]:
    acts = offered(paper, user)
    kind = KINDS[paper.kind]
    works = may(user, Can.PAPER_WORK, paper.restricted)
    items = items_shown(paper, user)
    made = {one.masked: one for one in paper.made.all()}
    followers = all_seen(user).filter(instead_of=paper).order_by("pk")
    before = all_seen(user).filter(pk=paper.instead_of_id).first() if paper.instead_of_id else None
    return {
        "paper": paper,
        "kind": kind,
        "cite": cited_as((kind.cite,), lang()) if kind.cite else "",
        "items": items,
        "n_done": sum(one.item.rectified == Item.DONE for one in items),
        "fallen": [one.ground.clue for shown in items for one in shown.resting if one.fallen],
        "follows_up": paper.kind not in (Paper.REQUEST, Paper.REPORT, Paper.LEAD),
        "clocks": clocks_of(paper),
        "history": history_of(paper),
        "next_step": next_step(paper),
        "replies": [(one, ANSWERS[one.answer]) for one in paper.replies.select_related("event__by")],
        "objections": [(one, REVIEWED.get(one.result, "")) for one in paper.objections.select_related("decided_by")],
        "served_how": SERVED_HOW.get(paper.served_how, ""),
        "forms": [(act, act.form(paper=paper, user=user).for_dialog(act.dialog)) for act in acts],
        "bar": [act for act in acts if _is_next(act, paper)],
        "more": [act for act in acts if not _is_next(act, paper)],
        "may_edit": works and paper.state == Paper.DRAFT,
        "may_reveal": Can.PERSON_REVEAL in user.capabilities,
        "made_hash": made[True].sha256 if True in made else "",
        "followers": followers,
        "before": before,
        "section": "papers:leads" if paper.restricted else "papers:list",
        "now": timezone.localtime(),
    }
