"""The first start of a workbench without accounts."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs

import pytest
from django.test import Client

from jianheng.desk.accounts.first_path import first_path
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.accounts.setup_code import FILE, draw, opens
from jianheng.desk.audit.models import Entry
from jianheng.workspace import Workspace

ROLES = ("sysadmin", "secadmin", "auditor", "prosecutor")


@pytest.fixture
def code(workspace: Workspace) -> str:
    return parse_qs(first_path().partition("?")[2])["code"][0]


def filled(code: str, **changed: str) -> dict[str, str]:
    form = {"code": code, "office": "江州市人民检察院"}
    for number, role in enumerate(ROLES):
        password = f"Zhang-Wo-{number}{number}-Qi"
        form |= {f"{role}-name": f"某{number}", f"{role}-username": f"user{number}"}
        form |= {f"{role}-password": password, f"{role}-again": password}
    return {**form, **changed}


def test_it_goes_from_the_terminal_to_the_first_sign_in(client: Client, code: str, workspace: Workspace) -> None:
    page = client.get(f"/setup/?code={code}").content.decode()
    assert 'value="江州市人民检察院"' in page
    assert client.post("/setup/", filled(code)).headers["Location"] == "/account/login/"
    made = {user.username: set(user.role_names) for user in User.objects.all()}
    assert made == {f"user{n}": {role} for n, role in enumerate(ROLES)}
    assert Office.objects.get().name == "江州市人民检察院"
    assert "可以登录了" in client.get("/account/login/").content.decode()
    signed_in = client.post("/account/login/", {"username": "user3", "password": "Zhang-Wo-33-Qi"})
    assert signed_in.headers["Location"] == "/"
    assert client.get("/").status_code == 200
    assert Entry.objects.filter(action="set up").count() == 1


def test_the_code_dies_with_the_first_accounts(client: Client, code: str, workspace: Workspace) -> None:
    client.post("/setup/", filled(code))
    assert client.get(f"/setup/?code={code}").status_code == 404
    more = filled(code, **{"sysadmin-username": "other"})
    assert client.post("/setup/", more).status_code == 404
    assert User.objects.count() == 4
    assert not (workspace.root / "desk" / FILE).exists()
    assert first_path() == ""


def test_without_the_code_there_is_nothing_to_see(client: Client, code: str) -> None:
    for wrong in ("", "?code=", "?code=guess", f"?code={code}x"):
        answer = client.get(f"/setup/{wrong}")
        assert (answer.status_code, b"<input" in answer.content) == (403, False)
    assert client.post("/setup/", filled("guess")).status_code == 403
    assert User.objects.count() == 0


def test_every_other_page_leads_there(client: Client, code: str) -> None:
    for path in ("/", "/account/login/", "/people/", "/audit/"):
        assert client.get(path).headers["Location"] == "/setup/"


def test_the_code_is_kept_as_a_hash_for_the_owner_alone(workspace: Workspace, code: str) -> None:
    kept = workspace.root / "desk" / FILE
    assert code not in kept.read_text(encoding="ascii")
    assert kept.stat().st_mode & 0o077 == 0


def test_another_start_draws_another_code(tmp_path: Path) -> None:
    first, second = draw(tmp_path), draw(tmp_path)
    assert (opens(tmp_path, first), opens(tmp_path, second)) == (False, True)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("auditor-password", "short", "再写一遍|两次写的不一样"),
        ("auditor-username", "user0", "各不相同"),
        ("auditor-username", "with space", "用户名只能用"),
        ("auditor-name", " ", "姓名要有"),
        ("office", "", "院名要有"),
    ],
)
def test_a_refused_form_says_what_to_mend_and_makes_nobody(
    client: Client, code: str, field: str, value: str, told: str
) -> None:
    answer = client.post("/setup/", filled(code, **{field: value}))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert any(word in page for word in told.split("|"))
    assert 'value="user1"' in page
    assert "Zhang-Wo" not in page
    assert User.objects.count() == 0


@pytest.mark.parametrize("password", ["alllowercase1", "Short-1", "passwordpassword", "Audit-Desk-2"])
def test_the_password_rules_hold_from_the_first_account_on(client: Client, code: str, password: str) -> None:
    weak = {"auditor-username": "audit-desk", "auditor-password": password, "auditor-again": password}
    assert client.post("/setup/", filled(code, **weak)).status_code == 409
    assert User.objects.count() == 0


def test_the_password_rules_are_told_in_the_readers_language(client: Client, code: str) -> None:
    weak = filled(code, **{"auditor-password": "abc", "auditor-again": "abc"})
    page = client.post("/setup/", weak).content.decode()
    assert "密码至少 10 位。" in page
    assert "This password" not in page
    client.post("/language/", {"language": "en", "next": "/setup/"})
    assert "A password has at least 10 characters." in client.post("/setup/", weak).content.decode()


def test_a_form_from_elsewhere_is_refused(code: str) -> None:
    assert Client(enforce_csrf_checks=True).post("/setup/", filled(code)).status_code == 403
    assert User.objects.count() == 0


def test_what_is_written_is_shown_harmless(client: Client, code: str) -> None:
    page = client.post("/setup/", filled(code, office="", **{"auditor-name": "<script>x"})).content.decode()
    assert "&lt;script&gt;x" in page
    assert "<script>x" not in page
