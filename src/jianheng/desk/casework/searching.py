"""What is typed into the search field: a clue's number, a person, a case number, a model or an institution.

A large list is never read through for words: numbers, names and models are looked up by their indexes, and only
where none of these fits are the words looked for in the newest rows of the list as it is narrowed already.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from jianheng.desk.accounts.models import Institution, User
from jianheng.desk.accounts.scope import in_scope, institutions_of
from jianheng.desk.casework.catalogue import models_named
from jianheng.desk.casework.keyed import keyed
from jianheng.desk.casework.models import Clue

NUMBER = re.compile(r"(?:\d{4}-)?0*(\d{1,9})")
FULL_NUMBER = re.compile(r"\d{4}-\d{6,}")
ID_NUMBER = re.compile(r"\d{17}[\dXx]|\d{15}")
HELD_NUMBER = re.compile(r"[A-Za-z0-9-]{4,30}")  # a number that a prison or a house gives
BRACKETS = str.maketrans("()", "（）")
# Words are looked for in so many of the newest rows.
READ_THROUGH = 5_000


@dataclass(frozen=True)
class Sought:
    """What the words can mean.

    Args:
        exact: rows that are meant beyond doubt; None where the words are no number and no person.
        person: keyed hash of the person, where the words name one that is known.
    """

    exact: Q | None
    person: str = ""


def found_by(rows: QuerySet[Clue], text: str, user: User) -> QuerySet[Clue]:
    """Keep the rows that the words mean.

    Args:
        rows: the list as it is narrowed already.
        text: the words.
        user: who asks.
    """
    sought = seek(text, user)
    if sought.exact is not None:
        return rows.filter(sought.exact)
    written = text.strip().translate(BRACKETS)
    begins = Q(act__startswith=written) | Q(act__startswith=text.strip())
    named = Q()
    if models := models_named(text):
        named |= Q(model__in=models)
    if units := [pk for pk, name in _units(user) if text.strip() in name]:
        named |= Q(institution__in=units)
    if named:
        return rows.filter(named | begins)
    if rows.filter(begins).exists():
        return rows.filter(begins)
    return _newest(rows).filter(Q(act__contains=written) | Q(act__contains=text.strip()))


def _newest(rows: QuerySet[Clue]) -> QuerySet[Clue]:
    """The rows down to the last one that is read through."""
    last = list(rows.order_by("-pk").values_list("pk", flat=True)[READ_THROUGH : READ_THROUGH + 1])
    return rows.filter(pk__gt=last[0]) if last else rows


def seek(text: str, user: User) -> Sought:
    """Tell whether the words are a number or a person.

    Args:
        text: the words.
        user: who asks.
    """
    text = text.strip()
    if (known := numbered(text)) is not None:
        return Sought(known)
    if ID_NUMBER.fullmatch(text):
        key = keyed("person", text)
        return Sought(Q(person_key=key), key)
    if HELD_NUMBER.fullmatch(text) and any(one.isdecimal() for one in text):
        keys = [keyed("person", f"no:{name}:{text}") for _, name in _units(user)]
        held = _in_reach(user).filter(person_key__in=keys).values_list("person_key", flat=True).first()
        if held:
            return Sought(Q(person_key=held), held)
        if number := NUMBER.fullmatch(text):
            return Sought(Q(pk=int(number[1])))
    key = keyed("name", text)
    if _in_reach(user).filter(name_key=key).exists():
        return Sought(Q(name_key=key), key)
    return Sought(None)


def numbered(text: str) -> Q | None:
    """The clue of a full number such as 2026-000123; None where the words are no such number."""
    if not FULL_NUMBER.fullmatch(text):
        return None
    year, _, number = text.partition("-")
    known = len(number) <= 18 and 1 < int(year) < 9999  # noqa: PLR2004  # what a database can hold
    return Q(pk=int(number), found_at__year=int(year)) if known else Q(pk=None)


def _in_reach(user: User) -> QuerySet[Clue]:
    return in_scope(Clue.objects.all(), user)


def _units(user: User) -> list[tuple[int, str]]:
    return list(institutions_of(user).values_list("pk", "name"))


def unit_names(ids: list[int]) -> dict[int, str]:
    """Names of institutions by id."""
    return dict(Institution.objects.filter(pk__in=ids).values_list("pk", "name"))
