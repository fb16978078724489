"""What a list of deadlines holds; nothing here knows of a database or a request."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from jianheng.desk.warning.span import Span


@dataclass(frozen=True)
class Duty:
    """One act that must be done by a day.

    Args:
        model: id of the model that watches over it.
        title: what must be done in time, by the model's title.
        act: the act, without the person.
        person: whose it is, hidden or in full; empty where the act is of no person.
        due: the last day.
        left: working days after the day of the list up to the last day; None where the calendar ends before.
        articles: articles in force on the last day.
        as_of: the day of the data.
    """

    model: str
    title: str
    act: str
    person: str
    due: date
    left: int | None
    articles: tuple[str, ...]
    as_of: date


@dataclass(frozen=True)
class Looked:
    """What was looked at for one kind of duty.

    Args:
        title: the model's title.
        acts: acts of the institution that were examined.
        pending: of these, acts whose day had not come on the day of the data.
        within: of these, acts whose day is on the list.
    """

    title: str
    acts: int
    pending: int
    within: int


@dataclass(frozen=True)
class Told:
    """What a delivery said of itself.

    Args:
        unit: who delivered; `*` for several together.
        until: the last day of which it speaks.
        complete: whether it is said to be complete.
    """

    unit: str
    until: date | None
    complete: bool


@dataclass(frozen=True)
class Cited:
    """An article in our own words.

    Args:
        name: instrument and place.
        words: what it says.
        confirmed: whether its text was read in full.
    """

    name: str
    words: str
    confirmed: bool


@dataclass(frozen=True)
class Mark:
    """Who made a file, when and what for.

    Args:
        office: the procuratorate.
        who: the person; empty on a command line.
        when: when.
        why: what for, where names are shown; else empty.
    """

    office: str
    who: str
    when: datetime
    why: str = ""


@dataclass(frozen=True)
class Warnings:
    """The list of one institution.

    Args:
        unit: the institution.
        span: the days.
        duties: what falls due in them, soonest first.
        passed: what fell due after the day of the data and before these days: nobody knows yet whether it was done.
        looked: what was looked at, also where nothing was found.
        delivered: what the institution's own deliveries said of themselves.
        others: number of deliveries of other institutions that were read too.
        cited: the articles that the rows name.
        as_of: days of the data; several where models ran last on different days.
        revealed: whether names and ID numbers are shown.
    """

    unit: str
    span: Span
    duties: tuple[Duty, ...]
    passed: tuple[Duty, ...]
    looked: tuple[Looked, ...]
    delivered: tuple[Told, ...]
    others: int
    cited: tuple[Cited, ...]
    as_of: tuple[date, ...]
    revealed: bool
