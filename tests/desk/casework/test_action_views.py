"""Doing something with a clue, by its forms."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework import attachments
from jianheng.desk.casework.conclusions import MEANINGS
from jianheng.desk.casework.models import Attachment, Clue
from jianheng.desk.casework.words import CONCLUSIONS

ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]


def send(browser: Client, clue: Clue, kind: str, **given: object) -> object:
    return browser.post(f"/clues/{clue.pk}/act/{kind}/", {"turn": clue.turn, **given})


def test_take_check_conclude(client_of: ClientOf, clue: MakeClue) -> None:
    one, browser = clue(), client_of("prosecutor")
    for kind, given in (
        ("take", {}),
        ("check", {"what": "核对送达回证", "on": "2026-11-20"}),
        ("conclude", {"conclusion": "confirmed", "why": "属实"}),
    ):
        answer = send(browser, one, kind, **given)
        assert answer.status_code == 302, kind
        one.refresh_from_db()
    assert (one.status, one.conclusion, one.owner.username) == (Clue.CLOSED, "confirmed", "prosecutor")
    page = browser.get(f"/clues/{one.pk}/").content.decode()
    assert page.index("领取") < page.index("核对送达回证")


def test_of_two_who_decide_at_once_the_second_keeps_the_words_and_sees_what_happened(
    client_of: ClientOf, clue: MakeClue
) -> None:
    one, first, second = clue(), client_of("prosecutor"), client_of("prosecutor", "second")
    assert send(first, one, "conclude", conclusion="confirmed", why="回证无误").status_code == 302
    late = send(second, one, "conclude", conclusion="lawful", why="有重大立功，见卷三")
    page = late.content.decode()
    assert late.status_code == 409
    assert "没有保存：检察官 在" in page
    assert "有重大立功，见卷三" in page
    assert re.search(r'value="lawful" checked', page)
    assert "回证无误" in page
    one.refresh_from_db()
    assert (one.conclusion, one.turn) == ("confirmed", 1)


def test_a_form_without_its_reason_comes_back_with_what_was_written(client_of: ClientOf, clue: MakeClue) -> None:
    answer = send(client_of("prosecutor"), clue(), "ask", what="", of="江州监狱档案室", due="明天")
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "江州监狱档案室" in page
    assert 'value="明天"' in page
    assert "2026-11-23" in page


def test_a_clue_goes_to_somebody_who_sees_it(client_of: ClientOf, person: Callable[..., User], clue: MakeClue) -> None:
    one, lead = clue(), client_of("lead")
    able, reader = person("prosecutor"), person("viewer")
    assert send(lead, one, "assign", to=reader.pk).status_code == 422
    assert send(lead, one, "assign", to=able.pk).status_code == 302
    one.refresh_from_db()
    assert one.owner == able


@pytest.mark.parametrize(("role", "kind"), [("viewer", "take"), ("prosecutor", "assign"), ("prosecutor", "review")])
def test_who_may_not_is_refused_and_it_is_logged(client_of: ClientOf, clue: MakeClue, role: str, kind: str) -> None:
    one = clue()
    assert send(client_of(role), one, kind).status_code == 403
    one.refresh_from_db()
    assert one.turn == 0
    assert Entry.objects.filter(action="refused", actor=role).exists()


def test_a_second_person_reviews(office: Office, client_of: ClientOf, clue: MakeClue) -> None:
    office.four_eyes = Office.ALL
    office.save()
    one, lead = clue(), client_of("lead")
    send(lead, one, "conclude", conclusion="confirmed", why="属实")
    one.refresh_from_db()
    assert "/act/review/" not in lead.get(f"/clues/{one.pk}/").content.decode()
    assert send(lead, one, "review", agrees="agree").status_code == 422
    other = client_of("lead", "other")
    assert send(other, one, "review", agrees="return").status_code == 422
    assert send(other, one, "review", agrees="return", why="缺回证").status_code == 302
    one.refresh_from_db()
    assert one.status == Clue.WORKING


def test_a_prompt_is_closed_with_a_reason_or_opened_as_a_clue(client_of: ClientOf, clue: MakeClue) -> None:
    one, browser = clue(section=Clue.PROMPT), client_of("prosecutor")
    assert 'value="confirmed"' not in browser.get(f"/clues/{one.pk}/act/conclude/").content.decode()
    assert send(browser, one, "conclude", conclusion="confirmed", why="x").status_code == 422
    assert send(browser, one, "open", why="需要核查").status_code == 302
    one.refresh_from_db()
    assert (one.section, one.raised) == (Clue.CLUE, True)


def test_free_text_is_shown_harmless(client_of: ClientOf, clue: MakeClue) -> None:
    one, browser = clue(), client_of("prosecutor")
    send(browser, one, "note", text="<script>alert(1)</script>")
    page = browser.get(f"/clues/{one.pk}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_without_its_token_a_form_does_nothing(person: Callable[..., User], clue: MakeClue) -> None:
    one, browser = clue(), Client(enforce_csrf_checks=True)
    browser.force_login(person("prosecutor"), backend="jianheng.desk.accounts.known.AccountBackend")
    assert send(browser, one, "take").status_code == 403
    one.refresh_from_db()
    assert one.owner is None


def test_an_act_that_is_none_is_not_there(client_of: ClientOf, clue: MakeClue) -> None:
    browser = client_of("prosecutor")
    assert browser.get(f"/clues/{clue().pk}/act/delete/").status_code == 404
    assert browser.get("/clues/99999/act/take/").status_code == 404


def test_a_file_comes_back_as_it_was_and_is_never_opened(client_of: ClientOf, clue: MakeClue) -> None:
    one, browser = clue(), client_of("prosecutor")
    page = SimpleUploadedFile("../../回证.html", b"<script>alert(1)</script>", "text/html")
    assert send(browser, one, "check", what="见附件", files=[page]).status_code == 302
    kept = Attachment.objects.get()
    assert kept.name == "回证.html"
    answer = browser.get(f"/clues/{one.pk}/files/{kept.pk}/")
    assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["Content-Type"] == "application/octet-stream"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Entry.objects.filter(action="download", about=one.number).exists()
    assert browser.get(f"/clues/{clue().pk}/files/{kept.pk}/").status_code == 404


def test_a_refused_form_keeps_its_file(client_of: ClientOf, clue: MakeClue) -> None:
    one, browser = clue(), client_of("prosecutor")
    refused = send(browser, one, "check", what="", files=[SimpleUploadedFile("回证.pdf", b"%PDF")])
    assert refused.status_code == 422
    token = re.search(r'name="kept" value="([^"]+)"', refused.content.decode())
    assert token is not None
    assert send(browser, one, "check", what="见附件", kept=[token[1], "forged:token"]).status_code == 302
    assert list(Attachment.objects.values_list("name", flat=True)) == ["回证.pdf"]


def test_a_file_that_is_too_large_is_named_and_the_words_stay(
    client_of: ClientOf, clue: MakeClue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attachments, "LARGEST", 3)
    one = clue()
    answer = send(client_of("prosecutor"), one, "check", what="写了很多", files=[SimpleUploadedFile("大.zip", b"1234")])
    assert answer.status_code == 422
    assert "大.zip" in answer.content.decode()
    assert "写了很多" in answer.content.decode()
    assert one.events.count() == 0


def test_every_conclusion_stands_with_what_it_means(client_of: ClientOf, clue: MakeClue) -> None:
    page = client_of("prosecutor").get(f"/clues/{clue().pk}/act/conclude/").content.decode()
    assert [code for code in CONCLUSIONS if f'value="{code}"' not in page] == []
    assert [str(words.zh) for words in MEANINGS.values() if str(words.zh) not in page] == []
