"""The pages: what each shows, whom it lets in, what it refuses, and what is never lost."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework.models import Arrival, Clue
from jianheng.desk.papers import drafting
from jianheng.desk.papers.models import EventFile, Paper

ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]
MakePaper = Callable[..., Paper]
EVIL = "<script>alert(1)</script>"


def shown(browser: Client, path: str) -> str:
    answer = browser.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def edited(paper: Paper, **other: str) -> dict[str, str]:
    told = {"turn": str(paper.turn), "opening": "我院发现：", "request": "请回复。", "reply_by": "2027-03-01"}
    for item in paper.items.all():
        told |= {f"what-{item.pk}": item.what, f"basis-{item.pk}": item.basis, f"asked-{item.pk}": item.asked}
    return told | other


def test_from_a_clue_to_a_draft(client_of: ClientOf, confirmed: MakeClue) -> None:
    clue, browser = confirmed(), client_of("prosecutor")
    page = shown(browser, f"/clues/{clue.pk}/")
    assert f"/papers/new/?clue={clue.pk}" in page
    assert "纠正违法通知书" in shown(browser, f"/papers/new/?clue={clue.pk}")
    answer = browser.post("/papers/new/", {"clue": clue.pk, "kind": "notice"})
    paper = Paper.objects.get()
    assert answer.headers["Location"] == f"/papers/{paper.pk}/edit/"
    assert f"草稿-{paper.pk}" in shown(browser, f"/clues/{clue.pk}/")


def test_ticked_rows_of_the_list_go_into_one(client_of: ClientOf, confirmed: MakeClue) -> None:
    first, second, browser = confirmed(), confirmed(), client_of("prosecutor")
    answer = browser.post("/papers/new/", {"pick": [f"{first.pk}:0", f"{second.pk}:0"], "act": "paper"})
    assert answer.headers["Location"] == f"/papers/new/?clue={first.pk}&clue={second.pk}"
    page = shown(browser, answer.headers["Location"])
    assert first.number in page
    assert second.number in page
    assert Paper.objects.count() == 0


def test_what_was_written_is_harmless_and_comes_back_when_refused(client_of: ClientOf, draft: MakePaper) -> None:
    paper, browser = draft(), client_of("prosecutor")
    item = paper.items.get()
    sent = edited(paper, title=EVIL, **{f"what-{item.pk}": EVIL})
    assert browser.post(f"/papers/{paper.pk}/edit/", sent).status_code == 302
    for path in (f"/papers/{paper.pk}/", f"/papers/{paper.pk}/edit/", "/papers/", "/"):
        page = shown(browser, path)
        assert EVIL not in page
    assert "&lt;script&gt;" in shown(browser, f"/papers/{paper.pk}/")
    stale = browser.post(f"/papers/{paper.pk}/edit/", sent | {"opening": "写了很多"})
    assert stale.status_code == 409
    assert "写了很多" in stale.content.decode()
    wrong = browser.post(
        f"/papers/{paper.pk}/edit/", edited(paper, turn="1", reply_by="2026-13-40", opening="写了很多")
    )
    assert (wrong.status_code, "写了很多" in wrong.content.decode()) == (422, True)


def test_fields_that_no_form_has_change_nothing(client_of: ClientOf, draft: MakePaper) -> None:
    paper, other = draft(), draft()
    foreign = other.items.get()
    sent = edited(paper) | {
        "state": "approved",
        "number": "伪造1号",
        "restricted": "on",
        "drafted_by": "1",
        f"what-{foreign.pk}": "改别人的",
        f"out-{foreign.pk}": "yes",
    }
    assert client_of("prosecutor").post(f"/papers/{paper.pk}/edit/", sent).status_code == 302
    paper.refresh_from_db()
    foreign.refresh_from_db()
    assert (paper.state, paper.number, paper.restricted) == (Paper.DRAFT, "", False)
    assert foreign.what != "改别人的"


def test_the_way_of_a_notice_by_two_people(client_of: ClientOf, draft: MakePaper, today: date) -> None:
    paper, mine, lead = draft(), client_of("prosecutor"), client_of("lead")
    at = f"/papers/{paper.pk}"
    assert mine.post(f"{at}/act/submit/", {"turn": 0}).status_code == 302
    assert mine.post(f"{at}/act/approve/", {"turn": 1}).status_code == 403
    assert "批准" in shown(lead, f"{at}/")
    assert lead.post(f"{at}/act/approve/", {"turn": 0}).status_code == 409
    assert lead.post(f"{at}/act/approve/", {"turn": 1}).status_code == 302
    assert mine.post(f"{at}/act/serve/", {"turn": 2, "how": "direct", "on": today}).status_code == 302
    receipt = SimpleUploadedFile("../../回证.html", EVIL.encode(), "text/html")
    told = {"turn": 3, "answer": "accepted", "on": today, "text": EVIL, "files": [receipt]}
    assert mine.post(f"{at}/act/answer/", told).status_code == 302
    item = paper.items.get()
    later = today + timedelta(days=30)
    check = {"turn": 4, "state": "done", "on": today, "text": "看了登记", "look_back_due_on": later}
    assert mine.post(f"{at}/items/{item.pk}/rectify/", check).status_code == 302
    look = {"turn": 5, "result": "kept", "on": today, "text": "抽查"}
    assert mine.post(f"{at}/items/{item.pk}/look/", look).status_code == 302
    assert mine.post(f"{at}/act/close/", {"turn": 6}).status_code == 302
    page = shown(mine, f"{at}/")
    assert (EVIL in page, "已办结" in page, "江州市检纠违" in page) == (False, True, True)
    kept = EventFile.objects.get()
    file = mine.get(f"{at}/files/{kept.pk}/")
    assert (kept.name, file.headers["Content-Type"]) == ("回证.html", "application/octet-stream")
    assert file.headers["Content-Disposition"].startswith("attachment")
    actions = list(Entry.objects.filter(kind="paper").order_by("number").values_list("action", flat=True))
    assert [one for one in actions if one not in ("view", "refused", "attach", "download")] == [
        *("draft", "submit", "approve", "serve", "answer", "rectify", "look", "close")
    ]


def test_a_refused_act_keeps_its_words_and_files(client_of: ClientOf, served: MakePaper) -> None:
    paper, browser = served(), client_of("prosecutor")
    told = {"turn": paper.turn, "answer": "", "on": "2026-11-01", "text": "写了很多"}
    refused = browser.post(
        f"/papers/{paper.pk}/act/answer/", told | {"files": [SimpleUploadedFile("回函.pdf", b"%PDF")]}
    )
    page = refused.content.decode()
    assert (refused.status_code, "写了很多" in page) == (422, True)
    token = re.search(r'name="kept" value="([^"]+)"', page)
    assert token is not None
    told |= {"answer": "rejected", "on": str(paper.served_on), "kept": [token[1], "forged:token"]}
    assert browser.post(f"/papers/{paper.pk}/act/answer/", told).status_code == 302
    assert [one.name for one in EventFile.objects.all()] == ["回函.pdf"]


def test_outside_ones_scope_nothing_is_there(
    client_of: ClientOf, person: Callable[..., User], office: Office, served: MakePaper
) -> None:
    paper = served()
    below = Office.objects.create(name="临江区人民检察院", parent=office)
    Institution.objects.create(name="临江区看守所", office=below)
    person("lead", "lin", at=below)
    browser = client_of("lead", "lin")
    at, item = f"/papers/{paper.pk}", paper.items.get()
    for path in (f"{at}/", f"{at}/edit/", f"{at}/act/withdraw/", f"{at}/items/{item.pk}/rectify/", f"{at}/document/"):
        assert browser.get(path).status_code == 404
    sent = {"turn": paper.turn, "why": "x", "wrong": [item.pk]}
    assert browser.post(f"{at}/act/withdraw/", sent).status_code == 404
    assert browser.post(f"{at}/document/full/", {"why": "x"}).status_code == 404
    assert paper.number not in shown(browser, "/papers/?tab=all")
    paper.refresh_from_db()
    assert paper.state == Paper.SERVED


def test_an_item_of_another_document_is_not_there(client_of: ClientOf, served: MakePaper) -> None:
    mine, other = served(), served()
    browser, foreign = client_of("prosecutor"), other.items.get().pk
    assert browser.post(f"/papers/{mine.pk}/items/{foreign}/rectify/", {"turn": mine.turn}).status_code == 404
    assert browser.get(f"/papers/{mine.pk}/act/rectify/").status_code == 404
    assert browser.get(f"/papers/{mine.pk}/items/{mine.items.get().pk}/submit/").status_code == 404


def test_acts_without_the_token_are_refused(person: Callable[..., User], draft: MakePaper) -> None:
    paper = draft()
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(person("prosecutor"), backend="jianheng.desk.accounts.known.AccountBackend")
    assert browser.post(f"/papers/{paper.pk}/act/submit/", {"turn": 0}).status_code == 403
    paper.refresh_from_db()
    assert paper.state == Paper.DRAFT


def test_names_are_given_for_a_reason_that_is_logged(client_of: ClientOf, served: MakePaper) -> None:
    paper, browser = served(), client_of("prosecutor")
    hidden = browser.get(f"/papers/{paper.pk}/document/")
    assert hidden.content[:2] == b"PK"
    assert hidden.headers["Content-Disposition"].startswith("attachment")
    assert browser.post(f"/papers/{paper.pk}/document/full/", {"why": " "}).status_code == 422
    assert browser.get(f"/papers/{paper.pk}/document/full/").status_code == 405
    assert client_of("viewer").post(f"/papers/{paper.pk}/document/full/", {"why": "x"}).status_code == 403
    assert not Entry.objects.filter(action="reveal").exists()
    full = browser.post(f"/papers/{paper.pk}/document/full/", {"why": "打印送达"})
    assert (full.status_code, full.content[:2]) == (200, b"PK")
    told = Entry.objects.get(action="reveal", kind="paper")
    assert (told.about, "打印送达" in told.detail) == (paper.number, True)
    assert Entry.objects.filter(action="download", kind="paper").count() == 2


@pytest.fixture
def lead_paper(person: Callable[..., User], confirmed: MakeClue) -> Paper:
    """A lead for investigation, drafted by a team lead."""
    return drafting.start(person("lead"), "lead", [confirmed().pk], together=False)


def test_a_lead_is_nowhere_but_in_its_own_list(client_of: ClientOf, lead_paper: Paper) -> None:
    clue = lead_paper.items.get().clues.get()
    for role in ("prosecutor", "viewer", "modeller", "reviewer"):
        browser = client_of(role)
        assert browser.get("/papers/leads/").status_code == 403
        assert browser.get(f"/papers/{lead_paper.pk}/").status_code in (403, 404)
        for path in ("/papers/?tab=all", f"/clues/{clue.pk}/", "/?whose=all"):
            page = browser.get(path).content.decode()
            assert lead_paper.name not in page
            assert "线索移送函" not in page
    lead = client_of("lead")
    assert lead_paper.name not in shown(lead, "/papers/?tab=all")
    assert lead_paper.name in shown(lead, "/papers/leads/")
    assert Entry.objects.filter(action="view", kind="leads", actor="lead").exists()


def test_an_investigator_works_on_leads_and_on_nothing_else(
    client_of: ClientOf, lead_paper: Paper, draft: MakePaper
) -> None:
    browser, notice = client_of("investigator"), draft()
    assert browser.post(f"/papers/{lead_paper.pk}/act/submit/", {"turn": 0}).status_code == 302
    assert browser.post(f"/papers/{lead_paper.pk}/act/approve/", {"turn": 1}).status_code == 403
    assert browser.post(f"/papers/{notice.pk}/act/submit/", {"turn": 0}).status_code == 403
    assert browser.get("/papers/new/").status_code == 403


def test_what_is_late_rises_on_the_first_page_of_whose_work_it_is(
    client_of: ClientOf, person: Callable[..., User], served: MakePaper, today: date
) -> None:
    Arrival.objects.create(run="r", as_of=today)
    paper = served()
    Paper.objects.filter(pk=paper.pk).update(reply_due_on=today - timedelta(days=3))
    assert "逾期没有回复，应当督促" in shown(client_of("prosecutor"), "/")
    assert "逾期没有回复" not in shown(client_of("prosecutor", "another"), "/")
    assert paper.number in shown(client_of("prosecutor"), "/papers/?tab=late")


def test_approval_waits_for_those_who_may_and_never_for_the_drafter(
    client_of: ClientOf, draft: MakePaper, today: date
) -> None:
    Arrival.objects.create(run="r", as_of=today)
    paper = draft()
    drafting.submit(paper.drafted_by, paper.pk, 0)
    assert "请批准或退回" in shown(client_of("lead"), "/")
    assert "请批准或退回" not in shown(client_of("prosecutor", "another"), "/")
    assert "请批准或退回" not in shown(client_of("prosecutor"), "/")


def test_the_list_takes_any_address(client_of: ClientOf, served: MakePaper) -> None:
    paper, browser = served(), client_of("prosecutor")
    for query in ("kind=x", "state=%00", "institution=99999999999", "sort=zz&page=-3", f"q={paper.number}", "tab=no"):
        assert browser.get(f"/papers/?{query}").status_code == 200
    assert paper.number in shown(browser, f"/papers/?q={paper.number}")
    assert paper.number not in shown(browser, "/papers/?state=draft")


def test_pages_speak_english_by_the_switch(client_of: ClientOf, served: MakePaper) -> None:
    browser = client_of("prosecutor")
    browser.post("/language/", {"language": "en"})
    page = shown(browser, f"/papers/{served().pk}/")
    assert "Notice to correct" in page
    assert "Record the check" in page
