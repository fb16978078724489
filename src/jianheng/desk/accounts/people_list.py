"""Everybody with an account, as the administrators see them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Prefetch, Q, QuerySet

from jianheng.desk.access.can import Can
from jianheng.desk.accounts.lockouts import locked_until
from jianheng.desk.accounts.models import Grant, Office, User
from jianheng.desk.words import say

ACTIVE, SHUT, LOCKED, FIRST, ROLELESS = "active", "shut", "locked", "first", "roleless"


@dataclass(frozen=True)
class Row:
    """A person in the list.

    Args:
        person: who.
        locked_until: time of day at which the account opens again; empty where it is not locked.
    """

    person: User
    locked_until: str

    @property
    def state(self) -> str:
        """The state that matters most."""
        if not self.person.is_active:
            return SHUT
        if self.locked_until:
            return LOCKED
        return FIRST if self.person.last_login is None else ACTIVE

    @property
    def shape(self) -> str:
        """The dot of the state."""
        return {SHUT: "closed", LOCKED: "wait", FIRST: "new", ACTIVE: "done"}[self.state]

    @property
    def word(self) -> str:
        """The state in words."""
        return {
            SHUT: say("已停用", "Deactivated"),
            LOCKED: say(f"锁定至 {self.locked_until}", f"Locked until {self.locked_until}"),
            FIRST: say("未登录过", "Never signed in"),
            ACTIVE: say("可用", "Active"),
        }[self.state]

    @property
    def sees(self) -> str:
        """The institutions whose records the person sees, in words."""
        if Can.CLUE_READ not in self.person.capabilities:
            return say("不看线索", "No clues")
        if self.person.office is None:
            return say("没有", "None")
        if self.person.narrowed:  # type: ignore[attr-defined]  # counted by the query
            n = self.person.narrowed  # type: ignore[attr-defined]
            return say(f"{n} 个单位", f"{n} institutions")
        return say("本院及下级院监督的全部单位", "All of the office and those below")


def people(text: str = "", role: str = "", office: Office | None = None) -> QuerySet[User]:
    """People in the order of their offices.

    Args:
        text: part of a name or a user name.
        role: a role that they hold; `none` for those without any.
        office: an office; those below it count too.
    """
    grants = Prefetch("grants", queryset=Grant.objects.order_by("role"))
    rows = User.objects.select_related("office").prefetch_related(grants)
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(username__icontains=text))
    if role == "none":
        rows = rows.filter(grants=None)
    elif role:
        rows = rows.filter(grants__role=role)
    if office is not None:
        rows = rows.filter(office__path__startswith=office.path)
    return rows.annotate(narrowed=Count("institutions", distinct=True)).order_by("office__path", "-is_active", "name")


def as_rows(found: QuerySet[User] | list[User]) -> list[Row]:
    """People with their states."""
    locked = locked_until()
    return [Row(person, locked.get(person.username, "")) for person in found]


@dataclass(frozen=True)
class Standing:
    """How many accounts there are, and how many of them want somebody's attention."""

    accounts: int
    shut: int
    locked: int
    roleless: int


def standing() -> Standing:
    """The figures above the list."""
    active = User.objects.filter(is_active=True)
    return Standing(
        accounts=User.objects.count(),
        shut=User.objects.filter(is_active=False).count(),
        locked=active.filter(username__in=locked_until()).count(),
        roleless=active.filter(grants=None).count(),
    )
