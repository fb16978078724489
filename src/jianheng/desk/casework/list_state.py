"""What a list shows and how: read from the address, and written back into the addresses of its links."""

from __future__ import annotations

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.http import QueryDict

from jianheng.desk.casework.conditions import Conditions, conditions_of
from jianheng.desk.casework.listing import GROUPS
from jianheng.desk.casework.orders import ASC, DESC, ORDERS, Order, Place, order_of

MOST_FOLDED = 200


@dataclass(frozen=True)
class ListState:
    """The state of a list.

    Args:
        conditions: which rows.
        sort: name of the order.
        direction: `asc` or `desc`; empty for the one that people first want.
        group: a name of `GROUPS`, or empty.
        folded: keys of folded groups.
        begin: groups that are passed over.
        after: the page begins after this place.
        before: or ends before this place.
    """

    conditions: Conditions
    sort: str = ""
    direction: str = ""
    group: str = ""
    folded: frozenset[str] = frozenset()
    begin: int = 0
    after: Place | None = None
    before: Place | None = None

    @property
    def order(self) -> Order:
        """The order of the rows; where a day is asked for, there are none without one to look for at its end."""
        order = order_of(self.sort, self.direction)
        asks = {"due": ("due",), "day": ("from", "to")}.get(order.name, ())
        return order.keyed_alone() if any(self.conditions.one(name) for name in asks) else order

    @property
    def kept(self) -> list[tuple[str, str]]:
        """What stays when the conditions change: order and grouping."""
        told = (("sort", self.sort), ("dir", self.direction), ("group", self.group))
        return [(name, value) for name, value in told if value]

    @property
    def query(self) -> str:
        """The address's query."""
        pairs = [*self.conditions.pairs, *self.kept]
        pairs += [("fold", key) for key in sorted(self.folded)]
        pairs += [("begin", str(self.begin))] if self.begin else []
        pairs += [("after", str(self.after))] if self.after else []
        pairs += [("before", str(self.before))] if self.before else []
        return urlencode(pairs)

    @property
    def first(self) -> ListState:
        """The same from its first page."""
        return replace(self, begin=0, after=None, before=None)

    def narrowed(self, conditions: Conditions) -> ListState:
        """With other conditions, from the first page."""
        return replace(self.first, conditions=conditions, folded=frozenset())

    def sorted_by(self, sort: str) -> ListState:
        """In another order; turned where it is this one already."""
        if sort != self.order.name:
            return replace(self.first, sort=sort, direction="")
        return replace(self.first, sort=sort, direction=ASC if self.order.falls else DESC)

    def grouped_by(self, group: str) -> ListState:
        """In other groups."""
        return replace(self.first, group=group, folded=frozenset())

    def toggled(self, key: str) -> ListState:
        """With a group folded or unfolded."""
        return replace(self, folded=self.folded ^ {key})


def state_of(asked: QueryDict, section: str) -> ListState:
    """Read an address; what is not understood in it is passed over."""
    sort, direction, group = (asked.get(name, "") for name in ("sort", "dir", "group"))
    sort = sort if sort in ORDERS else ""
    direction = direction if direction in (ASC, DESC) else ""
    order = order_of(sort, direction)
    begin = asked.get("begin", "")
    return ListState(
        conditions_of(asked, section),
        sort,
        direction,
        group if group in GROUPS else "",
        frozenset(asked.getlist("fold")[:MOST_FOLDED]),
        int(begin) if begin.isascii() and begin.isdecimal() and len(begin) < 6 else 0,  # noqa: PLR2004
        order.read_place(asked.get("after", "")),
        order.read_place(asked.get("before", "")),
    )
