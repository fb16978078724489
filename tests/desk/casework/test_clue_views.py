"""The page of one clue."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.clues.masking import ID_NUMBER
from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.proof import proof_of

INTERVAL, NEVER, HELD = (
    "commutation/interval-too-short",
    "correction/never-registered",
    "custody/held-after-end",
)
ClientOf = Callable[..., Client]
Found = Callable[[str], Clue]


@pytest.mark.parametrize("model", [INTERVAL, NEVER, HELD])
def test_the_page_opens_with_the_finding_then_why_then_the_evidence(
    client_of: ClientOf, found: Found, model: str
) -> None:
    clue = found(model)
    page = client_of("prosecutor").get(f"/clues/{clue.pk}/").content.decode()
    parts = ['id="finding-t"', 'id="why-t"', 'id="lawful-t"', 'id="evidence-t"', 'id="chain-t"', 'role="toolbar"']
    places = [page.index(part) for part in parts]
    assert places == sorted(places)
    assert clue.institution.name in page


def test_names_and_numbers_stay_hidden_on_every_part(client_of: ClientOf, found: Found) -> None:
    clue, browser = found(INTERVAL), client_of("prosecutor")
    name = _name_of(clue)
    for path in ("", "chain/", "source/1/", "source/2/"):
        page = browser.get(f"/clues/{clue.pk}/{path}").content.decode()
        assert ID_NUMBER.search(page) is None, path
        assert name not in page, path


def test_names_are_shown_once_for_a_reason_that_is_logged(client_of: ClientOf, found: Found) -> None:
    clue, browser = found(INTERVAL), client_of("prosecutor")
    without = browser.post(f"/clues/{clue.pk}/reveal/", {"why": " "})
    assert without.status_code == 422
    shown = browser.post(f"/clues/{clue.pk}/reveal/", {"why": "核对送达回证"})
    assert _name_of(clue) in shown.content.decode()
    assert shown.headers["Cache-Control"] == "no-store"
    entry = Entry.objects.get(action="reveal")
    assert (entry.about, json.loads(entry.detail)) == (clue.number, {"why": "核对送达回证"})
    assert _name_of(clue) not in browser.get(f"/clues/{clue.pk}/").content.decode()


def test_who_may_not_see_names_is_refused(client_of: ClientOf, found: Found) -> None:
    answer = client_of("viewer").post(f"/clues/{found(INTERVAL).pk}/reveal/", {"why": "想看"})
    assert answer.status_code == 403
    assert not Entry.objects.filter(action="reveal").exists()


def test_a_run_that_is_gone_is_told_and_the_rest_of_the_page_stands(
    client_of: ClientOf, clue: Callable[..., Clue]
) -> None:
    one = clue(proof_run="2020-01-01-gone")
    answer = client_of("prosecutor").get(f"/clues/{one.pk}/")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "运行 2020-01-01-gone 的文件夹已不在" in page
    assert "最早可于 2026-10-20 提请" in page
    assert client_of("prosecutor").get(f"/clues/{one.pk}/chain/").status_code == 200
    assert client_of("prosecutor").get(f"/clues/{one.pk}/source/1/").status_code == 410


def test_ten_minutes_of_looking_are_one_line_of_the_log(client_of: ClientOf, clue: Callable[..., Clue]) -> None:
    one, browser = clue(), client_of("prosecutor")
    for _ in range(3):
        browser.get(f"/clues/{one.pk}/")
    client_of("lead").get(f"/clues/{one.pk}/")
    assert list(Entry.objects.filter(action="view").values_list("actor", flat=True)) == ["prosecutor", "lead"]


def test_a_clue_outside_ones_scope_is_not_there(
    office: Office, person: Callable[..., User], clue: Callable[..., Clue]
) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    inside, outside = clue("甲县看守所"), clue("江州监狱")
    Institution.objects.filter(name="甲县看守所").update(office=below)
    browser = Client()
    browser.force_login(person("prosecutor", "resident", below), backend="jianheng.desk.accounts.known.AccountBackend")
    assert browser.get(f"/clues/{inside.pk}/").status_code == 200
    for path in ("", "chain/", "source/1/", "act/take/"):
        assert browser.get(f"/clues/{outside.pk}/{path}").status_code == 404, path
    assert browser.post(f"/clues/{outside.pk}/reveal/", {"why": "x"}).status_code == 404
    assert browser.post(f"/clues/{outside.pk}/verify/").status_code == 404


def test_the_sheet_around_a_row_shows_its_own_words_and_marks_what_decided(client_of: ClientOf, found: Found) -> None:
    page = client_of("prosecutor").get(f"/clues/{found(INTERVAL).pk}/source/1/").content.decode()
    assert 'aria-current="true"' in page
    assert '<td class="key">' in page
    assert client_of("prosecutor").get(f"/clues/{found(INTERVAL).pk}/source/999/").status_code == 404


def test_the_chain_tells_the_picture_in_words(client_of: ClientOf, found: Found) -> None:
    page = (
        client_of("prosecutor").get(f"/clues/{found(HELD).pk}/chain/", headers={"HX-Request": "true"}).content.decode()
    )
    assert page.lstrip().startswith("<svg")
    assert "<desc>" in page
    assert "无凭证" in page


def test_the_page_is_there_in_english(client_of: ClientOf, found: Found) -> None:
    browser, clue = client_of("prosecutor"), found(INTERVAL)
    browser.post("/language/", {"language": "en", "next": "/"})
    page = browser.get(f"/clues/{clue.pk}/").content.decode()
    assert "What would have been lawful" in page
    assert "为什么" not in page


def test_who_may_only_read_is_offered_no_act(client_of: ClientOf, clue: Callable[..., Clue]) -> None:
    one = clue()
    assert "act/conclude/" in client_of("prosecutor").get(f"/clues/{one.pk}/").content.decode()
    assert "/act/" not in client_of("viewer").get(f"/clues/{one.pk}/").content.decode()


def test_where_no_name_is_told_the_number_is_shown(client_of: ClientOf, found: Found) -> None:
    clue, browser = found(HELD), client_of("prosecutor")
    number = proof_of(clue).person.removeprefix("id:")
    assert number not in browser.get(f"/clues/{clue.pk}/").content.decode()
    assert number in browser.post(f"/clues/{clue.pk}/reveal/", {"why": "核对"}).content.decode()


def _name_of(clue: Clue) -> str:
    return proof_of(clue, reveal=True).shown.persons[0].name
