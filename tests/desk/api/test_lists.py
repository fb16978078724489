"""The lists by the API: conditions, pages, acts for many rows, export; nothing that is not meant can be set."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, get_args

import pytest
from django.test import Client

from jianheng.desk.access.roles import TITLES
from jianheng.desk.accounts.models import Office, User
from jianheng.desk.api.lists import ActName, Answer, Conclusion, Status
from jianheng.desk.api.people import Role
from jianheng.desk.audit.models import Entry
from jianheng.desk.casework.bulk_acts import ACTS
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.words import ANSWERS, CONCLUSIONS, STATUSES
from jianheng.desk.runs.models import Run, Tallied

JSON = "application/json"
ClientOf = Callable[..., Client]
MakeClue = Callable[..., Clue]


def test_the_words_of_the_api_are_those_of_the_pages() -> None:
    assert set(get_args(Status)) == {"open", "all", *STATUSES}
    assert set(get_args(Answer)) == set(ANSWERS)
    assert set(get_args(Conclusion)) == set(CONCLUSIONS)
    assert set(get_args(ActName)) == set(ACTS)
    assert set(get_args(Role)) == set(TITLES)


def test_pages_go_on_where_the_last_one_ended(client_of: ClientOf, clue: MakeClue) -> None:
    for _ in range(5):
        clue()
    clue(section=Clue.PROMPT)
    client = client_of("viewer")
    first = client.get("/api/v1/clues?limit=2").json()
    assert first["count"] == {"n": 5, "is_more": False}
    second = client.get("/api/v1/clues", {"limit": 2, "after": first["after"]}).json()
    ids = [row["id"] for row in (*first["rows"], *second["rows"])]
    assert ids == sorted(ids, reverse=True)
    assert len(set(ids)) == 4
    assert client.get("/api/v1/prompts").json()["count"]["n"] == 1


def test_conditions_narrow_and_wrong_ones_are_refused(client_of: ClientOf, clue: MakeClue) -> None:
    clue(grade="serious", day=date(2026, 3, 1)), clue()
    client = client_of("viewer")
    assert client.get("/api/v1/clues?grade=serious&to=2026-04-01").json()["count"]["n"] == 1
    for wrong in ("status=odd", "institution=99999999999999999999", "from=0001-01-01", "q=a%00b", "after=9~x~1"):
        told = client.get(f"/api/v1/clues?{wrong}")
        assert (told.status_code, {"detail", "zh", "en"} <= set(told.json())) == (422, True), wrong


def test_many_rows_at_once_each_answered_for(client_of: ClientOf, clue: MakeClue) -> None:
    fresh, passed = clue(), clue(turn=3)
    picks = [{"id": fresh.pk, "turn": 0}, {"id": passed.pk, "turn": 0}, {"id": 10**9, "turn": 0}]
    told = client_of("prosecutor").post("/api/v1/clues/bulk", {"act": "take", "picks": picks}, JSON).json()
    assert (told["done"], told["refused"]) == (1, 2)
    assert [bool(row["why_not"]) for row in told["rows"]] == [False, True, True]
    given = {"act": "assign", "to": "lead", "picks": picks[:1]}
    assert client_of("prosecutor").post("/api/v1/clues/bulk", given, JSON).status_code == 403


def test_an_export_says_what_for_and_is_on_record(client_of: ClientOf, clue: MakeClue) -> None:
    clue()
    client = client_of("prosecutor")
    assert client.post("/api/v1/clues/export", {"format": "csv", "purpose": "  "}, JSON).status_code == 422
    taken = client.post("/api/v1/clues/export", {"format": "csv", "purpose": "专项检察"}, JSON)
    assert "周**" in taken.content.decode("utf-8-sig")
    assert taken["Cache-Control"] == "no-store"
    assert Entry.objects.filter(action="export", actor="prosecutor").count() == 1


def test_saved_views_are_ones_own(client_of: ClientOf) -> None:
    kept = {"name": "严重的", "list": "clues", "asked": {"grade": "serious"}}
    view = client_of("viewer").post("/api/v1/views", kept, JSON).json()
    assert (view["list"], view["query"]) == ("clues", "grade=serious")
    assert client_of("lead").delete(f"/api/v1/views/{view['id']}").status_code == 404
    assert client_of("viewer").patch(f"/api/v1/views/{view['id']}", {"name": "重"}, JSON).json()["name"] == "重"
    assert client_of("viewer").delete(f"/api/v1/views/{view['id']}").status_code == 204


@pytest.mark.parametrize("more", [{"is_superuser": True}, {"role": "lead"}, {"password": "x"}, {"id": 1}])
def test_nothing_is_set_that_is_not_named(client_of: ClientOf, office: Office, more: dict[str, Any]) -> None:
    asked = {"username": "xin", "name": "新人", "office": office.pk}
    refused = client_of("sysadmin").post("/api/v1/people", asked | more, JSON)
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["type"] == "extra_forbidden"
    assert not User.objects.filter(username="xin").exists()


def test_from_account_to_role(client_of: ClientOf, office: Office) -> None:
    asked = {"username": "xin", "name": "新人", "office": office.pk}
    made = client_of("sysadmin").post("/api/v1/people", asked, JSON)
    assert (made.status_code, len(made.json()["password"]) > 9) == (201, True)
    path = f"/api/v1/people/{made.json()['id']}"
    assert client_of("secadmin").put(f"{path}/roles", {"roles": ["viewer"]}, JSON).json()["roles"] == ["viewer"]
    assert client_of("secadmin").put(f"{path}/roles", {"roles": ["viewer", "auditor"]}, JSON).status_code == 409
    assert [row["username"] for row in client_of("secadmin").get("/api/v1/people?q=xin").json()["rows"]] == ["xin"]


def test_areas_have_their_denominators(client_of: ClientOf, clue: MakeClue) -> None:
    one = clue()
    run = Run.objects.create(name="r", as_of=date(2026, 11, 20), at=one.found_at)
    run.models.create(model=one.model, version="1", title_zh="甲", title_en="A")
    Tallied.objects.create(run=run, model=one.model, institution=one.institution, unlawful=1, lawful=3)
    client = client_of("viewer")
    (area,) = client.get("/api/v1/home/areas").json()
    assert (area["area"], area["answers"]["unlawful"], area["answers"]["total"]) == ("commutation", 1, 4)
    assert client.get("/api/v1/runs/r").json()["by_model"][0]["answers"]["total"] == 4
    assert client.get("/api/v1/runs").json()["rows"][0]["name"] == "r"


def test_absurd_days_and_characters_break_no_page(client_of: ClientOf, clue: MakeClue) -> None:
    clue()
    assert client_of("auditor").get("/audit/?since=0001-01-01&until=9999-12-31").status_code == 200
    assert client_of("viewer").get("/clues/?found=0001-01-01&to=9999-12-31").status_code == 200
    assert client_of("auditor").get("/models/a%00b/").status_code == 403
    assert "\x00" not in Entry.objects.latest("number").about
