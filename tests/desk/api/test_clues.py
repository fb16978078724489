"""Clues by the API: the acts of the pages, under the same rights."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.casework.models import Clue

JSON = "application/json"
ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]


def test_from_taken_to_concluded(client_of: ClientOf, clue: MakeClue) -> None:
    client, one = client_of("prosecutor"), clue()
    taken = client.post(f"/api/v1/clues/{one.pk}/take", {"turn": 0}, JSON).json()
    assert (taken["status"], taken["owner"], taken["turn"]) == ("working", "prosecutor", 1)
    client.post(f"/api/v1/clues/{one.pk}/check", {"turn": 1, "what": "核对送达回证"}, JSON)
    told = {"turn": 2, "conclusion": "confirmed", "why": "送达回证与台账一致"}
    done = client.post(f"/api/v1/clues/{one.pk}/conclude", told, JSON).json()
    assert (done["status"], done["conclusion"]) == ("closed", "confirmed")
    history = client.get(f"/api/v1/clues/{one.pk}/events").json()
    assert [event["kind"] for event in history] == ["take", "check", "conclude"]


def test_the_second_of_two_is_told(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue()
    client_of("prosecutor").post(f"/api/v1/clues/{one.pk}/take", {"turn": 0}, JSON)
    late = client_of("lead").post(f"/api/v1/clues/{one.pk}/take", {"turn": 0}, JSON)
    assert late.status_code == 409
    assert "没有保存" in late.json()["detail"]


def test_what_does_not_fit_is_said_and_changes_nothing(client_of: ClientOf, clue: MakeClue) -> None:
    one, client = clue(), client_of("prosecutor")
    refused = client.post(f"/api/v1/clues/{one.pk}/conclude", {"turn": 0, "conclusion": "guilty", "why": "x"}, JSON)
    assert refused.status_code == 422
    one.refresh_from_db()
    assert one.turn == 0


def test_a_viewer_reads_and_does_nothing(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue()
    assert client_of("viewer").get(f"/api/v1/clues/{one.pk}").json()["person"] == "周**"
    assert client_of("viewer").post(f"/api/v1/clues/{one.pk}/take", {"turn": 0}, JSON).status_code == 403


def test_outside_ones_scope_there_is_nothing(
    office: Office, client_of: ClientOf, clue: MakeClue, person: Callable[..., User]
) -> None:
    below = Office.objects.create(name="甲县人民检察院", parent=office)
    person("prosecutor", "resident", below)
    outside = clue("江州监狱")
    assert Institution.objects.get(name="江州监狱").office == office
    client = client_of("prosecutor", "resident")
    assert client.get(f"/api/v1/clues/{outside.pk}").status_code == 404
    assert client.post(f"/api/v1/clues/{outside.pk}/take", {"turn": 0}, JSON).status_code == 404
    assert client.get("/api/v1/clues/999999999").status_code == 404
