"""What papers ask of a person: drafts, approvals, service, late answers, reviews, rectification, look-backs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.papers.following import WAITS
from jianheng.desk.papers.models import Item, Objection, Paper
from jianheng.desk.papers.seen import leads_seen, may, papers_seen
from jianheng.desk.papers.words import KINDS
from jianheng.desk.words import say

MOST = 500


@dataclass(frozen=True)
class Due:
    """One thing that a paper asks.

    Args:
        url: where it is dealt with.
        what: it in one line.
        beside: which paper, to whom.
        tag: what kind of thing it is.
        due: the day by which; None for none.
    """

    url: str
    what: str
    beside: str
    tag: str
    due: date | None = None


def papers_waiting(user: User, everybody: bool = False) -> list[Due]:
    """What papers ask of a person now, or of everybody in their scope.

    Args:
        user: the person.
        everybody: whether others' papers count too.
    """
    found: list[Due] = []
    for seen in (papers_seen(user), leads_seen(user)):
        mine = seen if everybody else seen.filter(drafted_by=user)
        found += _to_approve(seen, user)
        found += _reviews(seen, user, everybody)
        if everybody or Can.PAPER_WORK in user.capabilities or Can.LEAD in user.capabilities:
            found += _own(mine)
    return found


def _own(mine: QuerySet[Paper]) -> Iterator[Due]:
    """What is the drafter's work."""
    with_names = mine.select_related("institution")
    for paper in with_names.filter(state__in=(Paper.DRAFT, Paper.APPROVED)).order_by("pk")[:MOST]:
        yield _due(paper, _next(paper), say("文书", "Document"))
    unanswered = with_names.filter(state=Paper.SERVED, replies=None, reply_due_on__isnull=False)
    for paper in unanswered.filter(~Q(kind=Paper.ORAL) | Q(items__rectified__in=_UNMET)).distinct()[:MOST]:
        yield _due(paper, _unanswered(paper), say("回复", "Answer"), paper.reply_due_on)
    upheld = with_names.filter(
        state__in=WAITS, objections__result=Objection.UPHELD, objections__reported_up_on=None
    ).distinct()
    for paper in upheld[:MOST]:
        told = say("复查维持，应当及时报告上一级", "upheld on review: report up now")
        yield _due(paper, told, say("报告上一级", "Report up"), timezone.localdate())
    yield from _items(mine)


def _items(mine: QuerySet[Paper]) -> Iterator[Due]:
    items = Item.objects.select_related("paper__institution").filter(paper__in=mine.values("pk"))
    unmet = items.filter(paper__state__in=WAITS, rectified__in=_UNMET, correct_by__isnull=False)
    for item in unmet[:MOST]:
        told = say(f"核查第 {item.position} 项整改：{_short(item)}", f"check item {item.position}: {_short(item)}")
        yield _due(item.paper, told, say("整改", "Rectification"), item.correct_by)
    looks = items.filter(
        paper__state__in=(*WAITS, Paper.CLOSED),
        rectified=Item.DONE,
        look_back_due_on__isnull=False,
        look_back_on=None,
    )
    for item in looks[:MOST]:
        told = say(f"回头看第 {item.position} 项：{_short(item)}", f"look back at item {item.position}: {_short(item)}")
        yield _due(item.paper, told, say("回头看", "Look-back"), item.look_back_due_on)


def _to_approve(seen: QuerySet[Paper], user: User) -> Iterator[Due]:
    others = seen.filter(state=Paper.SUBMITTED).exclude(Q(drafted_by=user) | Q(submitted_by=user))
    others = others.exclude(events__by=user, events__kind__in=("edit", "grounds"))
    for paper in others.select_related("institution").order_by("submitted_at")[:MOST]:
        if may(user, Can.PAPER_APPROVE, paper.restricted):
            yield _due(paper, say("请批准或退回", "approve or return it"), say("批准文书", "Approval"))


def _reviews(seen: QuerySet[Paper], user: User, everybody: bool) -> Iterator[Due]:
    """Objections whose review runs: the work of who decides, and seen by the drafter, who prepares it."""
    rows = Objection.objects.select_related("paper__institution").filter(
        paper__in=seen.values("pk"), paper__state__in=WAITS, result=""
    )
    for one in rows[:MOST]:
        decides = may(user, Can.PAPER_APPROVE, one.paper.restricted)
        if everybody or decides or one.paper.drafted_by_id == user.pk:
            told = say("复查单位的异议（规则 554）", "review the objection (art. 554)")
            yield _due(one.paper, told, say("复查异议", "Objection"), one.review_by)


_UNMET = (Item.OPEN, Item.PARTLY)


def _unanswered(paper: Paper) -> str:
    late = paper.reply_due_on is not None and paper.reply_due_on < timezone.localdate()
    if paper.kind == Paper.ORAL:
        told = "口头纠正逾期未改，转为书面", "not mended in time: put it in writing"
        return say(*told) if late else say("等待纠正", "waits to be mended")
    if not late:
        return say("等待回复", "waits for the answer")
    if paper.urged_on:
        return say("督促后仍未回复，报告上一级（规则 553）", "urged and not answered: report up (art. 553)")
    return say("逾期没有回复，应当督促（规则 553）", "not answered in time: urge (art. 553)")


def _next(paper: Paper) -> str:
    if paper.state == Paper.APPROVED:
        return say("已批准，请送达", "approved: serve it")
    return say("草稿未送审", "a draft not yet submitted")


def _due(paper: Paper, what: str, tag: str, due: date | None = None) -> Due:
    title = KINDS[paper.kind].title
    return Due(
        url=reverse("papers:paper", args=[paper.pk]),
        what=say(f"{title}：{what}", f"{title}: {what}"),
        beside=f"{paper.name} · {paper.to}",
        tag=tag,
        due=due,
    )


def _short(item: Item) -> str:
    line = item.what.splitlines()[0] if item.what else ""
    return line if len(line) <= 40 else f"{line[:39]}…"  # noqa: PLR2004  # a line of the list
