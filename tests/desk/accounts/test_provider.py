"""Sign-in by an identity provider: real HTTP on the loopback, tokens really signed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from jianheng.desk.accounts.models import User
from jianheng.desk.sign_in_settings import OIDC_BACKEND, sign_in_settings

Person = Callable[..., User]


@pytest.fixture
def by_provider(settings: object, provider: Any) -> Any:
    """The workbench with its provider set."""
    told = {
        "ISSUER": provider.base,
        "CLIENT_ID": "jianheng",
        "CLIENT_SECRET": "s3cret",
        "AUTHORIZATION": "https://id.example.cn/authorize",
        "TOKEN": f"{provider.base}/token",
        "USERINFO": f"{provider.base}/userinfo",
        "JWKS": f"{provider.base}/jwks",
    }
    for name, value in sign_in_settings({f"JIANHENG_OIDC_{name}": value for name, value in told.items()}).items():
        setattr(settings, name, value)
    return provider


def go_and_come_back(client: Client, provider: Any, where: str = "") -> str:
    """To the provider and back; where one lands."""
    sent = client.get(f"/account/provider/{where}").headers["Location"]
    asked = parse_qs(urlsplit(sent).query)
    provider.nonce = provider.nonce or asked["nonce"][0]
    return str(client.get("/account/provider/back/", {"state": asked["state"][0], "code": "c"}).headers["Location"])


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_who_has_an_account_enters_with_the_roles_given_here(client: Client, person: Person, by_provider: Any) -> None:
    somebody = person("prosecutor")
    by_provider.person |= {"role": "secadmin", "groups": ["admin"], "is_superuser": True, "email": "x@example.cn"}
    assert go_and_come_back(client, by_provider) == "/"
    assert is_in(client)
    assert client.session["_auth_user_backend"] == OIDC_BACKEND
    entered = User.objects.get(pk=somebody.pk)
    assert (entered.role_names, entered.is_superuser, entered.email) == ({"prosecutor"}, False, "")
    assert client.get("/").status_code == 200


def test_the_code_is_bound_to_this_browser(client: Client, person: Person, by_provider: Any) -> None:
    person("prosecutor")
    sent = client.get("/account/provider/").headers["Location"]
    asked = parse_qs(urlsplit(sent).query)
    assert asked["code_challenge_method"] == ["S256"]
    other = Client()
    back = other.get("/account/provider/back/", {"state": asked["state"][0], "code": "c"})
    assert back.headers["Location"] == "/account/login/?provider=refused"
    assert not is_in(other)
    go_and_come_back(client, by_provider)
    assert len(by_provider.asked[-1]["code_verifier"][0]) >= 43


def test_who_has_no_account_does_not_enter_and_none_is_made(client: Client, office: object, by_provider: Any) -> None:
    assert go_and_come_back(client, by_provider) == "/account/login/?provider=refused"
    assert User.objects.count() == 0
    assert "这里没有您的账号" in client.get("/account/login/?provider=refused").content.decode()


def test_whose_account_is_shut_does_not_enter_and_does_not_stay(
    client: Client, person: Person, by_provider: Any
) -> None:
    person("prosecutor")
    go_and_come_back(client, by_provider)
    User.objects.update(is_active=False)
    assert client.get("/").headers["Location"].startswith("/account/login/")
    assert go_and_come_back(client, by_provider) == "/account/login/?provider=refused"
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    "wrong",
    [
        {"token": {"iss": "https://elsewhere.example.cn"}},
        {"token": {"aud": "another"}},
        {"token": {"aud": ["jianheng", "another"]}},
        {"token": {"exp": 1_600_000_000}},
        {"token": {"exp": "—"}},
        {"nonce": "replayed"},
        {"by_other_key": True},
        {"person": {"sub": "s-2", "preferred_username": "prosecutor"}},
        {"person": {"sub": "s-1", "preferred_username": ["prosecutor"]}},
        {"person": {"sub": "s-1"}},
        {"person": {"sub": "s-1", "preferred_username": "Prosecutor"}},
    ],
)
def test_what_is_wrong_with_the_answer_lets_nobody_in(
    client: Client, person: Person, by_provider: Any, wrong: dict[str, Any]
) -> None:
    person("prosecutor")
    for name, value in wrong.items():
        setattr(by_provider, name, value)
    assert go_and_come_back(client, by_provider) == "/account/login/?provider=refused"
    assert not is_in(client)


def test_five_refusals_lock_out_nobody_else(client: Client, person: Person, by_provider: Any) -> None:
    person("prosecutor")
    by_provider.by_other_key = True
    for _ in range(7):
        by_provider.nonce = ""
        go_and_come_back(client, by_provider)
    by_provider.by_other_key, by_provider.nonce = False, ""
    go_and_come_back(client, by_provider)
    assert is_in(client)


def test_one_comes_back_to_where_one_was_but_never_elsewhere(client: Client, person: Person, by_provider: Any) -> None:
    person("prosecutor")
    assert go_and_come_back(client, by_provider, "?next=/account/settings/") == "/account/settings/"
    client, by_provider.nonce = Client(), ""
    assert go_and_come_back(client, by_provider, "?next=https://elsewhere.example.cn/") == "/"


def test_the_own_password_still_does(client: Client, person: Person, by_provider: Any) -> None:
    person("sysadmin")
    assert "用单位统一身份登录" in client.get("/account/login/").content.decode()
    client.post("/account/login/", {"username": "sysadmin", "password": "Xiangdang-Chang-7"})
    assert is_in(client)


def test_where_no_provider_is_set_there_is_no_such_page(client: Client, office: object) -> None:
    assert client.get("/account/provider/").status_code == 404
    assert client.get("/account/provider/back/?code=c&state=s").status_code == 404
    assert "统一身份" not in client.get("/account/login/").content.decode()
