"""The quality of the data as a page, by unit."""

from __future__ import annotations

from collections.abc import Callable

from django.test import Client
from tests.desk.data.conftest import book
from tests.desk.data.test_taking import brought, taken

from jianheng.desk.accounts.models import Institution, Office, User
from jianheng.desk.data.models import QualityReport
from jianheng.desk.jobs.models import Job

ClientOf = Callable[..., Client]
Work = Callable[[], list[Job]]


def test_a_report_is_made_and_read(
    client_of: ClientOf, work: Work, person: Callable[..., User], office: Office
) -> None:
    client = client_of("prosecutor")
    taken(client, work, brought(client, book()))
    assert "还没有检查过" in client.get("/data/quality/").content.decode()
    client.post("/data/quality/make/")
    assert "正在检查" in client.get("/data/quality/").content.decode()
    assert [job.state for job in work()] == ["done"]
    page = client.get("/data/quality/")
    assert page.context["findings"]
    assert page.context["letters"][0]["unit"] == "江州监狱"
    words = page.content.decode()
    assert "110101199001011237" not in words
    assert "<script>alert" not in words
    report = QualityReport.objects.get()
    letter = client.get(f"/data/quality/{report.pk}/letters/0/")
    assert b"".join(letter.streaming_content).startswith(b"PK")
    assert client.get(f"/data/quality/{report.pk}/html/").status_code == 200
    none = client.get("/data/quality/", {"unit": "没有这个单位"})
    assert not none.context["findings"]
    below = Office.objects.create(name="青澜县人民检察院", parent=office)
    Institution.objects.create(name="青澜监狱", office=below)
    person("prosecutor", "elsewhere", at=below)
    elsewhere = client_of("prosecutor", "elsewhere")
    assert not elsewhere.get("/data/quality/").context["findings"]
    assert elsewhere.get(f"/data/quality/{report.pk}/letters/0/").status_code == 404
    assert elsewhere.get(f"/data/quality/{report.pk}/html/").status_code == 404
    assert client_of("viewer").post("/data/quality/make/").status_code == 403
