"""One page of a list, its count, and its groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from django.db.models import QuerySet

from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.orders import Order, Place
from jianheng.desk.words import say

A_PAGE = 50
COUNT_TO = 10_000
TAB_TO = 999
# Only these columns are read: the rest of a row is several times as long.
SHOWN = (
    "section",
    "model",
    "title_zh",
    "title_en",
    "label_zh",
    "label_en",
    "says_zh",
    "says_en",
    "person",
    "person_key",
    "day",
    "grade",
    "standing",
    "was_standing",
    "status",
    "conclusion",
    "institution_id",
    "owner_id",
    "due",
    "turn",
    "found_at",
)


@dataclass(frozen=True)
class Count:
    """A number of rows, told up to a limit: counting a million of them helps nobody.

    Args:
        n: how many; one more than the limit where there are more.
        limit: up to which they are counted.
    """

    n: int
    limit: int

    @property
    def is_more(self) -> bool:
        """Whether there are more than were counted."""
        return self.n > self.limit

    def __str__(self) -> str:
        return say(f"超过 {self.limit:,}", f"over {self.limit:,}") if self.is_more else f"{self.n:,}"

    @property
    def short(self) -> str:
        """For a tab."""
        return f"{self.limit}+" if self.is_more else str(self.n)


def count(rows: QuerySet[Clue], limit: int = COUNT_TO) -> Count:
    """Count rows up to a limit."""
    return Count(rows.order_by()[: limit + 1].count(), limit)


@dataclass(frozen=True)
class Page:
    """Rows with the ways to those before and after.

    Args:
        rows: the rows.
        before: the place of the first row; None where nothing comes before.
        after: the place of the last row; None where nothing comes after.
    """

    rows: list[Clue]
    before: Place | None
    after: Place | None


def page_of(rows: QuerySet[Clue], order: Order, after: Place | None, before: Place | None, size: int = A_PAGE) -> Page:
    """One page.

    Args:
        rows: which rows.
        order: in which order.
        after: begin after this place.
        before: or end before this place.
        size: rows on a page.
    """
    shown = rows.only(*SHOWN)
    if before is not None:
        turned = order.backwards()
        at = Place(len(order.stretches) - 1 - before.stretch, before.key, before.id)
        found = turned.walk(shown, at, size + 1)
        more_before, more_after = len(found) > size, True
        found = found[:size][::-1]
    else:
        found = order.walk(shown, after, size + 1)
        more_before, more_after = after is not None, len(found) > size
        found = found[:size]
    with_names(found)
    return Page(
        found,
        order.place_of(found[0]) if found and more_before else None,
        order.place_of(found[-1]) if found and more_after else None,
    )


def with_names(rows: Sequence[Clue]) -> None:
    """Fetch the institutions and owners of rows, each once.

    As `prefetch_related_objects` does, in half of its time: a page of a list asks for little else.
    """
    units = Institution.objects.in_bulk({row.institution_id for row in rows})
    owners = User.objects.only("name", "username").in_bulk({row.owner_id for row in rows if row.owner_id is not None})
    for row in rows:
        row.institution = units[row.institution_id]
        row.owner = owners[row.owner_id] if row.owner_id is not None else None


GROUPS = {"institution": "institution_id", "model": "model", "person": "person_key"}
GROUP_FROM = 10_000
A_GROUP = 8
GROUPS_A_PAGE = 12


@dataclass
class Group:
    """Rows that have something in common.

    Args:
        key: what they have in common.
        is_folded: whether its rows are not shown.
        ids: the rows, in the order of the list.
        rows: the first of them; the very first alone where it is folded.
    """

    key: str
    is_folded: bool
    ids: list[int] = field(default_factory=list)
    rows: list[Clue] = field(default_factory=list)

    @property
    def n(self) -> int:
        """How many rows."""
        return len(self.ids)

    @property
    def head(self) -> Clue | None:
        """A row by which the group is named; None where it has just gone."""
        return self.rows[0] if self.rows else None

    @property
    def rest(self) -> int:
        """How many of them are not shown."""
        return 0 if self.is_folded else self.n - len(self.rows)


@dataclass(frozen=True)
class Grouped:
    """Some groups of a list.

    Args:
        groups: in the order of their first rows.
        total: how many groups there are.
        begin: number of the first one, from 0.
        is_cut: whether the list is longer than what was grouped.
    """

    groups: list[Group]
    total: int
    begin: int
    is_cut: bool


def grouped(rows: QuerySet[Clue], order: Order, by: str, begin: int, folded: set[str]) -> Grouped:
    """Put the first rows of a list into groups.

    Args:
        rows: which rows.
        order: in which order.
        by: a name of `GROUPS`.
        begin: how many groups to pass over.
        folded: keys of groups whose rows are not shown.
    """
    column = GROUPS[by]
    found: dict[Any, list[int]] = {}
    walked = order.walk(rows.values_list("pk", column), None, GROUP_FROM + 1)
    for pk, value in walked[:GROUP_FROM]:
        if value in found:
            found[value].append(pk)
        else:
            found[value] = [pk]
    page = list(islice(found.items(), begin, begin + GROUPS_A_PAGE))
    shown = [Group(str(value), str(value) in folded, ids) for value, ids in page]
    heads = {pk: group for group in shown for pk in group.ids[: 1 if group.is_folded else A_GROUP]}
    by_id = Clue.objects.only(*SHOWN).in_bulk(list(heads))
    with_names(list(by_id.values()))
    for pk, group in heads.items():
        if pk in by_id:
            group.rows.append(by_id[pk])
    return Grouped(shown, len(found), begin, len(walked) > GROUP_FROM)
