"""People, their roles and scope; offices and the institutions that they supervise."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from ninja import Field, Query, Router, Schema
from ninja.responses import Status
from pydantic import StringConstraints

from jianheng.desk.access.can import Can
from jianheng.desk.access.reader import reader
from jianheng.desk.accounts import granting, making, people_list
from jianheng.desk.accounts.making import NewPassword
from jianheng.desk.accounts.models import NUMBERS_LENGTH, Institution, Office, User
from jianheng.desk.api.limits import PLAIN, Id, Ids, In, Line, PageNumber
from jianheng.desk.api.needing import Needs

router = Router(tags=["people"])
A_PAGE = 50
Role = Literal[
    "prosecutor", "lead", "modeller", "reviewer", "investigator", "viewer", "sysadmin", "secadmin", "auditor"
]
Username = Annotated[str, StringConstraints(min_length=1, max_length=150, pattern=PLAIN)]
PersonName = Annotated[str, StringConstraints(min_length=1, max_length=making.NAME_LENGTH, pattern=PLAIN)]
OfficeName = Annotated[str, StringConstraints(min_length=1, max_length=granting.NAME_LENGTH, pattern=PLAIN)]


class Person(Schema):
    """A person with an account; `institutions` are those to which they are narrowed, none for all."""

    id: int
    username: str
    name: str
    office_id: int | None
    office: str | None
    roles: list[str]
    institutions: list[int]
    is_active: bool
    last_login: datetime | None

    @staticmethod
    def resolve_office(person: User) -> str | None:
        """The name of their office."""
        return person.office.name if person.office else None

    @staticmethod
    def resolve_roles(person: User) -> list[str]:
        """Their roles."""
        return sorted(grant.role for grant in person.grants.all())

    @staticmethod
    def resolve_institutions(person: User) -> list[int]:
        """Ids of the institutions to which they are narrowed."""
        return sorted(one.pk for one in person.institutions.all())


class People(Schema):
    """A page of people."""

    total: int
    rows: list[Person]


class AskedPeople(In):
    """Part of a name or a user name, a role (`none`: without any), an office with those below it."""

    q: Line = ""
    role: Literal["", "none", Role] = ""
    office: Id | None = None
    page: PageNumber = 1


class NewAccount(In):
    """An account that can do nothing yet; by a directory, it has no password here."""

    username: Username
    name: PersonName
    office: Id
    by_directory: bool = False


class FirstPassword(Schema):
    """A password that is told once; empty for a person who signs in by the directory."""

    id: int
    username: str
    password: str

    @staticmethod
    def of(made: NewPassword) -> FirstPassword:
        """Read a new password."""
        return FirstPassword(id=made.person.pk, username=made.person.username, password=made.password)


class Unlocked(Schema):
    """Whether there was anything to unlock."""

    unlocked: bool


class Roles(In):
    """All the roles of a person."""

    roles: Annotated[list[Role], Field(max_length=9)] = []


class Scope(In):
    """An office, and the institutions of it or below it to which the person is narrowed; none for all."""

    office: Id
    institutions: Ids = []


class OfficeOut(Schema):
    """An office; `path` lists the ids from the root down; `four_eyes` says whose conclusions are reviewed."""

    id: int
    name: str
    parent_id: int | None
    path: str
    four_eyes: str
    numbers_as: str
    people: int
    institutions: int

    @staticmethod
    def resolve_people(office: Office) -> int:
        """How many people belong to it."""
        return int(office.people_count)  # type: ignore[attr-defined]  # counted by the query

    @staticmethod
    def resolve_institutions(office: Office) -> int:
        """How many institutions it supervises."""
        return int(office.institution_count)  # type: ignore[attr-defined]  # counted by the query


class NewOffice(In):
    """An office below another."""

    name: OfficeName
    parent: Id


class ChangedOffice(In):
    """The name of an office, whose conclusions there a second person must confirm, and how its numbers begin.

    Where `numbers_as` is left out it stays as it is; an empty one is the short form of the name.
    """

    name: OfficeName
    four_eyes: Literal["none", "serious", "all"]
    numbers_as: Annotated[str, StringConstraints(max_length=NUMBERS_LENGTH, pattern=PLAIN)] | None = None


class InstitutionOut(Schema):
    """A body whose duties are examined, and the office that supervises it."""

    id: int
    name: str
    office_id: int


class Supervised(In):
    """Institutions that come under an office."""

    institutions: Ids


class Moved(Schema):
    """How many came over from another office."""

    moved: int


def _people() -> QuerySet[User]:
    return User.objects.select_related("office").prefetch_related("grants", "institutions")


def _offices() -> QuerySet[Office]:
    return Office.objects.annotate(
        people_count=Count("people", distinct=True), institution_count=Count("institutions", distinct=True)
    ).order_by("path")


@router.get("", response=People, auth=Needs(Can.PEOPLE_READ), summary="账号名单 list of accounts")
def everybody(request: HttpRequest, asked: Query[AskedPeople]) -> dict[str, object]:
    """Everybody with an account, a page at a time."""
    office = Office.objects.get(pk=asked.office) if asked.office else None
    found = people_list.people(asked.q, asked.role, office).prefetch_related("institutions")
    first = (asked.page - 1) * A_PAGE
    return {"total": found.count(), "rows": list(found[first : first + A_PAGE])}


@router.post("", response={201: FirstPassword}, auth=Needs(Can.PEOPLE_MAKE), summary="建账号 make an account")
def make(request: HttpRequest, asked: NewAccount) -> Status[FirstPassword]:
    """Make an account; its first password is told once and must be changed at the first sign-in."""
    office = Office.objects.get(pk=asked.office)
    made = making.make_account(reader(request), asked.username, asked.name, office, asked.by_directory)
    return Status(201, FirstPassword.of(made))


@router.get("/offices", response=list[OfficeOut], auth=Needs(Can.PEOPLE_READ), summary="各院 offices")
def offices(request: HttpRequest) -> list[Office]:
    """The tree of offices."""
    return list(_offices())


@router.post("/offices", response={201: OfficeOut}, auth=Needs(Can.PEOPLE_GRANT), summary="增加院 add an office")
def add_office(request: HttpRequest, asked: NewOffice) -> Status[Office]:
    """Add an office below another."""
    office = granting.add_office(reader(request), Office.objects.get(pk=asked.parent), asked.name)
    return Status(201, _offices().get(pk=office.pk))


@router.put(
    "/offices/{int:office_id}", response=OfficeOut, auth=Needs(Can.PEOPLE_GRANT), summary="改院 change an office"
)
def change_office(request: HttpRequest, office_id: Id, asked: ChangedOffice) -> Office:
    """Rename an office, and say whose conclusions there a second person must confirm."""
    office = Office.objects.get(pk=office_id)
    granting.change_office(reader(request), office, asked.name, asked.four_eyes, asked.numbers_as)
    return _offices().get(pk=office_id)


@router.get(
    "/institutions", response=list[InstitutionOut], auth=Needs(Can.PEOPLE_READ), summary="被监督单位 institutions"
)
def institutions(request: HttpRequest) -> list[Institution]:
    """Every institution and the office that supervises it."""
    return list(Institution.objects.order_by("office__path", "name"))


@router.post(
    "/offices/{int:office_id}/institutions",
    response=Moved,
    auth=Needs(Can.PEOPLE_GRANT),
    summary="改监督院 hand institutions to an office",
)
def supervise(request: HttpRequest, office_id: Id, asked: Supervised) -> Moved:
    """Say that an office supervises these institutions."""
    return Moved(moved=granting.supervise(reader(request), Office.objects.get(pk=office_id), asked.institutions))


@router.get("/{int:person_id}", response=Person, auth=Needs(Can.PEOPLE_READ), summary="一个账号 one account")
def one(request: HttpRequest, person_id: Id) -> User:
    """One person."""
    return _people().get(pk=person_id)


@router.post(
    "/{int:person_id}/password",
    response=FirstPassword,
    auth=Needs(Can.PEOPLE_MAKE),
    summary="重设密码 reset the password",
)
def password(request: HttpRequest, person_id: Id) -> FirstPassword:
    """Choose a password for a person; it is told once."""
    return FirstPassword.of(making.reset_password(reader(request), _people().get(pk=person_id)))


@router.post(
    "/{int:person_id}/deactivate", response=Person, auth=Needs(Can.PEOPLE_MAKE), summary="停用 deactivate an account"
)
def deactivate(request: HttpRequest, person_id: Id) -> User:
    """Shut an account; its sessions end."""
    making.deactivate(reader(request), _people().get(pk=person_id))
    return _people().get(pk=person_id)


@router.post(
    "/{int:person_id}/activate", response=Person, auth=Needs(Can.PEOPLE_MAKE), summary="启用 activate an account"
)
def activate(request: HttpRequest, person_id: Id) -> User:
    """Open an account again."""
    making.activate(reader(request), _people().get(pk=person_id))
    return _people().get(pk=person_id)


@router.post(
    "/{int:person_id}/unlock", response=Unlocked, auth=Needs(Can.PEOPLE_MAKE), summary="解锁 unlock an account"
)
def unlock(request: HttpRequest, person_id: Id) -> Unlocked:
    """Let a person try again at once who was locked out by wrong passwords."""
    return Unlocked(unlocked=making.unlock(reader(request), _people().get(pk=person_id).username))


@router.put("/{int:person_id}/roles", response=Person, auth=Needs(Can.PEOPLE_GRANT), summary="授予角色 give roles")
def roles(request: HttpRequest, person_id: Id, asked: Roles) -> User:
    """Give a person these roles and no others."""
    granting.set_roles(reader(request), _people().get(pk=person_id), asked.roles)
    return _people().get(pk=person_id)


@router.put("/{int:person_id}/scope", response=Person, auth=Needs(Can.PEOPLE_GRANT), summary="定范围 set the scope")
def scope(request: HttpRequest, person_id: Id, asked: Scope) -> User:
    """Say where a person belongs and which institutions they see."""
    office = Office.objects.get(pk=asked.office)
    granting.place(reader(request), _people().get(pk=person_id), office, asked.institutions)
    return _people().get(pk=person_id)
