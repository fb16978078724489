"""Sign-in by a directory: a real slapd, over TLS."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from ldap3.core.exceptions import LDAPException

from jianheng.desk.accounts.directory import DirectoryBackend, binds
from jianheng.desk.accounts.models import User
from jianheng.desk.audit.models import Entry
from jianheng.desk.sign_in_settings import LDAP_BACKEND, sign_in_settings

pytestmark = pytest.mark.real("slapd")
Person = Callable[..., User]


@pytest.fixture
def by_directory(settings: object, directory: object) -> object:
    """The workbench with its directory set."""
    told = {
        "JIANHENG_LDAP_URL": directory.encrypted,
        "JIANHENG_LDAP_DN": directory.template,
        "JIANHENG_LDAP_CA": str(directory.ca),
    }
    for name, value in sign_in_settings(told).items():
        setattr(settings, name, value)
    return directory


def sign_in(client: Client, username: str, password: str) -> bool:
    client.post("/account/login/", {"username": username, "password": password})
    return "_auth_user_id" in client.session


def test_who_has_an_account_enters_with_the_directorys_password(
    client: Client, person: Person, by_directory: object
) -> None:
    somebody = person("prosecutor")
    assert sign_in(client, "prosecutor", by_directory.password)
    assert client.session["_auth_user_backend"] == LDAP_BACKEND
    assert User.objects.get(pk=somebody.pk).role_names == {"prosecutor"}


def test_the_workbenchs_own_password_still_does(client: Client, person: Person, by_directory: object) -> None:
    person("sysadmin")
    assert sign_in(client, "sysadmin", "Xiangdang-Chang-7")


def test_who_has_no_account_does_not_enter_and_none_is_made(
    client: Client, office: object, by_directory: object
) -> None:
    assert not sign_in(client, by_directory.username, by_directory.password)
    assert User.objects.count() == 0


def test_whose_account_is_shut_does_not_enter(client: Client, person: Person, by_directory: object) -> None:
    person("prosecutor")
    User.objects.update(is_active=False)
    assert not sign_in(client, "prosecutor", by_directory.password)


@pytest.mark.parametrize("password", ["", "wrong", "Mulu-Mima-1 "])
def test_no_other_password_does(client: Client, person: Person, by_directory: object, password: str) -> None:
    person("prosecutor")
    assert not sign_in(client, "prosecutor", password)


def test_an_empty_password_is_never_asked_of_the_directory(person: Person, by_directory: object) -> None:
    assert DirectoryBackend().authenticate(None, "prosecutor", "") is None


@pytest.mark.parametrize("username", ["prosecutor,ou=people", "*", "prosecutor)(uid=*", "x\x00"])
def test_a_name_cannot_reach_beyond_its_place(person: Person, by_directory: object, username: str) -> None:
    person("prosecutor")
    assert DirectoryBackend().authenticate(None, username, by_directory.password) is None


def test_wrong_passwords_lock_here_as_well(client: Client, person: Person, by_directory: object) -> None:
    person("prosecutor")
    for _ in range(5):
        sign_in(client, "prosecutor", "wrong")
    assert not sign_in(client, "prosecutor", by_directory.password)


def test_an_open_line_is_encrypted_first(settings: object, person: Person, by_directory: object) -> None:
    settings.LDAP_URL = by_directory.plain
    assert binds("prosecutor", by_directory.password)


def test_a_server_that_cannot_show_who_it_is_gets_no_password(
    client: Client, settings: object, person: Person, by_directory: object
) -> None:
    settings.LDAP_CA = None
    person("prosecutor")
    for url in (by_directory.encrypted, by_directory.plain):
        settings.LDAP_URL = url
        with pytest.raises(LDAPException):
            binds("prosecutor", by_directory.password)
    assert not sign_in(client, "prosecutor", by_directory.password)
    assert Entry.objects.filter(action="directory failed").exists()


def test_where_the_directory_is_away_the_own_password_still_does(
    client: Client, settings: object, person: Person, by_directory: object
) -> None:
    settings.LDAP_URL = "ldaps://127.0.0.1:1"
    person("sysadmin")
    assert sign_in(client, "sysadmin", "Xiangdang-Chang-7")
    assert not sign_in(Client(), "sysadmin", by_directory.password)
