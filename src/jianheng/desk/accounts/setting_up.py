"""The first start of a workbench: the office, the three administrators, and a first prosecutor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction

from jianheng.desk.access.roles import AUDIT, PROSECUTOR, SECURITY, SYSTEM
from jianheng.desk.accounts.first import first_office, make_person
from jianheng.desk.accounts.making import NAME_LENGTH, check_username
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.accounts.setup_code import UsedUpError, is_drawn, use_up
from jianheng.desk.audit.record import record
from jianheng.desk.words import say

FIRST = (SYSTEM, SECURITY, AUDIT, PROSECUTOR)
OFFICE_LENGTH = 80


def is_wanted(folder: Path) -> bool:
    """Whether the workbench waits for its first accounts."""
    return is_drawn(folder) and not User.objects.exists()


@dataclass(frozen=True)
class Written:
    """One person as written in the form.

    Args:
        role: their role.
        username: to sign in with.
        name: of the person.
        password: theirs.
        again: the same once more.
    """

    role: str
    username: str
    name: str
    password: str
    again: str


@dataclass
class Form:
    """What was written on the first page, and what is wrong with it.

    Args:
        office: name of the procuratorate.
        people: one for each of the first roles.
        errors: what is wrong, by the name of the field.
    """

    office: str
    people: list[Written]
    errors: dict[str, str] = field(default_factory=dict)


def read_form(post: Mapping[str, str], office: str) -> Form:
    """Read what was written.

    Args:
        post: the fields.
        office: name of the procuratorate where none was written.
    """

    def get(role: str, what: str) -> str:
        return post.get(f"{role}-{what}", "")

    people = [
        Written(
            role, get(role, "username").strip(), " ".join(get(role, "name").split()), get(role, "password"),
            get(role, "again"),
        )
        for role in FIRST
    ]  # fmt: skip
    return Form(" ".join(post.get("office", office).split()), people)


def check(form: Form) -> bool:
    """See whether the first accounts can be made so; what is wrong is kept in the form."""
    errors = form.errors
    if not form.office or len(form.office) > OFFICE_LENGTH:
        errors["office"] = say("院名要有 1 至 80 个字。", "The name of an office has 1 to 80 characters.")
    seen: set[str] = set()
    for one in form.people:
        if not one.name or len(one.name) > NAME_LENGTH:
            errors[f"{one.role}-name"] = say("姓名要有 1 至 40 个字。", "The name has 1 to 40 characters.")
        try:
            check_username(one.username)
        except Refused as refused:
            errors[f"{one.role}-username"] = say(refused.zh, refused.en)
        if one.username and one.username.casefold() in seen:
            errors[f"{one.role}-username"] = say("四个人的用户名要各不相同。", "The four user names must differ.")
        seen.add(one.username.casefold())
        if one.password != one.again:
            errors[f"{one.role}-again"] = say("两次写的不一样。", "The two differ.")
        try:
            validate_password(one.password, User(username=one.username, name=one.name))
        except ValidationError as error:
            errors[f"{one.role}-password"] = " ".join(error.messages)
    return not errors


def complete(form: Form, folder: Path) -> None:
    """Make the first accounts, and let the code open nothing any more; all of it or nothing.

    Args:
        form: a form that was checked.
        folder: the workbench's folder.

    Raises:
        UsedUpError: somebody else was faster.
    """
    with transaction.atomic():
        if User.objects.exists():
            raise UsedUpError
        office = first_office(form.office)
        if office.name != form.office:
            Office.objects.filter(pk=office.pk).update(name=form.office)
        for one in form.people:
            make_person(one.username, one.name, one.role, office, one.password)
        record(None, "set up", "workbench", form.office)
        use_up(folder)
