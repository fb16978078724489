"""What a list is narrowed to: the whole of it stands in the address of the page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import F, Q, QuerySet
from django.http import QueryDict
from django.utils import timezone

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.scope import in_scope, institutions_of, sees_everything
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.searching import found_by
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, STATUSES
from jianheng.desk.papers.models import Ground
from jianheng.desk.statistics.documents import documents

OPEN, EVERY = "open", "all"
ME, NOBODY = "me", "none"
LATE = "late"
CHANGED, DOCUMENTED = "yes", "yes"
MOST_VALUES = 200
# Of each name at most one value counts, except for these.
MANY = frozenset({"status", "standing", "area", "model", "institution", "conclusion"})
NAMES = (
    "status",
    "standing",
    "changed",
    "area",
    "model",
    "institution",
    "office",
    "owner",
    "grade",
    "conclusion",
    "due",
    "from",
    "to",
    "found",
    "found_to",
    "concluded",
    "concluded_to",
    "document",
    "q",
    "who",
)


Asks = Callable[[tuple[str, ...], User], Q]


def _day(text: str) -> bool:
    try:
        # At the ends of the calendar a moment here is none in another zone.
        return 1 < date.fromisoformat(text).year < 9999  # noqa: PLR2004
    except ValueError:
        return False


def _documented(text: str) -> bool:
    """In a served document, of any day or of a period: `2026-01-01~2026-03-31`, with either end left out."""
    first, mark, last = text.partition("~")
    return text == DOCUMENTED or (mark == "~" and all(not day or _day(day) for day in (first, last)))


def _number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) <= 9  # noqa: PLR2004  # fits any column


# What a value must be to count; anything else is passed over, as a mistyped address.
FITS: Mapping[str, Callable[[str], bool]] = {
    "status": lambda text: text in (OPEN, EVERY, *STATUSES),
    "standing": lambda text: text in ANSWERS,
    "changed": lambda text: text == CHANGED,
    "area": lambda text: len(text) <= 40,  # noqa: PLR2004  # as the column
    "model": lambda text: len(text) <= 100,  # noqa: PLR2004
    "institution": _number,
    "office": _number,
    "owner": lambda text: text in (ME, NOBODY) or _number(text),
    "grade": lambda text: text in ("serious", "minor", NOBODY),
    "conclusion": lambda text: text == NOBODY or text in CONCLUSIONS,
    "due": lambda text: text == LATE or (_number(text) and int(text) <= 3660),  # noqa: PLR2004  # ten years
    "from": _day,
    "to": _day,
    "found": _day,
    "found_to": _day,
    "concluded": _day,
    "concluded_to": _day,
    "document": _documented,
    "q": lambda text: len(text) <= 200,  # noqa: PLR2004
    "who": lambda text: len(text) == 32 and text.isalnum(),  # noqa: PLR2004  # length of a keyed hash
}


@dataclass(frozen=True)
class Conditions:
    """What is asked of the rows of one list.

    Args:
        section: clues or prompts.
        values: what is asked, by name; a name that is not there asks nothing.
    """

    section: str
    values: Mapping[str, tuple[str, ...]]

    def one(self, name: str) -> str:
        """The value of a name that has but one; empty where nothing is asked."""
        return (self.values.get(name) or ("",))[0]

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values, as in the address."""
        return [(name, value) for name in NAMES for value in self.values.get(name, ())]

    def but(self, name: str, *values: str) -> Conditions:
        """The same with other values of one name; without it where none are given."""
        return Conditions(self.section, {**self.values, name: values} if values else self._without(name))

    def _without(self, name: str) -> dict[str, tuple[str, ...]]:
        return {known: values for known, values in self.values.items() if known != name}

    def rows(self, user: User) -> QuerySet[Clue]:
        """The rows that fit, of those that a person sees; in no order."""
        return self.among(in_scope(Clue.objects.all(), user), user)

    def among(self, reach: QuerySet[Clue], user: User) -> QuerySet[Clue]:
        """The same, where what the person sees is known already.

        Args:
            reach: clues and prompts that the person sees.
            user: who asks.
        """
        rows = reach.filter(section=self.section)
        for name, ask in ASKED.items():
            values = self.values.get(name, ())
            if values or name == "status":
                rows = rows.filter(ask(values, user))
        text = self.one("q")
        return found_by(rows, text, user) if text else rows


def conditions_of(asked: QueryDict, section: str) -> Conditions:
    """Read an address.

    Args:
        asked: its query.
        section: clues or prompts.
    """
    values = {}
    for name in NAMES:
        told = (text.strip() for text in asked.getlist(name)[:MOST_VALUES])
        kept = tuple(dict.fromkeys(text for text in told if text and FITS[name](text)))
        if kept:
            values[name] = kept if name in MANY else kept[-1:]
    return Conditions(section, values)


def _status(values: Iterable[str], user: User) -> Q:
    chosen = set(values)
    if EVERY in chosen:
        return Q()
    if not chosen or OPEN in chosen:
        chosen = (chosen - {OPEN}) | set(Clue.OPEN)
    return Q(status__in=sorted(chosen))


def _owner(values: tuple[str, ...], user: User) -> Q:
    if values[0] == NOBODY:
        return Q(owner=None)
    return Q(owner=user.pk if values[0] == ME else int(values[0]))


def _institution(values: tuple[str, ...], user: User) -> Q:
    """Those that the person does not see are dropped here already: looking for none of them takes no time then."""
    chosen = [int(value) for value in values]
    if sees_everything(user):
        return Q(institution__in=chosen)
    return Q(institution__in=list(institutions_of(user).filter(pk__in=chosen).values_list("pk", flat=True)))


def _grade(values: tuple[str, ...], user: User) -> Q:
    return Q(grade="" if values[0] == NOBODY else values[0])


def _due(values: tuple[str, ...], user: User) -> Q:
    today = timezone.localdate()
    return Q(due__lt=today) if values[0] == LATE else Q(due__lte=today + timedelta(days=int(values[0])))


def _office(values: tuple[str, ...], user: User) -> Q:
    """The institutions of an office and of those below it, as far as the person sees them."""
    path = Office.objects.filter(pk=int(values[0])).values_list("path", flat=True).first()
    if path is None:
        return Q(pk__in=[])
    below = institutions_of(user).filter(office__path__startswith=path)
    return Q(institution__in=list(below.values_list("pk", flat=True)))


def _conclusion(values: tuple[str, ...], user: User) -> Q:
    return Q(conclusion__in=["" if value == NOBODY else value for value in values])


def midnight_of(day: date) -> datetime:
    """When a day begins, here."""
    return datetime.combine(day, time(), timezone.get_current_timezone())


def midnight_after(day: date) -> datetime:
    """When it is over."""
    return midnight_of(day + timedelta(days=1))


def _since(field: str) -> Asks:
    return lambda values, _: Q(**{f"{field}__gte": midnight_of(date.fromisoformat(values[0]))})


def _until(field: str) -> Asks:
    return lambda values, _: Q(**{f"{field}__lt": midnight_after(date.fromisoformat(values[0]))})


def _changed(values: tuple[str, ...], user: User) -> Q:
    """The machine answers otherwise than when somebody last did something."""
    return ~Q(was_standing="") & Q(standing_at__gte=F("changed_at"))


def _document(values: tuple[str, ...], user: User) -> Q:
    first, _, last = values[0].partition("~") if values[0] != DOCUMENTED else ("", "", "")
    papers = documents()
    papers = papers.filter(served_on__gte=first) if first else papers
    papers = papers.filter(served_on__lte=last) if last else papers
    # Few clues stand in documents: found once, and not looked for beside each clue.
    return Q(pk__in=Ground.objects.filter(item__paper__in=papers).values("clue"))


ASKED: Mapping[str, Asks] = {
    "status": _status,
    "standing": lambda values, _: Q(standing__in=values),
    "changed": _changed,
    "area": lambda values, _: Q(area__in=values),
    "model": lambda values, _: Q(model__in=values),
    "institution": _institution,
    "office": _office,
    "owner": _owner,
    "grade": _grade,
    "conclusion": _conclusion,
    "due": _due,
    "from": lambda values, _: Q(day__gte=date.fromisoformat(values[0])),
    "to": lambda values, _: Q(day__lte=date.fromisoformat(values[0])),
    "found": _since("found_at"),
    "found_to": _until("found_at"),
    "concluded": _since("concluded_at"),
    "concluded_to": _until("concluded_at"),
    "document": _document,
    "who": lambda values, _: Q(person_key=values[0]) | Q(name_key=values[0]),
}
