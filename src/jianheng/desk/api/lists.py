"""The lists of clues and of prompts: the conditions, orders and pages of their pages, acts for many rows, export."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from django.http import HttpRequest, HttpResponse, QueryDict
from ninja import Field, Query, Router, Schema
from pydantic import ConfigDict, StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts.models import User
from jianheng.desk.api.files import FILE, file_answer
from jianheng.desk.api.limits import PLAIN, Code, Day, Id, In, Line, Text, Turn
from jianheng.desk.api.needing import Needs
from jianheng.desk.api.told import Refusal
from jianheng.desk.casework.bulk_acts import ACTS, MOST, Outcome, Pick, acts_for, do_all, missing
from jianheng.desk.casework.exporting import WHY_LIMIT, take_out
from jianheng.desk.casework.list_state import ListState, state_of
from jianheng.desk.casework.listing import count, grouped, page_of
from jianheng.desk.casework.looking_up import log_person
from jianheng.desk.casework.models import Clue

Status = Literal["open", "all", "new", "working", "waiting", "review", "closed"]
Answer = Literal["unlawful", "undetermined", "pending", "exempt", "lawful", "note", "gone"]
Conclusion = Literal[
    "confirmed", "defect", "lawful", "data_error", "identity_error", "model_error", "duplicate", "out_of_remit"
]
ActName = Literal["take", "assign", "ask", "duplicate", "check", "close", "open"]
Place = Annotated[str, StringConstraints(pattern=r"^([0-9]~[0-9-]{0,20}~[0-9]{1,19})?$")]
Owner = Annotated[str, StringConstraints(pattern=r"^(me|none|[0-9]{1,9})?$")]
# Days as they are told on the page: so many ahead, or those that are late.
DueIn = Annotated[str, StringConstraints(pattern=r"^(late|[0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|36[0-5][0-9]|3660)?$")]
Area = Annotated[str, StringConstraints(max_length=40, pattern=PLAIN)]
UnitId = Annotated[int, Field(ge=1, le=999_999_999)]
MANY = 200


class Asked(In):
    """What a list is narrowed to, as in the address of its page; what is left out asks nothing.

    Without a status the open ones are listed; `owner` is `me`, `none` or the id of a person; `due` is `late` or so
    many days ahead; `from` and `to` are days of the act; `document` is `yes` for those in a served document, or a
    period of service, as `2026-01-01~2026-03-31`; `who` is the key of a person that a search gave.
    """

    model_config = ConfigDict(extra="forbid", populate_by_name=True)

    status: list[Status] = Field([], max_length=10)
    standing: list[Answer] = Field([], max_length=10)
    changed: Literal["", "yes"] = ""
    area: list[Area] = Field([], max_length=MANY)
    model: list[Code] = Field([], max_length=MANY)
    institution: list[UnitId] = Field([], max_length=MANY)
    office: UnitId | None = None
    owner: Owner = ""
    grade: Literal["", "serious", "minor", "none"] = ""
    conclusion: list[Conclusion | Literal["none"]] = Field([], max_length=10)
    due: DueIn = ""
    since: Day | None = Field(None, alias="from")
    until: Day | None = Field(None, alias="to")
    found: Day | None = None
    found_to: Day | None = None
    concluded: Day | None = None
    concluded_to: Day | None = None
    document: Annotated[
        str, StringConstraints(pattern=r"^(yes|((19|20|21)\d\d-\d\d-\d\d)?~((19|20|21)\d\d-\d\d-\d\d)?)?$")
    ] = ""
    q: Line = ""
    who: Annotated[str, StringConstraints(pattern=r"^([0-9a-zA-Z]{32})?$")] = ""
    sort: Literal["", "found", "due", "day", "institution", "grade"] = ""
    dir: Literal["", "asc", "desc"] = ""

    def query(self) -> QueryDict:
        """The same as an address."""
        query = QueryDict(mutable=True)
        for name, value in self.model_dump(by_alias=True, include=set(Asked.model_fields)).items():
            values = value if isinstance(value, list) else [value]
            query.setlist(name, [str(each) for each in values if each not in ("", None)])
        return query

    def state(self, section: str) -> ListState:
        """The list."""
        return state_of(self.query(), section)


class Paged(Asked):
    """A list and where its page begins: after or before a place that another page named."""

    after: Place = ""
    before: Place = ""
    limit: Annotated[int, Field(ge=1, le=200)] = 50


class Grouping(Asked):
    """A list and what its rows are put together by."""

    by: Literal["institution", "model", "person"]
    begin: Annotated[int, Field(ge=0, le=99_999)] = 0


class Row(Schema):
    """A clue or a prompt as its list shows it; names of persons are hidden."""

    id: int
    number: str
    section: str
    model: str
    title_zh: str
    title_en: str
    label_zh: str
    label_en: str
    says_zh: str
    says_en: str
    institution: str
    institution_id: int
    person: str
    day: date | None
    grade: str
    standing: str
    was_standing: str
    status: str
    conclusion: str
    owner: str | None
    due: date | None
    turn: int
    found_at: datetime

    @staticmethod
    def resolve_institution(clue: Clue) -> str:
        """The institution's name."""
        return clue.institution.name

    @staticmethod
    def resolve_owner(clue: Clue) -> str | None:
        """The user name of whoever has it."""
        return clue.owner.username if clue.owner else None


class Counted(Schema):
    """How many; counted up to a limit only."""

    n: int
    is_more: bool


class Page(Schema):
    """One page; `after` and `before` are the places of the pages beside it."""

    count: Counted
    rows: list[Row]
    before: str | None
    after: str | None


class Group(Schema):
    """Rows that have something in common: how many, and the first of them."""

    key: str
    n: int
    rows: list[Row]


class Groups(Schema):
    """Some groups; `is_cut` where the list is longer than what was grouped."""

    total: int
    begin: int
    is_cut: bool
    groups: list[Group]


class Picked(In):
    """A row, and the turn that the caller saw."""

    id: Id
    turn: Turn


class Bulk(In):
    """An act for many rows, and what it wants written.

    `assign` wants `to` (a user name), `ask` wants `text` and may have `of` and `due`, `duplicate` wants `same` (the
    full number of the other one), `check`, `close` and `open` want `text`, `close` also `conclusion`.
    """

    act: ActName
    picks: Annotated[list[Picked], Field(min_length=1, max_length=MOST)]
    to: Line = ""
    text: Text = ""
    of: Line = ""
    due: Day | None = None
    same: Line = ""
    conclusion: Literal["", Conclusion] = ""

    def written(self) -> dict[str, str]:
        """What was written, as in the form of the page."""
        person = User.objects.filter(username=self.to).first() if self.to else None
        return {
            "to": str(person.pk) if person else "",
            "text": self.text,
            "of": self.of,
            "due": self.due.isoformat() if self.due else "",
            "same": self.same,
            "conclusion": self.conclusion,
        }


class Done(Schema):
    """What came of it for one row; `why_not` is empty where it was done."""

    id: int
    turn: int | None
    status: str | None
    why_not: str

    @staticmethod
    def of(outcome: Outcome) -> Done:
        """Read an outcome."""
        clue = outcome.clue
        turn, status = (clue.turn, clue.status) if clue else (None, None)
        return Done(id=outcome.pick.id, turn=turn, status=status, why_not=outcome.why_not)


class Outcomes(Schema):
    """How many were done, and each."""

    done: int
    refused: int
    rows: list[Done]


class Export(Asked):
    """A list, what it is taken out for, and as what."""

    purpose: Annotated[str, StringConstraints(min_length=1, max_length=WHY_LIMIT, pattern=PLAIN)]
    format: Literal["xlsx", "csv"]


SECTIONS = {"clues": Clue.CLUE, "prompts": Clue.PROMPT}
NAMES = {"clues": ("线索", "clues"), "prompts": ("提示", "prompts")}


def add_list(router: Router, which: str) -> None:
    """Give a router the operations of a list.

    Args:
        router: the router.
        which: `clues` or `prompts`.
    """
    section, (zh, en) = SECTIONS[which], NAMES[which]

    @router.get(
        "",
        response=Page,
        auth=Needs(Can.CLUE_READ),
        operation_id=f"{which}_list",
        summary=f"{zh}列表 list of {en}",
    )
    def listed(request: HttpRequest, asked: Query[Paged]) -> dict[str, object]:
        """One page, with the count of all rows; looking a person up is logged."""
        user, state = reader(request), asked.state(section)
        order = state.order
        after, before = (order.read_place(text) for text in (asked.after, asked.before))
        if (asked.after and after is None) or (asked.before and before is None):
            raise Refusal(422, "after 或 before 不是这个次序里的位置。", "after or before is no place of this order.")
        log_person(user, state)
        rows = state.conditions.rows(user)
        total = count(rows)
        page = page_of(rows, order, after, before, asked.limit)
        return {
            "count": total,
            "rows": page.rows,
            "before": str(page.before) if page.before else None,
            "after": str(page.after) if page.after else None,
        }

    @router.get(
        "/groups",
        response=Groups,
        auth=Needs(Can.CLUE_READ),
        operation_id=f"{which}_groups",
        summary=f"{zh}分组 {en} in groups",
    )
    def groups(request: HttpRequest, asked: Query[Grouping]) -> object:
        """The first rows of a list put together by institution, model or person."""
        user, state = reader(request), asked.state(section)
        log_person(user, state)
        return grouped(state.conditions.rows(user), state.order, asked.by, asked.begin, set())

    @router.post(
        "/bulk",
        response=Outcomes,
        auth=Needs(Can.CLUE_WORK),
        operation_id=f"{which}_bulk",
        summary=f"批量办理{zh} act on many {en}",
    )
    def bulk(request: HttpRequest, asked: Bulk) -> Outcomes:
        """Do one act for each row; one that is refused keeps none of the others from being done."""
        user, act = reader(request), ACTS[asked.act]
        if section not in act.sections:
            raise Refusal(422, f"{zh}没有这种办理。", f"There is no such act for {en}.")
        if act not in acts_for(user, section):
            raise Refusal(403, "您的角色不能做这一步。", "Your roles do not allow this.")
        written = asked.written()
        if missing(act, written):
            raise Refusal(422, "没有保存：还有必填的没写。", "Not saved: something is still to be filled in.")
        picks = {pick.id: Pick(pick.id, pick.turn) for pick in asked.picks}
        rows = [Done.of(each) for each in do_all(act, user, picks.values(), written)]
        refused = sum(bool(row.why_not) for row in rows)
        return Outcomes(done=len(rows) - refused, refused=refused, rows=rows)

    @router.post(
        "/export",
        auth=Needs(Can.CLUE_EXPORT),
        operation_id=f"{which}_export",
        summary=f"导出{zh} export {en}",
        openapi_extra=FILE,
    )
    def export(request: HttpRequest, asked: Export) -> HttpResponse:
        """The rows as a file, names hidden, marked with who took it and what for; logged."""
        taken = take_out(reader(request), asked.state(section), asked.purpose, asked.format)
        return file_answer(taken.content, taken.name, taken.kind)
