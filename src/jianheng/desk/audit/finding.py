"""Lines of the log by what somebody looks for, newest first, a page at a time."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone

from jianheng.desk.audit import words
from jianheng.desk.audit.models import Entry

A_PAGE = 50


@dataclass(frozen=True)
class Asked:
    """What somebody looks for; empty for everything.

    Args:
        actor: who; a user name.
        action: what was done.
        kind: kind of the thing.
        about: its id, from its beginning.
        since: first day, as in `2026-11-20`.
        until: last day.
    """

    actor: str = ""
    action: str = ""
    kind: str = ""
    about: str = ""
    since: str = ""
    until: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked."""
        return any(getattr(self, each.name) for each in fields(self))

    @property
    def wrong_days(self) -> list[str]:
        """Days that are none."""
        return [text for text in (self.since, self.until) if text and _day(text) is None]


def _day(text: str) -> date | None:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    # At the ends of the calendar there is no day before or after.
    return day if 1 < day.year < 9999 else None  # noqa: PLR2004


def found(asked: Asked) -> QuerySet[Entry]:
    """The lines, newest first.

    Args:
        asked: what is looked for; a day that is none is left aside.
    """
    rows = Entry.objects.order_by("-number")
    exact = {name: getattr(asked, name) for name in ("actor", "action", "kind") if getattr(asked, name)}
    rows = rows.filter(**exact)
    if asked.about:
        rows = rows.filter(about__startswith=asked.about)
    since, until = _day(asked.since), _day(asked.until)
    if since:
        rows = rows.filter(at__gte=_kept(since))
    if until:
        rows = rows.filter(at__lt=_kept(until + timedelta(days=1)))
    return rows


def _kept(day: date) -> str:
    """The beginning of a day here, as moments are kept: in UTC, so that they sort as text."""
    begins = timezone.make_aware(datetime.combine(day, time.min))
    return begins.astimezone(UTC).isoformat(timespec="milliseconds")


@dataclass(frozen=True)
class Shown:
    """A line in the reader's words.

    Args:
        entry: the line.
    """

    entry: Entry

    @property
    def at(self) -> str:
        """When, on the clock here."""
        return timezone.localtime(datetime.fromisoformat(self.entry.at)).strftime("%Y-%m-%d %H:%M:%S")

    @property
    def action(self) -> str:
        """What was done."""
        return words.action(self.entry.action, self.entry.kind)

    @property
    def kind(self) -> str:
        """The kind of thing."""
        return words.kind(self.entry.kind)

    @property
    def detail(self) -> str:
        """The rest."""
        return words.detail(self.entry.detail)


@dataclass(frozen=True)
class Page:
    """Some lines and the way on.

    Args:
        lines: the lines.
        before: number that the next page begins below; 0 where there is none.
    """

    lines: list[Shown]
    before: int


def page(asked: Asked, before: int) -> Page:
    """A page of lines.

    Args:
        asked: what is looked for.
        before: lines below this number; 0 for the newest.
    """
    rows = found(asked)
    if before:
        rows = rows.filter(number__lt=before)
    some = list(rows[: A_PAGE + 1])
    more = len(some) > A_PAGE
    return Page([Shown(entry) for entry in some[:A_PAGE]], some[A_PAGE - 1].number if more else 0)
