"""What the figures are narrowed to: the whole of it stands in the address of the page."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date
from urllib.parse import urlencode

from django.http import QueryDict

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.scope import institutions_of, sees_everything
from jianheng.desk.words import Words

OWN, ACT, FOUND, CONCLUDED, SERVED = "own", "act", "found", "concluded", "served"
BY = {
    OWN: Words("每个数按自己的日子", "each figure by its own day"),
    ACT: Words("按行为日", "by the day of the act"),
    FOUND: Words("按线索首次发现日", "by the day a clue was found"),
    CONCLUDED: Words("按线索办结日", "by the day a clue was concluded"),
    SERVED: Words("按文书送达日", "by the day a document was served"),
}
MONTH = re.compile(r"(19|20|21)\d\d-(0[1-9]|1[0-2])")
MOST = 200
AREA_LENGTH, MODEL_LENGTH = 40, 100


@dataclass(frozen=True)
class Asked:
    """What is asked.

    Args:
        by: by which day a figure belongs to the period, a name of `BY`; other than `own`, one set of cases is followed
            through all its stages.
        since: first month, as in `2026-01`; empty for no beginning.
        until: last month; empty for no end.
        office: only institutions of this office and of those below it.
        institutions: only these.
        areas: only these areas.
        models: only these models.
    """

    by: str = OWN
    since: str = ""
    until: str = ""
    office: int | None = None
    institutions: tuple[int, ...] = ()
    areas: tuple[str, ...] = ()
    models: tuple[str, ...] = ()

    @property
    def first(self) -> date | None:
        """The first day of the period."""
        return date.fromisoformat(f"{self.since}-01") if self.since else None

    @property
    def last(self) -> date | None:
        """The last day of the period."""
        if not self.until:
            return None
        year, month = int(self.until[:4]), int(self.until[5:])
        return date(year, month, monthrange(year, month)[1])

    @property
    def has_period(self) -> bool:
        """Whether a period is asked for."""
        return bool(self.since or self.until)

    @property
    def is_one_set(self) -> bool:
        """Whether all figures tell of the same cases, so that one can be a share of another."""
        return self.by != OWN or not self.has_period

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values, as in the address."""
        told = [("by", self.by if self.by != OWN else ""), ("from", self.since), ("to", self.until)]
        told += [("office", str(self.office or ""))] + [("institution", str(pk)) for pk in self.institutions]
        told += [("area", area) for area in self.areas] + [("model", model) for model in self.models]
        return [pair for pair in told if pair[1]]

    @property
    def query(self) -> str:
        """The address's query."""
        return urlencode(self.pairs)

    def but(self, **other: object) -> Asked:
        """The same with something else asked."""
        return replace(self, **other)  # type: ignore[arg-type]  # names and values are those of the fields

    def units(self, user: User) -> list[int] | None:
        """The institutions whose rows count for a person; None where nothing is kept from them and all count."""
        if sees_everything(user) and self.office is None and not self.institutions:
            return None
        rows = institutions_of(user)
        if self.office is not None:
            path = Office.objects.filter(pk=self.office).values_list("path", flat=True).first()
            rows = rows.filter(office__path__startswith=path) if path else rows.none()
        if self.institutions:
            rows = rows.filter(pk__in=self.institutions)
        return list(rows.values_list("pk", flat=True))


def asked_of(query: QueryDict) -> Asked:
    """Read an address; what is not understood in it asks nothing."""
    by = query.get("by", OWN)
    since, until = (text if MONTH.fullmatch(text) else "" for text in (query.get("from", ""), query.get("to", "")))
    office = query.get("office", "")
    return Asked(
        by if by in BY else OWN,
        since,
        until,
        int(office) if _number(office) else None,
        tuple(dict.fromkeys(int(text) for text in query.getlist("institution")[:MOST] if _number(text))),
        _texts(query, "area", AREA_LENGTH),
        _texts(query, "model", MODEL_LENGTH),
    )


def _texts(query: QueryDict, name: str, longest: int) -> tuple[str, ...]:
    found = (text.strip() for text in query.getlist(name)[:MOST])
    return tuple(dict.fromkeys(text for text in found if text and len(text) <= longest and "\x00" not in text))


def _number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and 0 < len(text) <= 9  # noqa: PLR2004  # fits any column
