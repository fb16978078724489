"""What changed of late: runs, new clues, answers that changed, data that came, work that ended."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.casework.conditions import CHANGED, EVERY, Conditions
from jianheng.desk.casework.models import Arrival, Clue
from jianheng.desk.home.arrived import Delivered
from jianheng.desk.home.ways import way
from jianheng.desk.jobs.kinds import KINDS
from jianheng.desk.jobs.models import Job
from jianheng.desk.words import say

RUNS_SHOWN, JOBS_SHOWN = 3, 3
# From so many batches on they are told as one line.
BATCHES_APART = 3


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
class Counted:
    """A number of clues, and the list that shows exactly these."""

    clues: int
    url: str


@dataclass(frozen=True)
class Since:
    """What changed since the morning of yesterday.

    Args:
        new: clues that came since.
        changed: clues whose answer changed and at which nobody has looked since.
        feed: what happened, the latest first.
    """

    new: Counted
    changed: Counted
    feed: list[Change]


def since_yesterday(user: User, delivered: Sequence[Delivered]) -> Since:
    """What changed in a person's scope.

    Args:
        user: for whom.
        delivered: the batches that the person sees.
    """
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0) - timedelta(days=1)
    found = Conditions(Clue.CLUE, {"found": (start.date().isoformat(),), "status": (EVERY,)})
    moved = Conditions(Clue.CLUE, {"changed": (CHANGED,), "status": (EVERY,)})
    new, changed = _counted(found, user), _counted(moved, user)
    feed = _runs(user) + _batches(user, delivered, start) + _jobs(user, start)
    if new.clues:
        rows = found.rows(user)
        grave = rows.filter(grade="serious").count()
        zh, en = (
            f"新线索 {new.clues:,} 条，其中严重（建议）{grave:,} 条",
            f"{new.clues:,} new clues, {grave:,} serious (proposed)",
        )
        feed.append(Change("plus", say(zh, en), rows.aggregate(last=Max("found_at"))["last"], new.url))
    if changed.clues:
        last = moved.rows(user).aggregate(last=Max("standing_at"))["last"]
        zh, en = f"{changed.clues} 条线索的判断有变化", f"The answer to {changed.clues} clues changed"
        feed.append(Change("swap", say(zh, en), last, changed.url))
    return Since(new, changed, sorted(feed, key=lambda one: one.at, reverse=True))


def _counted(asked: Conditions, user: User) -> Counted:
    return Counted(asked.rows(user).count(), f"{reverse('clues:list')}?{urlencode(asked.pairs)}")


def _runs(user: User) -> list[Change]:
    return [
        Change(
            "run",
            say(f"模型运行完成，数据截至 {one.as_of}", f"Models ran on data as of {one.as_of}"),
            one.at,
            way(user, Can.MODEL_READ, "runs:one", one.run),
        )
        for one in Arrival.objects.order_by("-at")[:RUNS_SHOWN]
    ]


def _batches(user: User, delivered: Sequence[Delivered], start: datetime) -> list[Change]:
    came = [one for one in delivered if one.at >= start]
    if len(came) > BATCHES_APART:
        lost = sum(one.problems for one in came)
        zh, en = f"入库 {len(came)} 批", f"{len(came)} batches came in"
        if lost:
            zh, en = f"{zh}，{lost} 格读不出", f"{en}, {lost} cells unread"
        return [Change("data", say(zh, en), max(one.at for one in came), way(user, Can.DATA_READ, "data:overview"))]
    return [Change("data", _batch(one), one.at, way(user, Can.DATA_READ, "data:batch", one.batch)) for one in came]


def _batch(one: Delivered) -> str:
    zh, en = ("多个单位", "Several units") if one.of_several else (one.unit, one.unit)
    if one.problems:
        return say(f"{zh}移送 1 批，{one.problems} 格读不出", f"{en} delivered a batch, {one.problems} cells unread")
    return say(f"{zh}移送 1 批", f"{en} delivered a batch")


def _jobs(user: User, start: datetime) -> list[Change]:
    ended = Job.objects.filter(by=user, state=Job.DONE, ended_at__gte=start).order_by("-ended_at")
    return [
        Change("check", say(f"{_title(job)}：{job.about}", f"{_title(job)}: {job.about}"), at, _page_of(job))
        for job in ended[:JOBS_SHOWN]
        if (at := job.ended_at)
    ]


def _page_of(job: Job) -> str:
    return reverse("jobs:show", args=[job.pk])


def _title(job: Job) -> str:
    return str(KINDS[job.kind].title) if job.kind in KINDS else job.kind
