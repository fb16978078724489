"""Requests and templates, written for downloading."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from jianheng.desk.data.models import Papers
from jianheng.desk.jobs.models import Job

ClientOf = Callable[..., Client]
ASKED = {"model": ["prison/solitary-term"], "holder": ["prison"], "unit": "江州监狱", "purpose": "监督"}


def one_model(client: Client) -> str:
    areas = client.get("/data/request/").context["areas"]
    return next(name for area, _, models in areas if area == "prison" for name, _ in models)


@pytest.mark.parametrize(("address", "ending"), [("request", ".docx"), ("templates", ".xlsx")])
def test_papers_are_written_for_the_chosen_models(
    client_of: ClientOf, work: Callable[[], list[Job]], address: str, ending: str
) -> None:
    client = client_of("prosecutor")
    answer = client.post(f"/data/{address}/", {**ASKED, "model": [one_model(client)], "from_on": "2026.1.5"})
    papers = Papers.objects.get()
    assert answer.headers["Location"] == f"/data/papers/{papers.pk}/"
    assert papers.asked["from_on"] == "2026-01-05"
    assert [job.state for job in work()] == ["done"]
    page = client.get(answer.headers["Location"])
    assert any(path.name.endswith(f"监狱{ending}") for path in page.context["files"])
    file = client.get(f"/data/papers/{papers.pk}/0/")
    assert b"".join(file.streaming_content).startswith(b"PK")
    assert client_of("viewer").get(f"/data/papers/{papers.pk}/").status_code == 404
    assert client.get(f"/data/papers/{papers.pk}/99/").status_code == 404


@pytest.mark.parametrize("wrong", [{"model": []}, {"until_on": "哪天"}, {"holder": ["prison", "court"]}])
def test_what_is_wrong_is_told_and_the_words_stay(client_of: ClientOf, wrong: dict[str, object]) -> None:
    client = client_of("prosecutor")
    answer = client.post("/data/request/", {**ASKED, "model": [one_model(client)], **wrong})
    assert answer.status_code == 409
    assert "江州监狱" in answer.content.decode()
    assert not Papers.objects.exists()


def test_the_journals_template_is_a_workbook(client_of: ClientOf) -> None:
    answer = client_of("prosecutor").get("/data/templates/journal.xlsx")
    assert b"".join(answer.streaming_content).startswith(b"PK")
