"""What the security administrator does: roles, scope, and the tree of offices.

The rules hold here, whatever a form shows: nobody changes their own roles, an administrator's role stands alone, and
none of the three administrators' roles is ever without a holder.
"""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Count

from jianheng.desk.access.can import Can
from jianheng.desk.access.roles import ADMINISTRATORS, TITLES, may_hold_together
from jianheng.desk.accounts.models import NUMBERS_LENGTH, Grant, Institution, Office, User
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.accounts.sessions import end_sessions_of
from jianheng.desk.audit.record import record

FOUR_EYES = (Office.NONE, Office.SERIOUS, Office.ALL)
NAME_LENGTH = 80


def set_roles(actor: User, person: User, roles: Iterable[str]) -> bool:
    """Give a person these roles and no others; they are asked to sign in anew.

    Args:
        actor: the security administrator.
        person: whose roles.
        roles: their names.

    Returns:
        Whether anything changed.

    Raises:
        Refused: a rule forbids it.
    """
    wanted = set(roles)
    _may(actor)
    if actor.pk == person.pk:
        raise Refused(
            "不能改自己的角色。请另一位安全管理员来改。",
            "Nobody changes their own roles. Another security administrator can.",
        )
    if unknown := wanted - set(TITLES):
        raise Refused(f"没有这个角色：{min(unknown)}。", f"There is no role {min(unknown)}.")
    if not may_hold_together(wanted):
        raise Refused(
            "三员分立：系统、安全、审计管理员不能兼任，也不能再有办案角色。请只留一个。",
            "An administrator's role stands alone: not with another administrator's, nor with casework. Keep one.",
        )
    with transaction.atomic():
        holders = Grant.objects.select_for_update().filter(role__in=ADMINISTRATORS)
        list(holders)  # held until the end, so that two removals do not each leave the other's holder
        held = set(Grant.objects.filter(user=person).values_list("role", flat=True))
        for role in sorted(held - wanted):
            _someone_else_holds(role, person)
            Grant.objects.filter(user=person, role=role).delete()
            record(actor, "take role", "account", person.username, role=role)
        for role in sorted(wanted - held):
            Grant.objects.create(user=person, role=role, by=actor)
            record(actor, "give role", "account", person.username, role=role)
        if held != wanted:
            end_sessions_of(person)
    return held != wanted


def place(actor: User, person: User, office: Office, institutions: Iterable[int]) -> None:
    """Say which office a person belongs to, and to which of its institutions they are narrowed.

    Args:
        actor: the security administrator.
        person: whose scope.
        office: their office.
        institutions: ids of institutions that the office or one below supervises; none for all of them.

    Raises:
        Refused: one of the institutions is not supervised there.
    """
    _may(actor)
    wanted = set(institutions)
    below = set(Institution.objects.filter(office__path__startswith=office.path).values_list("id", flat=True))
    if wanted - below:
        raise Refused(
            f"选中的单位里有 {len(wanted - below)} 个不归{office.name}监督。请先改单位的监督院，或换一个院。",
            f"{len(wanted - below)} of the institutions are not supervised by {office.name}.",
        )
    with transaction.atomic():
        person.office = office
        person.save(update_fields=["office"])
        person.institutions.set(wanted)
        person.__dict__.pop("is_narrowed", None)  # it may have been asked before
        record(actor, "place", "account", person.username, office=office.pk, institutions=sorted(wanted))
        end_sessions_of(person)


def add_office(actor: User, parent: Office, name: str) -> Office:
    """Add an office below another.

    Raises:
        Refused: the name is empty or taken, or numbers of its documents would begin as another office's do.
    """
    _may(actor)
    with transaction.atomic():
        office = Office(name=_free_name(name), parent=parent)
        _numbers_apart(office)
        office.save()
        record(actor, "add office", "office", office.pk, name=office.name, parent=parent.pk)
    return office


def change_office(actor: User, office: Office, name: str, four_eyes: str, numbers_as: str | None = None) -> None:
    """Rename an office, say whose conclusions there a second person must confirm, and how its numbers begin.

    Args:
        actor: the security administrator.
        office: the office.
        name: its name.
        four_eyes: `none`, `serious` or `all`.
        numbers_as: what numbers of its documents begin with, as in 江检; empty for its name's own short form; none to
            leave it as it is.

    Raises:
        Refused: the name or the beginning of numbers is empty, too long or taken, or there is no such choice.
    """
    _may(actor)
    if four_eyes not in FOUR_EYES:
        raise Refused("没有这种复核方式。", "There is no such choice of review.")
    with transaction.atomic():
        office.name = _free_name(name, office)
        office.four_eyes = four_eyes
        if numbers_as is not None:
            office.numbers_as = "".join(numbers_as.split())
        _numbers_apart(office)
        office.save(update_fields=["name", "four_eyes", "numbers_as"])
        told = {"name": office.name, "four_eyes": four_eyes, "numbers_as": office.numbers_as}
        record(actor, "change office", "office", office.pk, **told)


def supervise(actor: User, office: Office, institutions: Iterable[int]) -> int:
    """Say that an office supervises these institutions.

    Args:
        actor: the security administrator.
        office: the office.
        institutions: ids of institutions.

    Returns:
        How many came over from another office.

    Raises:
        Refused: one of them is not there.
    """
    _may(actor)
    wanted = set(institutions)
    with transaction.atomic():
        rows = Institution.objects.filter(pk__in=wanted)
        if rows.count() != len(wanted):
            raise Refused(
                "选中的单位有的已经不在了。请刷新再选。", "Some of the institutions are gone. Reload the page."
            )
        moved = sorted(rows.exclude(office=office).values_list("pk", flat=True))
        Institution.objects.filter(pk__in=moved).update(office=office)
        if moved:
            record(actor, "supervise", "office", office.pk, institutions=moved)
    return len(moved)


def _may(actor: User) -> None:
    if Can.PEOPLE_GRANT not in actor.capabilities:
        raise Refused("只有安全管理员能这样做。", "Only the security administrator can do this.")


def _someone_else_holds(role: str, person: User) -> None:
    if role not in ADMINISTRATORS or not person.is_active:
        return
    others = Grant.objects.filter(role=role, user__is_active=True).exclude(user=person)
    if not others.aggregate(n=Count("id"))["n"]:
        title = TITLES[role]
        raise Refused(
            f"{person.shown_name} 是唯一的{title.zh}，不能收回。请先授予另一个人。",
            f"{person.shown_name} is the only {title.en.lower()}. Give the role to somebody else first.",
        )


def _numbers_apart(office: Office) -> None:
    """See that no two offices number alike: a number names one document."""
    if len(office.numbers_as) > NUMBERS_LENGTH:
        most = NUMBERS_LENGTH
        raise Refused(f"文号开头最多 {most} 个字。", f"The beginning of numbers has {most} characters at most.")
    alike = [one.name for one in Office.objects.exclude(pk=office.pk) if one.begins_numbers == office.begins_numbers]
    if alike:
        raise Refused(
            f"{alike[0]}的文号也以“{office.begins_numbers}”开头，两个院的文号会相同。请写得不同。",
            f"Numbers of {alike[0]} begin with {office.begins_numbers} too; choose another beginning.",
        )


def _free_name(name: str, office: Office | None = None) -> str:
    bare = " ".join(name.split())
    if not bare or len(bare) > NAME_LENGTH:
        raise Refused("院名要有 1 至 80 个字。", "The name of an office has 1 to 80 characters.")
    others = Office.objects.exclude(pk=office.pk) if office else Office.objects.all()
    if others.filter(name=bare).exists():
        raise Refused(f"已经有一个院叫“{bare}”。", f"There is an office called {bare} already.")
    return bare
