"""What the system administrator does: accounts, without saying what they can do.

The accounts of the security and the audit administrator lie beyond the system administrator's reach: who can shut
them out, or choose their password, could watch nobody watching, or give himself every role. Shutting one out takes
two people: the security administrator first takes the role, which needs another holder to be there. Where the only
holder of such a role has forgotten the password, it is set at the machine itself (`jianheng people password`).
Nobody deactivates themselves, so that there is always a system administrator left.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from jianheng.desk.access.can import Can
from jianheng.desk.access.roles import AUDIT, SECURITY
from jianheng.desk.accounts.lockouts import open_again
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.passwords import first_password
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.accounts.sessions import end_sessions_of
from jianheng.desk.audit.record import record

BEYOND_REACH = frozenset({SECURITY, AUDIT})
NAME_LENGTH = 40


@dataclass(frozen=True)
class NewPassword:
    """A password that is shown once.

    Args:
        person: whose.
        password: the password; empty for a person who signs in by the directory.
    """

    person: User
    password: str


def make_account(actor: User, username: str, name: str, office: Office, by_directory: bool = False) -> NewPassword:
    """Make an account that can do nothing yet.

    Args:
        actor: the system administrator.
        username: to sign in with.
        name: of the person.
        office: where they work.
        by_directory: whether they sign in by the directory alone, without a password here.

    Raises:
        Refused: the user name is taken or not well formed, or the name is empty.
    """
    _may(actor)
    username, name = username.strip(), " ".join(name.split())
    if not name or len(name) > NAME_LENGTH:
        raise Refused("姓名要有 1 至 40 个字。", "The name has 1 to 40 characters.")
    check_username(username)
    password = "" if by_directory else first_password()
    with transaction.atomic():
        person = User.objects.create_user(username, password=password or None, name=name, office=office)
        record(actor, "make account", "account", username, office=office.pk, directory=by_directory)
    return NewPassword(person, password)


def check_username(username: str) -> None:
    """See whether a new account can be called so.

    Raises:
        Refused: taken, whatever the case of its letters, or not well formed.
    """
    try:
        User._meta.get_field("username").run_validators(username)
    except ValidationError as error:
        raise Refused(
            "用户名只能用文字、数字和 @ . + - _，至多 150 个字。",
            "A user name has letters, digits and @ . + - _ only, at most 150.",
        ) from error
    if not username or User.objects.filter(username__iexact=username).exists():
        raise Refused(
            f"用户名“{username}”已有人用。请换一个。" if username else "请写用户名。",
            f"The user name {username} is taken. Choose another." if username else "Write a user name.",
        )


def deactivate(actor: User, person: User) -> None:
    """Shut an account: its sessions end, what it did stays.

    Raises:
        Refused: it is one's own, or beyond the system administrator's reach.
    """
    _may(actor)
    if actor.pk == person.pk:
        raise Refused("不能停用自己的账号。", "Nobody deactivates their own account.")
    _within_reach(person)
    _set_active(actor, person, False)


def activate(actor: User, person: User) -> None:
    """Open an account again, with the roles that it had."""
    _may(actor)
    _set_active(actor, person, True)


def unlock(actor: User, username: str) -> bool:
    """Let a person try again at once who was locked out by wrong passwords.

    Returns:
        Whether there was anything to forget.
    """
    _may(actor)
    with transaction.atomic():
        opened = open_again(username)
        if opened:
            record(actor, "unlock", "account", username)
    return opened


def reset_password(actor: User, person: User) -> NewPassword:
    """Give a person a password that they must change at the next sign-in; their sessions end.

    Raises:
        Refused: it is one's own account, or beyond the system administrator's reach.
    """
    _may(actor)
    if actor.pk == person.pk:
        raise Refused("自己的密码请在“设置”里改。", "Change your own password in the settings.")
    _within_reach(person)
    return set_first_password(actor, person)


def set_first_password(actor: User | None, person: User) -> NewPassword:
    """Choose a password for somebody, to be changed at the next sign-in.

    Args:
        actor: who; None for somebody at the machine itself.
        person: for whom.
    """
    password = first_password()
    with transaction.atomic():
        person.set_password(password)
        person.password_set_at = None
        person.save(update_fields=["password", "password_set_at"])
        end_sessions_of(person)
        open_again(person.username)
        record(actor, "reset password", "account", person.username)
    return NewPassword(person, password)


def _may(actor: User) -> None:
    if Can.PEOPLE_MAKE not in actor.capabilities:
        raise Refused("只有系统管理员能这样做。", "Only the system administrator can do this.")


def _within_reach(person: User) -> None:
    if person.role_names & BEYOND_REACH:
        raise Refused(
            f"{person.shown_name} 是{person.role_titles}，系统管理员不能停用，也不能重设密码。"
            "请安全管理员先收回角色；没有别人时，在服务器上用 jianheng people password。",
            f"{person.shown_name} is {person.role_titles}: not within the system administrator's reach. The security "
            "administrator takes the role first; or use jianheng people password on the server.",
        )


def _set_active(actor: User, person: User, active: bool) -> None:
    with transaction.atomic():
        person.is_active = active
        person.save(update_fields=["is_active"])
        end_sessions_of(person)
        record(actor, "activate" if active else "deactivate", "account", person.username)
