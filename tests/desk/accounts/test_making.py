"""What the system administrator may do with accounts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.contrib.auth.password_validation import validate_password
from django.test import Client

from jianheng.desk.accounts import making
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.passwords import first_password
from jianheng.desk.accounts.refused import Refused
from jianheng.desk.audit.models import Entry

Person = Callable[..., User]
ClientOf = Callable[..., Client]


def test_a_new_account_can_do_nothing_and_changes_its_password_first(
    client: Client, office: Office, person: Person
) -> None:
    made = making.make_account(person("sysadmin"), "zhao", "赵某", office)
    assert made.person.capabilities == frozenset()
    client.post("/account/login/", {"username": "zhao", "password": made.password})
    assert client.get("/account/settings/").headers["Location"] == "/account/settings/password/"
    page = client.get("/account/settings/password/").content.decode()
    assert "先改成自己的密码" in page
    changed = {"old_password": made.password, "new_password1": "Xin-Mima-2026", "new_password2": "Xin-Mima-2026"}
    client.post("/account/settings/password/", changed)
    assert client.get("/account/settings/").status_code == 200


def test_the_first_password_cannot_be_kept(client: Client, office: Office, person: Person) -> None:
    made = making.make_account(person("sysadmin"), "zhao", "赵某", office)
    client.post("/account/login/", {"username": "zhao", "password": made.password})
    kept = {"old_password": made.password, "new_password1": made.password, "new_password2": made.password}
    assert "与现在的不同" in client.post("/account/settings/password/", kept).content.decode()
    assert User.objects.get(username="zhao").password_is_due


def test_first_passwords_keep_the_rules_and_differ() -> None:
    drawn = {first_password() for _ in range(200)}
    assert len(drawn) == 200
    for one in drawn:
        assert re.fullmatch(r"[a-zA-Z2-9]{4}(-[a-zA-Z2-9]{4}){2}", one)
        validate_password(one)


@pytest.mark.parametrize("username", ["", "has space", "a/b", "Prosecutor", "x" * 151])
def test_a_user_name_is_free_and_well_formed(office: Office, person: Person, username: str) -> None:
    person("prosecutor")
    with pytest.raises(Refused):
        making.make_account(person("sysadmin"), username, "赵某", office)


@pytest.mark.parametrize("role", ["secadmin", "auditor"])
def test_those_who_watch_are_beyond_the_system_administrators_reach(person: Person, role: str) -> None:
    watcher = person(role)
    with pytest.raises(Refused, match="收回角色"):
        making.deactivate(person("sysadmin"), watcher)
    before = watcher.password
    with pytest.raises(Refused, match="收回角色"):
        making.reset_password(person("sysadmin"), watcher)
    watcher.refresh_from_db()
    assert (watcher.is_active, watcher.password) == (True, before)


def test_nobody_shuts_themselves_out(person: Person) -> None:
    with pytest.raises(Refused, match="自己的账号"):
        making.deactivate(person("sysadmin"), person("sysadmin"))


def test_a_deactivated_person_is_out_at_once_and_back_with_the_same_roles(client_of: ClientOf, person: Person) -> None:
    browser, somebody = client_of("lead"), person("lead")
    making.deactivate(person("sysadmin"), somebody)
    assert browser.get("/").headers["Location"].startswith("/account/login/")
    making.activate(person("sysadmin"), somebody)
    assert User.objects.get(username="lead").role_names == {"lead"}
    assert browser.get("/").status_code == 302  # the old session stays ended


def test_a_reset_password_ends_sessions_and_is_changed_first(
    client: Client, client_of: ClientOf, person: Person
) -> None:
    browser, somebody = client_of("lead"), person("lead")
    made = making.reset_password(person("sysadmin"), somebody)
    assert browser.get("/").status_code == 302
    answer = client.post("/account/login/", {"username": "lead", "password": made.password})
    assert answer.headers["Location"] == "/account/settings/password/"
    assert made.password not in str(list(Entry.objects.values()))


@pytest.mark.parametrize("role", ["secadmin", "auditor", "lead", "prosecutor"])
def test_nobody_else_makes_accounts(client_of: ClientOf, office: Office, person: Person, role: str) -> None:
    with pytest.raises(Refused, match="只有系统管理员"):
        making.make_account(person(role), "zhao", "赵某", office)
    written = {"username": "zhao", "name": "赵某", "office": office.pk}
    assert client_of(role).post("/people/new/", written).status_code == 403
    assert not User.objects.filter(username="zhao").exists()


def test_the_form_gives_an_account_and_nothing_beside_it(client_of: ClientOf, office: Office) -> None:
    written = {"username": "zhao", "name": "<script>赵", "office": office.pk}
    more = {"is_superuser": "on", "is_staff": "on", "role": "lead", "session_turn": "7", "groups": "1"}
    answer = client_of("sysadmin").post("/people/new/", {**written, **more})
    made = User.objects.get(username="zhao")
    assert (made.is_superuser, made.is_staff, made.session_turn) == (False, False, 0)
    assert made.grants.count() == 0
    page = answer.content.decode()
    assert "&lt;script&gt;赵" in page
    assert "no-store" in answer.headers["Cache-Control"]


def test_a_refused_form_comes_back_with_what_was_written(client_of: ClientOf, office: Office) -> None:
    answer = client_of("sysadmin").post("/people/new/", {"username": "bad name", "name": "赵某", "office": office.pk})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'value="bad name"' in page
    assert 'value="赵某"' in page


def test_a_locked_person_is_unlocked(client: Client, client_of: ClientOf, person: Person) -> None:
    somebody = person("lead")
    for _ in range(5):
        client.post("/account/login/", {"username": "lead", "password": "wrong"})
    browser = client_of("sysadmin")
    assert "锁定至" in browser.get(f"/people/{somebody.pk}/").content.decode()
    browser.post(f"/people/{somebody.pk}/unlock/")
    assert "锁定至" not in browser.get(f"/people/{somebody.pk}/").content.decode()
    assert Entry.objects.filter(action="unlock", about="lead", actor="sysadmin").exists()


def test_the_list_finds_people(client_of: ClientOf, person: Person) -> None:
    person("prosecutor")
    person("modeller")
    browser = client_of("secadmin")
    page = browser.get("/people/?role=modeller").content.decode()
    assert ">modeller<" in page
    assert ">prosecutor<" not in page
    assert "没有符合条件的账号" in browser.get("/people/?q=nobody").content.decode()
