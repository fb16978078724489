"""Documents by the API: the way of a notice, what is refused, and leads apart."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from jianheng.desk.accounts.models import Office, User
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework.models import Clue
from jianheng.desk.papers.models import Paper

ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]
JSON = "application/json"
AT = "/api/v1/papers"


@pytest.fixture
def confirmed(clue: MakeClue) -> MakeClue:
    """Makes a verified problem."""

    def make(**fields: object) -> Clue:
        return clue(**{"status": Clue.CLOSED, "conclusion": "confirmed", **fields})

    return make


def post(browser: Client, path: str, **told: object) -> Any:
    return browser.post(f"{AT}{path}", told, content_type=JSON)


def written(browser: Client, paper: dict[str, Any]) -> Any:
    items = [{"id": one["id"], "what": one["what"], "asked": one["asked"]} for one in paper["items"]]
    day = (timezone.localdate() + timedelta(days=20)).isoformat()
    return post(browser, f"/{paper['id']}/edit", turn=paper["turn"], opening="我院发现：", reply_by=day, items=items)


def test_the_way_of_a_notice(client_of: ClientOf, confirmed: MakeClue) -> None:
    mine, lead = client_of("prosecutor"), client_of("lead")
    made = post(mine, "", kind="notice", clues=[confirmed().pk])
    assert made.status_code == 201
    paper = written(mine, made.json()).json()
    at = f"/{paper['id']}"
    assert post(mine, f"{at}/submit", turn=1).json()["state"] == "submitted"
    assert post(mine, f"{at}/approve", turn=2).status_code == 403
    assert post(lead, f"{at}/approve", turn=1).status_code == 409
    approved = post(lead, f"{at}/approve", turn=2).json()
    assert approved["number"].endswith("1号")
    assert post(mine, f"{at}/serve", turn=3, how="direct").json()["state"] == "served"
    token = mine.post(f"{AT}/files", {"file": SimpleUploadedFile("复函.pdf", b"%PDF")}).json()["token"]
    objected = post(mine, f"{at}/object", turn=4, grounds="登记有误", kept=[token])
    assert objected.json()["objections"][0]["review_by"] is not None
    assert [one["name"] for one in mine.get(f"{AT}{at}/files").json()] == ["复函.pdf"]
    clocks = mine.get(f"{AT}{at}/clocks").json()
    assert any("第五百五十四条" in clock["article"] for clock in clocks)
    item = approved["items"][0]["id"]
    done = post(lead, f"{at}/review", turn=5, result="withdrawn", why="登记确有错误", wrong=[item]).json()
    assert (done["state"], done["objections"][0]["result"]) == ("withdrawn", "withdrawn")
    assert [one["kind"] for one in mine.get(f"{AT}{at}/events").json()][-1] == "withdraw"
    assert Clue.objects.get().status == Clue.WORKING


def test_the_file_and_the_names_in_it(client_of: ClientOf, confirmed: MakeClue) -> None:
    mine = client_of("prosecutor")
    paper = post(mine, "", kind="request", clues=[confirmed().pk]).json()
    assert mine.get(f"{AT}/{paper['id']}/document").content[:2] == b"PK"
    assert post(mine, f"/{paper['id']}/document/full", why=" ").status_code == 422
    assert post(client_of("viewer"), f"/{paper['id']}/document/full", why="x").status_code == 403
    assert not Entry.objects.filter(action="reveal").exists()


def test_fields_that_are_not_meant_are_refused(client_of: ClientOf, confirmed: MakeClue) -> None:
    mine = client_of("prosecutor")
    clue = confirmed()
    assert post(mine, "", kind="notice", clues=[clue.pk], state="approved").status_code == 422
    assert post(mine, "", kind="lead", clues=[clue.pk]).status_code == 422
    paper = post(mine, "", kind="notice", clues=[clue.pk]).json()
    assert post(mine, f"/{paper['id']}/submit", turn=0, number="伪造").status_code == 422
    refused = post(mine, f"/{paper['id']}/answer", turn=0, answer="accepted", kept=["forged:token"])
    assert refused.status_code == 422
    assert Paper.objects.get().state == Paper.DRAFT


def test_leads_are_a_line_of_their_own(client_of: ClientOf, confirmed: MakeClue) -> None:
    lead, mine = client_of("lead"), client_of("prosecutor")
    clue = confirmed()
    made = post(lead, "/leads", clues=[clue.pk]).json()
    assert post(mine, "/leads", clues=[clue.pk]).status_code == 403
    assert mine.get(f"{AT}/leads").status_code == 403
    assert mine.get(f"{AT}/{made['id']}").status_code == 404
    assert lead.get(f"{AT}?tab=all").json()["total"] == 0
    assert client_of("investigator").get(f"{AT}/leads").json()["total"] == 1
    assert post(client_of("investigator"), f"/{made['id']}/submit", turn=0).json()["state"] == "submitted"


def test_outside_ones_scope_nothing_is_there(
    client_of: ClientOf, person: Callable[..., User], office: Office, confirmed: MakeClue
) -> None:
    paper = post(client_of("prosecutor"), "", kind="notice", clues=[confirmed().pk]).json()
    person("prosecutor", "lin", at=Office.objects.create(name="临江区人民检察院", parent=office))
    other = client_of("prosecutor", "lin")
    assert other.get(f"{AT}/{paper['id']}").status_code == 404
    assert post(other, f"/{paper['id']}/submit", turn=0).status_code == 404
    assert post(other, "", kind="notice", clues=[Clue.objects.get().pk]).status_code == 404
    assert other.get(f"{AT}?tab=all").json()["total"] == 0
