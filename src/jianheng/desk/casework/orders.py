"""The orders of a list, and walking along them page by page.

A page begins after a row and not after a number of rows, so that the hundredth page costs what the first one costs
and a row that comes or goes meanwhile makes no other row appear twice. Where the key of an order may be empty, or
has only a few values, the list is walked in stretches, each in an order that an index holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Max, Min, Q, QuerySet

from jianheng.desk.casework.models import Clue
from jianheng.desk.words import Words

Row = TypeVar("Row")
ASC, DESC = "asc", "desc"
BETWEEN = "~"
INSTITUTION = "institution_id"


@dataclass(frozen=True)
class Stretch:
    """Rows that stand together.

    Args:
        only: which rows.
        key: the field by which they are ordered; they are ordered by id alone where it is empty.
    """

    only: Q
    key: str = ""


@dataclass(frozen=True)
class Place:
    """The place of a row in an order.

    Args:
        stretch: number of the stretch.
        key: the row's key; empty where the stretch has none.
        id: the row.
    """

    stretch: int
    key: str
    id: int

    def __str__(self) -> str:
        return f"{self.stretch}{BETWEEN}{self.key}{BETWEEN}{self.id}"


@dataclass(frozen=True)
class Order:
    """An order of rows.

    Args:
        name: as in the address.
        title: its name.
        stretches: in the order that people first want.
        falls: whether the keys fall along it.
    """

    name: str
    title: Words
    stretches: tuple[Stretch, ...]
    falls: bool

    def turned(self) -> Order:
        """The same backwards; rows without a key still come last."""
        if len(self.stretches) > 1 and not self.stretches[0].key:
            return Order(self.name, self.title, self.stretches[::-1], not self.falls)
        return Order(self.name, self.title, self.stretches, not self.falls)

    def keyed_alone(self) -> Order:
        """The same for rows that all have a key."""
        return Order(self.name, self.title, tuple(one for one in self.stretches if one.key), self.falls)

    def backwards(self) -> Order:
        """The same walked from its end."""
        return Order(self.name, self.title, self.stretches[::-1], not self.falls)

    def place_of(self, row: Clue) -> Place:
        """The place of a row."""
        for number, stretch in enumerate(self.stretches):
            if stretch.key and getattr(row, stretch.key) is not None:
                return Place(number, str(getattr(row, stretch.key)), row.pk)
            if not stretch.key and _is_in(row, stretch.only):
                return Place(number, "", row.pk)
        raise ValueError(row.pk)

    def read_place(self, text: str) -> Place | None:
        """Read a place from an address; None where it is none of this order."""
        parts = text.split(BETWEEN)
        if len(parts) != 3 or not (parts[0].isdecimal() and parts[2].isdecimal()):  # noqa: PLR2004
            return None
        place = Place(int(parts[0]), parts[1], int(parts[2]))
        if place.stretch >= len(self.stretches) or place.id >= 1 << 62:
            return None
        key = self.stretches[place.stretch].key
        if not key:
            return place if not place.key else None
        try:
            _typed(key, place.key)
        except ValueError:
            return None
        return place

    def walk(self, rows: QuerySet[Clue, Row], after: Place | None, most: int) -> list[Row]:
        """The next rows.

        Args:
            rows: which rows, in no order, and what of them.
            after: the place after which to begin; the first rows where it is None.
            most: how many at most.
        """
        found: list[Row] = []
        for part in self._parts(rows, after):
            if len(found) >= most:
                break
            found += part[: most - len(found)]
        return found

    def _parts(self, rows: QuerySet[Clue, Row], after: Place | None) -> Iterator[QuerySet[Clue, Row]]:
        sign, beyond = ("-", "lt") if self.falls else ("", "gt")
        for number, stretch in enumerate(self.stretches):
            if after is not None and number < after.stretch:
                continue
            order = [f"{sign}{stretch.key}", f"{sign}pk"] if stretch.key else [f"{sign}pk"]
            part = rows.filter(stretch.only).order_by(*order)
            if after is None or number > after.stretch:
                yield part if stretch.key != INSTITUTION else self._from_the_first(part)
            elif stretch.key:
                key = _typed(stretch.key, after.key)
                yield part.filter(**{stretch.key: key, f"pk__{beyond}": after.id})
                yield part.filter(**{f"{stretch.key}__{beyond}": key})
            else:
                yield part.filter(**{f"pk__{beyond}": after.id})

    def _from_the_first(self, rows: QuerySet[Clue, Row]) -> QuerySet[Clue, Row]:
        """Rows by institution, from the first institution that has any.

        A database that walks an index in this order does not leap to the institutions that a person sees; told where
        to begin, it need not pass over the rows of all others before them.
        """
        end, beyond = (Max, "lte") if self.falls else (Min, "gte")
        first = rows.order_by().aggregate(first=end(INSTITUTION))["first"]
        return rows.none() if first is None else rows.filter(**{f"{INSTITUTION}__{beyond}": first})


def _typed(key: str, text: str) -> Any:
    return int(text) if key == INSTITUTION else date.fromisoformat(text)


def _is_in(row: Clue, only: Q) -> bool:
    return all(_fits(row, *one) for one in only.children if isinstance(one, tuple))


def _fits(row: Clue, name: str, wanted: Any) -> bool:
    field, _, lookup = name.partition("__")
    value = getattr(row, field)
    return (value is None) == wanted if lookup == "isnull" else bool(value == wanted)


def _dated(field: str) -> tuple[Stretch, ...]:
    return Stretch(Q(**{f"{field}__isnull": False}), field), Stretch(Q(**{f"{field}__isnull": True}))


GRADED = tuple(Stretch(Q(grade=grade)) for grade in ("serious", "minor", ""))
ORDERS: Mapping[str, Order] = {
    one.name: one
    for one in (
        Order("found", Words("发现先后", "Found"), (Stretch(Q()),), falls=True),
        Order("due", Words("期限", "Due"), _dated("due"), falls=False),
        Order("day", Words("行为日", "Date of act"), _dated("day"), falls=True),
        Order("institution", Words("单位", "Institution"), (Stretch(Q(), INSTITUTION),), falls=False),
        Order("grade", Words("程度", "Grade"), GRADED, falls=True),
    )
}


def order_of(name: str, direction: str) -> Order:
    """An order by its name in an address; found last, first where there is no such order."""
    order = ORDERS.get(name, ORDERS["found"])
    return order.turned() if direction and (direction == DESC) != order.falls else order
