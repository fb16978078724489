"""The list of papers: its tabs, conditions and order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Q, QuerySet
from django.utils import timezone

from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.papers.models import Item, Paper
from jianheng.desk.papers.words import KINDS, STATES
from jianheng.desk.words import Words

NAMES = ("tab", "kind", "state", "institution", "q", "sort")
TABS: dict[str, Words] = {
    "live": Words("在办", "In hand"),
    "mine": Words("我起草的", "Mine"),
    "approve": Words("待批准", "For approval"),
    "late": Words("超期", "Late"),
    "done": Words("已办结", "Closed"),
    "all": Words("全部", "All"),
}
IN_HAND = (Paper.DRAFT, Paper.SUBMITTED, Paper.APPROVED, Paper.SERVED, Paper.REPLIED)
SORTS = {
    "changed": Words("最近处理", "Latest act"),
    "due": Words("期限", "Due"),
    "number": Words("文号", "Number"),
    "institution": Words("发往单位", "Addressee"),
}
LONGEST = 100


@dataclass(frozen=True)
class Asked:
    """What a list is narrowed to; what is not known asks nothing.

    Args:
        tab: a name of `TABS`.
        kind, state: of the papers; empty for any.
        institution: id of an institution as it was written; empty for any.
        q: part of a number, a title or an item's words.
        sort: a name of `SORTS`.
    """

    tab: str = "live"
    kind: str = ""
    state: str = ""
    institution: str = ""
    q: str = ""
    sort: str = "changed"

    @property
    def pairs(self) -> dict[str, str]:
        """As an address tells it."""
        usual = Asked()
        return {name: value for name in NAMES if (value := getattr(self, name)) and value != getattr(usual, name)}

    @property
    def query(self) -> str:
        """The same as text."""
        return urlencode(self.pairs)

    def but(self, **other: str) -> str:
        """The address of the same list with something else."""
        return urlencode(Asked(**{**{name: getattr(self, name) for name in NAMES}, **other}).pairs)


def asked_of(query: Mapping[str, str]) -> Asked:
    """Read an address."""
    told = {name: str(query.get(name, "")).replace("\x00", "").strip()[:LONGEST] for name in NAMES}
    number = told["institution"]
    return Asked(
        tab=told["tab"] if told["tab"] in TABS else "live",
        kind=told["kind"] if told["kind"] in KINDS else "",
        state=told["state"] if told["state"] in STATES else "",
        institution=number if number.isascii() and number.isdecimal() and len(number) < 10 else "",  # noqa: PLR2004
        q=told["q"],
        sort=told["sort"] if told["sort"] in SORTS else "changed",
    )


def of_tab(rows: QuerySet[Paper], tab: str, user: User) -> QuerySet[Paper]:
    """The papers of a tab."""
    today = timezone.localdate()
    if tab == "mine":
        return rows.filter(drafted_by=user, state__in=IN_HAND)
    if tab == "approve":
        return rows.filter(state=Paper.SUBMITTED)
    if tab == "late":
        return rows.filter(pk__in=late_ids(rows, today))
    if tab == "done":
        return rows.filter(state__in=(Paper.CLOSED, Paper.WITHDRAWN))
    return rows if tab == "all" else rows.filter(state__in=IN_HAND)


def late_ids(rows: QuerySet[Paper], today: Any) -> QuerySet[Paper, Any]:
    """Papers in which something is late: the answer, a review, an item, a look-back."""
    waits = (Paper.SERVED, Paper.REPLIED)
    answer = Q(state=Paper.SERVED, reply_due_on__lt=today, replies=None)
    answer &= ~Q(kind=Paper.ORAL) | Q(items__rectified__in=(Item.OPEN, Item.PARTLY))
    review = Q(state__in=waits, objections__result="", objections__review_by__lt=today)
    unmet = Q(state__in=waits, items__rectified__in=(Item.OPEN, Item.PARTLY), items__correct_by__lt=today)
    look = Q(
        state__in=(*waits, Paper.CLOSED),
        items__rectified=Item.DONE,
        items__look_back_due_on__lt=today,
        items__look_back_on=None,
    )
    return rows.filter(answer | review | unmet | look).values("pk")


def rows_of(seen: QuerySet[Paper], asked: Asked, user: User) -> QuerySet[Paper]:
    """The papers of a list in their order, with how many items each has and how many are put right."""
    rows = of_tab(seen, asked.tab, user)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    if asked.state:
        rows = rows.filter(state=asked.state)
    if asked.institution:
        rows = rows.filter(institution=int(asked.institution))
    if asked.q:
        words = Q(number__icontains=asked.q) | Q(title__icontains=asked.q) | Q(institution__name__icontains=asked.q)
        rows = rows.filter(words | Q(pk__in=Item.objects.filter(what__icontains=asked.q).values("paper")))
    counted = rows.annotate(
        n_items=Count("items", distinct=True),
        n_done=Count("items", filter=Q(items__rectified=Item.DONE), distinct=True),
    ).select_related("institution", "office", "drafted_by")
    return counted.order_by(*_order(asked.sort))


def institutions_in(seen: QuerySet[Paper]) -> QuerySet[Institution]:
    """The institutions to which papers of a list go."""
    return Institution.objects.filter(pk__in=seen.values("institution")).order_by("name")


def _order(sort: str) -> tuple[Any, ...]:
    if sort == "due":
        return (F("reply_due_on").asc(nulls_last=True), "-pk")
    if sort == "number":
        return ("-year", "kind", "-ordinal", "-pk")
    return ("institution__name", "-changed_at") if sort == "institution" else ("-changed_at", "-pk")
