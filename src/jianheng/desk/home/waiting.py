"""What waits for a person: their clues by deadline, conclusions to review, prompts, work that failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Clue
from jianheng.desk.jobs.kinds import KINDS
from jianheng.desk.jobs.models import Job
from jianheng.desk.words import Words, say

SHOWN = 40
FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True)
class Item:
    """One thing that waits.

    Args:
        url: where it is dealt with.
        what: it in one line.
        beside: what helps to place it: model, institution.
        answer: the machine's answer, for clues and prompts.
        tag: what kind of thing it is, for the rest.
        due: the day by which.
        grade: of the clue.
    """

    url: str
    what: str
    beside: str
    answer: str = ""
    tag: str = ""
    due: date | None = None
    grade: str = ""

    @property
    def days(self) -> int | None:
        """Days left; negative where it is late."""
        return None if self.due is None else (self.due - timezone.localdate()).days

    @property
    def when(self) -> str:
        """How long there is, in words."""
        if self.days is None:
            return say("无期限", "no deadline")
        if self.days < 0:
            return say(f"超期 {-self.days} 日", f"{-self.days} days late")
        return say("今天", "today") if self.days == 0 else say(f"{self.days} 日", f"{self.days} days")

    @property
    def urgency(self) -> str:
        """Class of the words: late, soon or none."""
        if self.days is None:
            return ""
        return "late" if self.days < 0 else "soon" if self.days == 0 else ""


@dataclass(frozen=True)
class Group:
    """Things that wait, under a heading."""

    title: Words
    items: list[Item]


@dataclass(frozen=True)
class Waiting:
    """All that waits.

    Args:
        groups: by urgency; empty groups are left out.
        total: how many things, also those that are not shown.
        late: how many of them are late.
        today: how many are due today.
    """

    groups: list[Group]
    total: int
    late: int
    today: int


def waiting_for(user: User, everybody: bool = False) -> Waiting:
    """What waits for a person, or for everybody in their scope.

    Args:
        user: the person.
        everybody: whether others' clues count too.
    """
    today = timezone.localdate()
    clues = _clues(user, everybody)
    reviews = _reviews(user)
    jobs = [] if everybody else list(_failed(user))
    first = clues.order_by(F("due").asc(nulls_last=True), "-grade", "-id").select_related("institution")[:SHOWN]
    items = [_of_clue(clue) for clue in first]
    items += [_of_review(clue) for clue in reviews.select_related("institution")[:SHOWN]]
    items += [_of_job(job) for job in jobs]
    soon = [item for item in items if item.due is not None and item.due <= today]
    next_ = [item for item in items if item.due is not None and today < item.due <= today + FORTNIGHT]
    rest = [item for item in items if item not in soon and item not in next_]
    groups = [
        Group(Words("今天到期或已超期", "Due today or late"), soon),
        Group(Words("两周内", "Within two weeks"), next_),
        Group(Words("其他", "The rest"), rest),
    ]
    return Waiting(
        groups=[group for group in groups if group.items],
        total=clues.count() + reviews.count() + len(jobs),
        late=clues.filter(due__lt=today).count(),
        today=clues.filter(due=today).count(),
    )


def _clues(user: User, everybody: bool) -> QuerySet[Clue]:
    if Can.CLUE_READ not in user.capabilities:
        return Clue.objects.none()
    open_ = in_scope(Clue.objects.filter(status__in=(Clue.NEW, Clue.WORKING, Clue.WAITING)), user)
    return open_.exclude(owner=None) if everybody else open_.filter(owner=user)


def _reviews(user: User) -> QuerySet[Clue]:
    """Conclusions of others that wait for a second pair of eyes."""
    if Can.CLUE_REVIEW not in user.capabilities:
        return Clue.objects.none()
    return in_scope(Clue.objects.filter(status=Clue.REVIEW), user).exclude(Q(owner=user)).order_by("changed_at")


def _failed(user: User) -> QuerySet[Job]:
    week = timezone.now() - timedelta(days=7)
    return Job.objects.filter(by=user, state=Job.FAILED, ended_at__gte=week).order_by("-ended_at")[:5]


def _of_clue(clue: Clue) -> Item:
    return Item(
        url=reverse("clues:clue", args=[clue.pk]),
        what=f"{clue.person}：{clue.says}" if clue.person else clue.says,
        beside=f"{clue.title} · {clue.institution.name}",
        answer="note" if clue.section == Clue.PROMPT else clue.standing,
        due=clue.due,
        grade=clue.grade,
    )


def _of_review(clue: Clue) -> Item:
    return Item(
        url=reverse("clues:clue", args=[clue.pk]),
        what=say(f"{clue.title}：已作结论，请复核", f"{clue.title}: concluded, please review"),
        beside=f"{clue.number} · {clue.institution.name}",
        tag=say("四眼复核", "Review"),
        due=clue.due,
    )


def _of_job(job: Job) -> Item:
    title = KINDS[job.kind].title if job.kind in KINDS else job.kind
    return Item(
        url=reverse("jobs:show", args=[job.pk]),
        what=say(f"{title}没有完成：{job.about}", f"{title} failed: {job.about}"),
        beside=say("请打开看原因", "open it to see why"),
        tag=say("后台工作", "Work"),
    )
