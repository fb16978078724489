"""What waits, what comes, what changed, and the answers with their denominators."""

from __future__ import annotations

from datetime import date, datetime

from django.http import HttpRequest
from ninja import Query, Router, Schema

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.api.limits import Code, Day, In, Line, PageNumber
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.runs import Answers
from jianheng.desk.api.told import Both
from jianheng.desk.casework.models import Upcoming
from jianheng.desk.home.areas import answers_by_area, latest_tallies
from jianheng.desk.home.arrived import delivered_for, latest_of_each
from jianheng.desk.home.changes import since_yesterday
from jianheng.desk.home.funnel import funnel
from jianheng.desk.home.waiting import Waiting, waiting_for
from jianheng.desk.home.warning_grid import day_of_data, upcoming_for

router = Router(tags=["home"])
A_PAGE = 100


class Item(Schema):
    """One thing that waits; `url` is its page."""

    url: str
    what: str
    beside: str
    answer: str
    tag: str
    due: date | None
    days: int | None
    grade: str


class WaitingOut(Schema):
    """How much waits, how much of it is late or due today, and what, by urgency."""

    total: int
    late: int
    today: int
    items: list[Item]

    @staticmethod
    def resolve_items(waiting: Waiting) -> list[object]:
        """The things, most urgent first."""
        return [item for group in waiting.groups for item in group.items]


class AskedWhose(In):
    """Whether what waits for others counts too."""

    everybody: bool = False


class AskedUpcoming(In):
    """Which deadlines: of a day, a model, an institution by name."""

    day: Day | None = None
    model: Code = ""
    institution: Line = ""
    page: PageNumber = 1


class Deadline(Schema):
    """A deadline of an institution that has not come yet."""

    model: str
    title_zh: str
    title_en: str
    institution: str
    act: str
    person: str
    due: date

    @staticmethod
    def resolve_institution(row: Upcoming) -> str:
        """The institution's name."""
        return row.institution.name


class Deadlines(Schema):
    """Deadlines, soonest first, and the day of the data."""

    as_of: date | None
    total: int
    rows: list[Deadline]


class AreaAnswers(Schema):
    """The answers of an area."""

    area: str
    title: str
    answers: Answers


class Arrived(Schema):
    """The latest data of an institution."""

    unit: str
    until: date | None
    complete: bool
    problems: int
    late: int


class ChangeOut(Schema):
    """One thing that changed."""

    what: str
    at: datetime
    url: str


class Since(Schema):
    """What changed since the morning of yesterday."""

    new: int
    changed: int
    feed: list[ChangeOut]


class Step(Schema):
    """How many clues came so far."""

    title: Both
    clues: int
    share: float


class Funnel(Schema):
    """From clues to conclusions; `upheld` of `judged` were upheld."""

    steps: list[Step]
    upheld: int
    judged: int


@router.get("/waiting", response=WaitingOut, auth=Needs(Can.CLUE_READ), summary="等我处理的 what waits")
def waiting(request: HttpRequest, asked: Query[AskedWhose]) -> object:
    """Clues by deadline, conclusions to review, work that failed."""
    return waiting_for(reader(request), asked.everybody)


@router.get("/upcoming", response=Deadlines, auth=Needs(Can.CLUE_READ), summary="将到期的 deadlines ahead")
def upcoming(request: HttpRequest, asked: Query[AskedUpcoming]) -> dict[str, object]:
    """Deadlines of institutions that have not come yet, a page at a time."""
    rows = upcoming_for(reader(request)).select_related("institution").order_by("due", "institution__name", "id")
    wanted = {"due": asked.day, "model": asked.model, "institution__name": asked.institution}
    rows = rows.filter(**{name: value for name, value in wanted.items() if value})
    first = (asked.page - 1) * A_PAGE
    return {"as_of": day_of_data(), "total": rows.count(), "rows": list(rows[first : first + A_PAGE])}


@router.get("/areas", response=list[AreaAnswers], auth=Needs(Can.CLUE_READ), summary="各领域的判断 answers by area")
def areas(request: HttpRequest) -> list[AreaAnswers]:
    """The five answers by area of the law, each with its denominator."""
    found = answers_by_area(latest_tallies(reader(request)))
    return [AreaAnswers(area=line.area, title=line.title, answers=Answers.of(line.counts)) for line in found]


@router.get("/changes", response=Since, auth=Needs(Can.CLUE_READ), summary="最近的变化 what changed")
def changes(request: HttpRequest) -> object:
    """Runs, new clues, answers that changed, data that came since the morning of yesterday."""
    user = reader(request)
    since = since_yesterday(user, delivered_for(user) or [])
    return {"new": since.new.clues, "changed": since.changed.clues, "feed": since.feed}


@router.get("/funnel", response=Funnel, auth=Needs(Can.CLUE_READ), summary="办理进度 from clues to conclusions")
def progress(request: HttpRequest) -> object:
    """How far clues came."""
    return funnel(reader(request))


@router.get("/arrived", response=list[Arrived], auth=Needs(Can.CLUE_READ), summary="各单位数据到哪天 whose data came")
def arrived(request: HttpRequest) -> list[Arrived]:
    """The latest data of each institution, those that fall behind first."""
    told = latest_of_each(delivered_for(reader(request)) or [], day_of_data())
    return [
        Arrived(
            unit=one.last.unit,
            until=one.last.until,
            complete=one.last.complete,
            problems=one.last.problems,
            late=one.late,
        )
        for one in told
    ]
