"""The first accounts of a workbench."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from jianheng.desk.access import roles
from jianheng.desk.access.can import Can
from jianheng.desk.accounts.models import Grant, Office, User
from jianheng.desk.audit.record import record

FIRST_STEP = "home"
DEMO = (
    ("jcg", "陈某", roles.PROSECUTOR),
    ("zuzhang", "林某", roles.LEAD),
    ("jianmo", "何某", roles.MODELLER),
    ("xitong", "系统管理员", roles.SYSTEM),
    ("anquan", "安全管理员", roles.SECURITY),
    ("shenji", "审计管理员", roles.AUDIT),
)


@dataclass(frozen=True)
class Made:
    """A new account.

    Args:
        username: to sign in with.
        name: of the person.
        role: their role.
        password: shown once.
    """

    username: str
    name: str
    role: str
    password: str


def first_office(procuratorate: str) -> Office:
    """The office at the top of the tree, made if there is none."""
    office = Office.objects.filter(parent=None).first()
    return office or Office.objects.create(name=procuratorate)


def make_person(username: str, name: str, role: str, office: Office, password: str) -> User:
    """An account with a role, as `first` makes it: nobody has signed in yet who could be its maker.

    Args:
        username: to sign in with.
        name: of the person.
        role: their role.
        office: where they work.
        password: a good one; the rules are the caller's business.
    """
    with transaction.atomic():
        user = User.objects.create_user(username, password=password, name=name, office=office)
        user.password_set_at = timezone.now()
        user.save(update_fields=["password_set_at"])
        Grant.objects.create(user=user, role=role)
        record(None, "make account", "account", username, role=role)
    return user


def make_demo_people(procuratorate: str) -> list[Made]:
    """One account a role for the invented county; again, the same accounts with new passwords.

    They are made for whoever plays through the demo, who need not change them first.
    """
    office = first_office(procuratorate)
    made = []
    for username, name, role in DEMO:
        password = f"Demo-{secrets.token_hex(3)}"
        user = User.objects.filter(username=username).first()
        if user is None:
            made_now = make_person(username, name, role, office, password)
            # Whoever plays through the demo is shown around; they can leave the tour at once.
            if Can.CLUE_READ in made_now.capabilities:
                User.objects.filter(pk=made_now.pk).update(tour=FIRST_STEP)
        else:
            user.set_password(password)
            user.password_set_at = timezone.now()
            user.save()
        made.append(Made(username, name, role, password))
    return made
