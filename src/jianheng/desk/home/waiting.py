"""What waits for a person: their clues and documents by deadline, conclusions to review, work that failed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import User
from jianheng.desk.accounts.scope import in_scope
from jianheng.desk.casework.models import Clue, Event
from jianheng.desk.jobs.kinds import KINDS
from jianheng.desk.jobs.models import Job
from jianheng.desk.papers.waiting import papers_waiting
from jianheng.desk.words import Words, say

# Of what is urgent the first twenty are shown, of the rest fewer: the lists of clues have them all.
SHOWN, SHOWN_LATER = 20, 6
MOST_ASKED = 500
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
        clue: its clue, where it stands for one.
    """

    url: str
    what: str
    beside: str
    answer: str = ""
    tag: str = ""
    due: date | None = None
    grade: str = ""
    clue: int | None = None

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
        hidden: how many are not shown.
        late: how many of them are late.
        today: how many are due today.
    """

    groups: list[Group]
    total: int
    hidden: int
    late: int
    today: int


def waiting_for(user: User, everybody: bool = False) -> Waiting:
    """What waits for a person, or for everybody in their scope.

    Args:
        user: the person.
        everybody: whether others' clues count too.
    """
    today = timezone.localdate()
    every = _clues(user, everybody)
    asked = _asked(every)
    clues = every.exclude(pk__in=[item.clue for item in asked])
    reviews = _reviews(user)
    jobs = [] if everybody else list(_failed(user))
    papers = [Item(one.url, one.what, one.beside, tag=one.tag, due=one.due) for one in papers_waiting(user, everybody)]
    first = clues.order_by(F("due").asc(nulls_last=True), "-grade", "-id").select_related("institution")
    items = [_of_clue(clue) for clue in first[: SHOWN + SHOWN_LATER]]
    items += asked
    items += papers
    items += [_of_review(clue) for clue in reviews.select_related("institution")[:SHOWN]]
    items += [_of_job(job) for job in jobs]
    items.sort(key=lambda item: (item.due is None, item.due or today))
    groups = [
        Group(Words("今天到期或已超期", "Due today or late"), [i for i in items if i.due and i.due <= today][:SHOWN]),
        Group(
            Words("两周内", "Within two weeks"),
            [i for i in items if i.due and today < i.due <= today + FORTNIGHT][:SHOWN],
        ),
        Group(Words("其他", "The rest"), [i for i in items if not i.due or i.due > today + FORTNIGHT][:SHOWN_LATER]),
    ]
    total = clues.count() + len(asked) + len(papers) + reviews.count() + len(jobs)
    asked_for = [item.due for item in (*asked, *papers) if item.due]
    return Waiting(
        groups=[group for group in groups if group.items],
        total=total,
        hidden=total - sum(len(group.items) for group in groups),
        late=clues.filter(due__lt=today).count() + sum(due < today for due in asked_for),
        today=clues.filter(due=today).count() + sum(due == today for due in asked_for),
    )


def _clues(user: User, everybody: bool) -> QuerySet[Clue]:
    if Can.CLUE_READ not in user.capabilities:
        return Clue.objects.none()
    open_ = in_scope(Clue.objects.filter(status__in=(Clue.NEW, Clue.WORKING, Clue.WAITING)), user)
    return open_.exclude(owner=None) if everybody else open_.filter(owner=user)


def _asked(clues: QuerySet[Clue]) -> list[Item]:
    """Material that was asked for until some day and has not come: the later asking counts."""
    asks = Event.objects.filter(kind="ask", clue__in=clues.filter(status=Clue.WAITING)).order_by("id")
    last = {ask.clue_id: ask for ask in asks.select_related("clue", "clue__institution")[:MOST_ASKED]}
    return [_of_asking(ask, date.fromisoformat(due)) for ask in last.values() if (due := ask.data.get("due"))]


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


def _of_asking(ask: Event, due: date) -> Item:
    clue, of = ask.clue, ask.data.get("of") or ask.clue.institution.name
    return Item(
        url=reverse("clues:clue", args=[clue.pk]),
        what=say(f"已向{of}调取：{ask.text}", f"Asked of {of}: {ask.text}"),
        beside=f"{clue.title} · {clue.number}",
        tag=say("调取材料", "Material"),
        due=min(due, clue.due) if clue.due else due,
        clue=clue.pk,
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
