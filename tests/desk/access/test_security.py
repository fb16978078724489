"""What somebody might try at the door."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta
from statistics import median

import pytest
from django.contrib.auth.password_validation import validate_password
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from jianheng.desk.accounts.first import make_person
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.audit.models import Entry

Person = Callable[..., User]
ClientOf = Callable[..., Client]
PASSWORD = "Xiangdang-Chang-7"


def sign_in(client: Client, username: str, password: str = PASSWORD, **more: str) -> object:
    return client.post("/account/login/", {"username": username, "password": password, **more})


def is_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)", "https:evil.example"],
)
def test_nobody_is_sent_elsewhere_after_signing_in(client: Client, person: Person, elsewhere: str) -> None:
    person("prosecutor")
    assert sign_in(client, "prosecutor", next=elsewhere).headers["Location"] == "/"
    answer = client.post("/language/", {"language": "en", "next": elsewhere})
    assert "evil" not in answer.headers["Location"]
    assert "javascript" not in answer.headers["Location"]


def test_the_fifth_wrong_password_locks_and_the_right_one_does_not_open(client: Client, person: Person) -> None:
    person("prosecutor")
    assert [sign_in(client, "prosecutor", "wrong").status_code for _ in range(5)] == [200] * 4 + [403]
    assert sign_in(Client(), "prosecutor").status_code == 403
    page = sign_in(client, "prosecutor").content.decode()
    assert "账号锁定半小时" in page


def test_one_locked_account_locks_nobody_else_at_the_same_address(client: Client, person: Person) -> None:
    person("prosecutor")
    person("lead")
    for _ in range(6):
        sign_in(client, "prosecutor", "wrong")
    sign_in(client, "lead")
    assert is_in(client)


def test_an_unknown_name_and_a_wrong_password_look_alike(client: Client, person: Person) -> None:
    person("prosecutor")
    unknown = sign_in(Client(), "nobody", "wrong")
    wrong = sign_in(Client(), "prosecutor", "wrong")
    assert unknown.status_code == wrong.status_code
    hidden = ("csrfmiddlewaretoken", "nobody", "prosecutor")

    def words(answer: object) -> list[str]:
        return [line for line in answer.content.decode().splitlines() if not any(word in line for word in hidden)]

    assert words(unknown) == words(wrong)


def test_an_unknown_name_and_a_wrong_password_take_as_long(office: Office, settings: object) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
    settings.AXES_ENABLED = False
    make_person("prosecutor", "检察官", "prosecutor", office, PASSWORD)

    def took(username: str) -> float:
        begun = time.perf_counter()
        sign_in(Client(), username, "wrong")
        return time.perf_counter() - begun

    took("prosecutor")
    pairs = [(took("nobody"), took("prosecutor")) for _ in range(5)]
    unknown, wrong = median(a for a, _ in pairs), median(b for _, b in pairs)
    assert 0.5 < unknown / wrong < 2


def test_a_session_from_before_is_not_the_one_after(client: Client, person: Person) -> None:
    person("prosecutor")
    client.session["planted"] = "x"
    planted = client.session
    planted.save()
    before = client.session.session_key
    sign_in(client, "prosecutor")
    assert client.session.session_key != before
    assert not Session.objects.filter(session_key=before).exists()


def test_a_forgotten_screen_is_signed_out_after_half_an_hour(client: Client, person: Person, settings: object) -> None:
    person("prosecutor")
    sign_in(client, "prosecutor")
    left = Session.objects.get().expire_date - timezone.now()
    assert timedelta(minutes=29) < left <= timedelta(minutes=30)
    Session.objects.update(expire_date=timezone.now() + timedelta(minutes=3))
    client.get("/")
    assert Session.objects.get().expire_date - timezone.now() > timedelta(minutes=29)
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    assert client.get("/").headers["Location"].startswith("/account/login/")


def test_signing_out_ends_the_session_on_the_server(client: Client, person: Person) -> None:
    person("prosecutor")
    sign_in(client, "prosecutor")
    kept = client.cookies["sessionid"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["sessionid"] = kept
    assert thief.get("/").status_code == 302


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(client: Client, person: Person) -> None:
    person("prosecutor")
    sign_in(client, "prosecutor")
    cookie = client.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"], cookie["expires"]) == (True, "Lax", "")


def test_ones_own_settings_change_how_pages_look_and_nothing_else(client_of: ClientOf, office: Office) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    more = {
        "is_superuser": "on",
        "is_staff": "on",
        "role": "secadmin",
        "office": below.pk,
        "name": "x",
        "theme": "dark",
    }
    client_of("viewer").post("/account/settings/look/", {**more, "density": "huge"})
    kept = User.objects.get(username="viewer")
    assert (kept.theme, kept.density) == ("dark", "compact")
    assert (kept.is_superuser, kept.is_staff, kept.office, kept.name) == (False, False, office, "只读")
    assert kept.role_names == {"viewer"}


def test_a_superuser_flag_opens_nothing(client_of: ClientOf) -> None:
    browser = client_of("viewer")
    User.objects.update(is_superuser=True, is_staff=True)
    assert browser.get("/people/").status_code == 403
    assert browser.get("/audit/").status_code == 403


@pytest.mark.parametrize("password", ["Short-1a", "alllowercase", "lowercase123", "Password123", "1234567890"])
def test_weak_passwords_are_refused(password: str) -> None:
    with pytest.raises(ValidationError):
        validate_password(password)


@pytest.mark.parametrize("password", ["Xiangdang7", "xiang-dang-7", PASSWORD])
def test_fair_passwords_are_taken(password: str) -> None:
    validate_password(password)


def test_an_old_password_is_changed_first(client: Client, person: Person) -> None:
    person("prosecutor")
    User.objects.update(password_set_at=timezone.now() - timedelta(days=91))
    assert sign_in(client, "prosecutor").headers["Location"] == "/account/settings/password/"
    assert client.get("/").headers["Location"] == "/account/settings/password/"
    assert "用满 90 天" in client.get("/account/settings/password/").content.decode()


def test_what_is_refused_is_on_record(client_of: ClientOf, client: Client) -> None:
    client_of("viewer").get("/audit/")
    sign_in(client, "nobody", "wrong")
    told = list(Entry.objects.order_by("number").values_list("actor", "action", "about"))
    assert ("viewer", "refused", "/audit/") in told
    assert ("", "sign in refused", "nobody") in told
    assert "wrong" not in str(list(Entry.objects.values()))
