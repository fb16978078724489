"""What changed of late: runs, new clues, answers that changed, data that came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.urls import reverse
from django.utils import timezone

from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Arrival, Clue
from jianheng.desk.words import say


@dataclass(frozen=True)
class Change:
    """One thing that changed.

    Args:
        icon: its icon.
        what: it in words.
        at: when.
        url: where to look; empty where there is nothing to open.
    """

    icon: str
    what: str
    at: datetime
    url: str = ""


@dataclass(frozen=True)
class Since:
    """What changed since the morning of yesterday."""

    new: int
    changed: int
    feed: list[Change]


def since_yesterday(user: User) -> Since:
    """What changed in a person's scope.

    Args:
        user: for whom.
    """
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    clues = in_scope(Clue.objects.filter(section=Clue.CLUE), user)
    new, changed = clues.filter(found_at__gte=start), clues.filter(standing_at__gte=start, status__in=Clue.OPEN)
    feed = [
        Change(
            "run",
            say(
                f"运行 {one.run} 完成，数据截至 {one.as_of}：线索和提示 {one.found} 条，新 {one.new} 条",
                f"Run {one.run} as of {one.as_of}: {one.found} clues and prompts, {one.new} new",
            ),
            one.at,
        )
        for one in Arrival.objects.order_by("-at")[:5]
    ]
    found, moved = new.count(), changed.count()
    listed = reverse("clues:list")
    if found:
        grave = new.filter(grade="serious").count()
        zh, en = f"新线索 {found} 条，其中严重（建议）{grave} 条", f"{found} new clues, {grave} proposed as serious"
        feed.append(Change("plus", say(zh, en), _latest(new, "found_at"), f"{listed}?view=new"))
    if moved:
        zh, en = f"{moved} 条线索的判断有变化", f"the answer to {moved} clues changed"
        feed.append(Change("swap", say(zh, en), _latest(changed, "standing_at"), f"{listed}?view=changed"))
    return Since(found, moved, sorted(feed, key=lambda one: one.at, reverse=True))


def _latest(clues: QuerySet[Clue], field: str) -> datetime:
    latest: datetime = clues.aggregate(last=Max(field))["last"]
    return latest
