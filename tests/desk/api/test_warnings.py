"""Early warning by the API: figures, and the file with its line in the log."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client

from jianheng.desk.casework.models import Arrival, Clue, Upcoming

ClientOf = Callable[..., Client]
JSON = "application/json"


def test_what_falls_due_is_counted_by_institution(client_of: ClientOf, clue: Callable[..., Clue]) -> None:
    Arrival.objects.create(run="2026-11-20-a", as_of="2026-11-20")
    told = {"run": "r", "model": "m/m", "area": "m", "title_zh": "义务", "title_en": "Duty", "act": "甲"}
    unit = clue("江州监狱").institution
    for day in ("2026-11-23", "2026-12-01", "2026-12-20"):
        Upcoming.objects.create(institution=unit, due=day, **told)
    found = client_of("viewer").get("/api/v1/warnings?first=2026-11-30&days=7").json()
    assert [(each["name"], each["due"], each["passed"]) for each in found["units"]] == [("江州监狱", 1, 1)]
    assert found["as_of"] == "2026-11-20"


def test_nothing_to_list_wrong_days_and_names_without_a_purpose_are_refused(
    client_of: ClientOf, clue: Callable[..., Clue]
) -> None:
    unit, client = clue("江州监狱").institution, client_of("prosecutor")
    for asked, status in (
        ({"first": "2026-11-30"}, 422),
        ({"first": "2026-11-30", "days": 61}, 422),
        ({"first": "2026-11-30", "institution": unit.pk, "form": "docx", "names": True}, 422),
        ({"first": "2026-11-30", "institution": 999999, "form": "docx"}, 404),
    ):
        assert client.post("/api/v1/warnings/take", asked, JSON).status_code == status
