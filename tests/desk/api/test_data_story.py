"""From a county's file to letters and the journal, by the API alone."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import load_workbook
from tests.desk.data.conftest import book

from jianheng.arena.files.styled.read import load_style
from jianheng.desk.audit.models import Entry
from jianheng.desk.data.models import Intake
from jianheng.desk.jobs.models import Job
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace

JSON = "application/json"
ClientOf = Callable[..., Client]
Work = Callable[[], list[Job]]
SHEET = "监区监房调动记录"
ID_NO = "110101199001011237"
STATED = {
    "unit": "江州监狱",
    "tables": ["assignment", "person_statement"],
    "whole_history": True,
    "until_on": "2026年10月31日",
    "complete": "all",
    "export_day": "2026.11.12",
    "purpose": "刑事执行法律监督",
    "legal_basis": "人民检察院组织法第二十一条",
    "delete_after": "2027-11-12",
}


def north() -> tuple[SimpleUploadedFile, dict[str, str]]:
    """A workbook as the prisons of the north send it, and which field each of its headings is."""
    (sheet,) = (each for each in load_style("prison", "north").sheets if each.name == SHEET)
    fields = {column.heading[0]: ".".join(column.fields[0]) if column.fields else "-" for column in sheet.columns}
    headings = [*fields]
    told = [
        {"罪犯姓名": "周某某", "囚号": "ZX10001", "监房名称": "一监区三号", "调进日期": "2026-01-05"},
        {"罪犯姓名": "何某某", "囚号": "ZX10002", "监房名称": "二监区一号", "调进日期": "2026-13-05"},
        {"罪犯姓名": "许某某", "囚号": "ZX10003", "监房名称": "二监区二号", "调进日期": "2026-02-07"},
    ]
    same = {"公民身份号码": ID_NO, "监管场所": "江州监狱", "场所性质": "监管单位（监狱）", "编排类型": "监房"}
    rows = [[str((same | row).get(heading, "")) or None for heading in headings] for row in told]
    return book([[f"江州监狱{SHEET}"], headings, *rows], SHEET, "狱政管理台账.xlsx"), fields


def sent(client: Client, method: str, path: str, body: dict[str, Any], status: int = 200) -> Any:
    """What the API answers, checked to be of this status."""
    answer = client.generic(method, f"/api/v1/data/{path}", json.dumps(body), JSON)
    assert answer.status_code == status, answer.content.decode()[:2000]
    return answer.json()


def got(client: Client, path: str, **query: object) -> Any:
    answer = client.get(f"/api/v1/data/{path}", query)
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.json()


def brought(client: Client, *files: SimpleUploadedFile, **more: object) -> list[dict[str, Any]]:
    answer = client.post("/api/v1/data/intakes", {"files": [*files], "unit": "江州监狱", **more})
    assert answer.status_code == 201, answer.content.decode()[:2000]
    made: list[dict[str, Any]] = answer.json()
    return made


def answered(client: Client, path: str, fields: dict[str, str]) -> dict[str, Any]:
    """Say what every column of the first table is, by its heading, with the codes of local words."""
    table = got(client, f"{path}/tables/0")
    said = {str(c["number"]): {"to": fields[c["heading"]]} for c in table["columns"]}
    told: dict[str, Any] = sent(client, "PUT", f"{path}/tables/0", {"columns": said})
    codes = {"监管单位（监狱）": "prison", "监房": "cell"}
    for column in told["columns"]:
        words = {word["word"]: codes[word["word"]] for word in column["words"]}
        said[str(column["number"])] |= {"codes": words}
    done: dict[str, Any] = sent(client, "PUT", f"{path}/tables/0", {"columns": said})
    return done


@pytest.fixture
def batch(client_of: ClientOf, work: Work) -> str:
    """A batch of the north's file that came in by the API."""
    client = client_of("lead")
    file, fields = north()
    (intake,) = brought(client, file)
    path = f"intakes/{intake['id']}"
    work()
    answered(client, path, fields)
    assert sent(client, "PUT", f"{path}/statement", STATED)["is_done"]
    sent(client, "POST", f"{path}/take", {}, 202)
    work()
    return str(got(client, path)["batch"])


def test_from_the_file_to_the_batch(client_of: ClientOf, work: Work, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    file, fields = north()
    (intake,) = brought(client, file)
    path = f"intakes/{intake['id']}"
    assert (intake["step"], intake["look_job"]["state"]) == ("recognise", "waiting")
    assert sent(client, "PUT", f"{path}/statement", STATED, 409)["zh"] == "文件还没有识别完。"
    work()
    whole = got(client, path)
    assert whole["step"] == "columns"
    assert [(each["name"], each["state"]) for each in whole["found"]["files"]] == [("狱政管理台账.xlsx", "new")]
    (seen,) = whole["found"]["tables"]
    assert (seen["sheet"], seen["rows"], seen["asks"]) == (SHEET, 3, True)
    table = got(client, f"{path}/tables/0")
    words = str(table)
    assert "调进日期" in words
    assert ID_NO not in words
    assert "周某某" not in words
    assert sent(client, "PUT", f"{path}/statement", STATED, 409)["zh"].startswith("列还没有确认完")
    told = answered(client, path, fields)
    assert (told["asks"], told["open"], told["doubled"]) == (False, [], {})
    assert "assignment" in told["becomes"]
    (day,) = (column for column in told["columns"] if column["heading"] == "调进日期")
    assert (day["unread"], day["looked_at"]) == (1, 3)
    assert sent(client, "PUT", f"{path}/statement", STATED)["problems"] == []
    assert got(client, f"{path}/take")["ready"]
    job = sent(client, "POST", f"{path}/take", {}, 202)
    assert sent(client, "POST", f"{path}/take", {}, 202)["id"] == job["id"]
    work()
    assert client.get(f"/api/v1/jobs/{job['id']}").json()["state"] == "done"
    (held,) = list_batches(workspace)
    assert got(client, path)["batch"] == held.id
    assert held.manifest.tables["assignment"].kept == 3
    assert sent(client, "POST", f"{path}/take", {}, 409)["zh"].endswith(f"{held.id}。")
    assert {"upload", "map", "state", "add"} <= set(Entry.objects.values_list("action", flat=True))
    (unit,) = got(client, "units")
    assert (unit["unit"], unit["tables"][0]["batches"]) == ("江州监狱", [held.id])


def test_what_is_open_doubled_or_lacking_is_told_as_data(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    file, fields = north()
    path = f"intakes/{brought(client, file)[0]['id']}"
    work()
    numbers = {c["heading"]: str(c["number"]) for c in got(client, f"{path}/tables/0")["columns"]}
    both = {numbers["调进日期"]: {"to": "assignment.from_on"}, numbers["调离日期"]: {"to": "assignment.from_on"}}
    told = sent(client, "PUT", f"{path}/tables/0", {"columns": {**both, numbers["监房名称"]: {"to": ""}}})
    assert told["asks"]
    assert told["doubled"] == {"assignment.from_on": [int(numbers["调进日期"]), int(numbers["调离日期"])]}
    assert int(numbers["监房名称"]) in told["open"]
    said = {number: {"to": fields[heading]} for heading, number in numbers.items()}
    told = sent(client, "PUT", f"{path}/tables/0", {"columns": {**said, numbers["监管场所"]: {"to": "-"}}})
    assert "assignment.kept_by" in [each["field"] for each in told["lacking"]]
    told = sent(client, "PUT", f"{path}/tables/0", {"fixed": {"assignment.kept_by": "江州监狱"}})
    assert {each["field"]: each["fixed"] for each in told["lacking"]}["assignment.kept_by"] == "江州监狱"
    assert not told["asks"]


def test_what_is_not_there_is_refused_by_name_and_nothing_is_kept(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    path = f"intakes/{brought(client, north()[0])[0]['id']}"
    work()
    wrong = {
        "columns": {
            "0": {"to": "no_table.no_field"},
            "1": {"to": "assignment.from_on+assignment.until_on+assignment.value"},
            "6": {"to": "assignment.kind", "codes": {"监房": "no_code"}},
            "999": {"to": "-"},
        },
        "tables": ["secrets"],
        "fixed": {"assignment.no_field": "x"},
    }
    told = sent(client, "PUT", f"{path}/tables/0", wrong, 422)
    places = ["/".join(map(str, each["loc"][1:])) for each in told["errors"]]
    assert places == [
        "columns/0/to",
        "columns/1/to",
        "columns/6/codes/监房",
        "columns/999",
        "tables/secrets",
        "fixed/assignment.no_field",
    ]
    assert Intake.objects.get().answers == {}
    assert sent(client, "PUT", f"{path}/tables/0", {"answers": {}}, 422)["errors"][0]["type"] == "extra_forbidden"
    tried = sent(client, "POST", f"{path}/tables/0/columns/9", {"to": "assignment.from_on"})
    assert (tried["heading"], tried["samples"][0]["clean"]) == ("调进日期", "")
    assert Intake.objects.get().answers == {}
    sent(client, "PUT", f"{path}/tables/7", {}, 404)
    sent(client, "POST", f"{path}/tables/0/columns/99", {"to": "-"}, 404)


def test_every_problem_of_a_statement_is_told_at_once_and_the_words_stay(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    file, fields = north()
    path = f"intakes/{brought(client, file)[0]['id']}"
    work()
    answered(client, path, fields)
    told = sent(client, "PUT", f"{path}/statement", {"unit": "江州监狱", "purpose": "监督"})
    missing = {each["field"] for each in told["problems"]}
    assert missing == {"tables", "from_on", "until_on", "complete", "export_day", "legal_basis", "delete_after"}
    assert (told["is_done"], told["written"]["purpose"]) == (False, "监督")
    assert got(client, f"{path}/statement")["written"]["purpose"] == "监督"
    late = sent(client, "PUT", f"{path}/statement", {**STATED, "until_on": "2026-12-31"})
    assert any("晚于导出日" in each["zh"] for each in late["problems"])
    assert sent(client, "POST", f"{path}/take", {}, 409)["en"] == "Columns or the statement are not done yet."


def test_a_mended_delivery_takes_the_place_of_the_first(client_of: ClientOf, work: Work, batch: str) -> None:
    client = client_of("lead")
    new = sent(client, "POST", f"batches/{batch}/again", {"reason": "列认错了"}, 201)
    path = f"intakes/{new['id']}"
    assert (new["replaces"], new["reason"]) == (batch, "列认错了")
    work()
    table = got(client, f"{path}/tables/0")
    assert table["asks"]
    (remark,) = (c["number"] for c in table["columns"] if c["heading"] == "备注")
    sent(client, "PUT", f"{path}/tables/0", {"columns": {str(remark): {"to": "-"}}})
    assert sent(client, "PUT", f"{path}/statement", STATED)["is_done"]
    assert [each["batch"] for each in got(client, f"{path}/take")["could_replace"]] == [batch]
    assert "为什么" in sent(client, "POST", f"{path}/take", {"replaces": batch}, 409)["zh"]
    sent(client, "POST", f"{path}/take", {"replaces": batch, "reason": "列认错了"}, 202)
    work()
    later = got(client, path)["batch"]
    assert got(client, f"batches/{batch}")["replaced_by"] == [later]
    assert got(client, f"batches/{later}")["replaces"] == batch


def test_a_problem_is_seen_sent_back_and_corrected(client_of: ClientOf, workspace: Workspace, batch: str) -> None:
    client = client_of("prosecutor")
    rows = got(client, f"batches/{batch}/problems", severity="error")["rows"]
    (bad,) = (row for row in rows if row["value"] == "2026-13-05")
    assert bad["can_be_corrected"]
    book = client.get(f"/api/v1/data/batches/{batch}/problems.xlsx")
    assert any("2026-13-05" in map(str, row) for row in load_workbook(io.BytesIO(book.content)).active.values)
    path = f"batches/{batch}/problems/{bad['number']}/correct"
    assert sent(client, "POST", path, {"words": "2026-01-06", "reason": " "}, 422)
    assert "读" in sent(client, "POST", path, {"words": "哪天", "reason": "与原件核对"}, 409)["zh"]
    made = sent(client, "POST", path, {"words": "2026-01-06", "reason": "与原件核对"})["batch"]
    assert got(client, f"batches/{batch}")["corrected_by"] == [made]
    correction = next(each for each in list_batches(workspace) if each.id == made)
    assert str(correction.table("assignment").to_pylist()[0]["from_on"]) == "2026-01-06"
    assert Entry.objects.filter(action="correct", actor="prosecutor").count() == 1
    sent(client, "POST", f"batches/{batch}/problems/99999/correct", {"words": "", "reason": "x"}, 404)


def test_an_original_wants_a_reason_and_deletion_leaves_a_certificate(
    client_of: ClientOf, workspace: Workspace, batch: str
) -> None:
    client = client_of("lead")
    (original,) = got(client, f"batches/{batch}")["originals"]
    assert original["is_here"]
    path = f"batches/{batch}/originals/0"
    sent(client, "POST", path, {"reason": ""}, 422)
    file = client.post(f"/api/v1/data/{path}", {"reason": "与纸质台账核对"}, JSON)
    assert b"".join(file.streaming_content).startswith(b"PK")
    assert (file["Cache-Control"], "attachment" in file["Content-Disposition"]) == ("no-store", True)
    assert "与纸质台账核对" in Entry.objects.get(action="download", kind="original").detail
    plan = got(client, f"batches/{batch}/deletion")
    assert (plan["tables"]["assignment"], plan["originals"]) == (3, ["狱政管理台账.xlsx"])
    assert sent(client, "POST", f"batches/{batch}/delete", {"reason": "期满", "typed": "别的"}, 409)
    name = sent(client, "POST", f"batches/{batch}/delete", {"reason": "期满", "typed": batch})["certificate"]
    assert not list_batches(workspace)
    (paper,) = got(client, "certificates")
    assert (paper["batch"], paper["reason"], name.startswith(paper["name"])) == (batch, "期满", True)
    answer = client.get(f"/api/v1/data/certificates/{paper['name']}")
    assert b"".join(answer.streaming_content).startswith(b"PK")


def test_quality_is_looked_at_and_letters_are_taken(client_of: ClientOf, work: Work, batch: str) -> None:
    client = client_of("prosecutor")
    assert got(client, "quality")["report"] is None
    asked = sent(client, "POST", "quality", {}, 202)
    assert got(client, "quality")["pending"]["id"] == asked["id"]
    work()
    told = got(client, "quality")
    assert (told["report"]["id"], told["pending"]) == (asked["id"], None)
    assert {each["batch"] for each in told["findings"]} == {batch}
    assert ID_NO not in str(told)
    assert got(client, "quality", unit="没有这个单位")["findings"] == []
    assert told["letters"][0]["unit"] == "江州监狱"
    for file in ("letters/0", "files/xlsx"):
        answer = client.get(f"/api/v1/data/quality/{asked['id']}/{file}")
        assert b"".join(answer.streaming_content).startswith(b"PK")
    assert client.get(f"/api/v1/data/quality/{asked['id']}/letters/9").status_code == 404
    assert client.get(f"/api/v1/data/quality/{asked['id']}/files/exe").status_code == 422


def test_papers_are_asked_for_and_fetched(client_of: ClientOf, work: Work) -> None:
    client = client_of("prosecutor")
    choices = got(client, "papers/choices")
    model = next(each["model"] for each in choices["models"] if each["area"] == "prison")
    asked = {"kind": "request", "models": [model], "holders": ["prison"], "unit": "江州监狱", "from_on": "2026.1.5"}
    papers = sent(client, "POST", "papers", asked, 202)
    assert (papers["done"], papers["files"]) == (False, [])
    work()
    done = got(client, f"papers/{papers['id']}")
    assert any(file["name"].endswith(".docx") for file in done["files"])
    answer = client.get(f"/api/v1/data/papers/{papers['id']}/files/0")
    assert b"".join(answer.streaming_content).startswith(b"PK")
    assert client_of("viewer").get(f"/api/v1/data/papers/{papers['id']}").status_code == 404
    assert "写不成日期" in sent(client, "POST", "papers", {**asked, "from_on": "哪天"}, 409)["zh"]
    wrong = sent(client, "POST", "papers", {**asked, "models": ["prison/none"], "holders": ["moon"]}, 422)
    assert [each["loc"][-1] for each in wrong["errors"]] == ["prison/none", "moon"]
    assert client.get("/api/v1/data/papers/journal-template").content.startswith(b"PK")


def test_the_journal_is_written_and_corrected(client_of: ClientOf, workspace: Workspace) -> None:
    client = client_of("prosecutor")
    assert "journal_entry" in [kind["table"] for kind in got(client, "journal/kinds")]
    form = {line["name"]: line for line in got(client, "journal/kinds/journal_entry")}
    kind = form["kind"]["codes"][0]["value"]
    words = {"kind": kind, "on_day": "2026年11月20日", "person.name": "周某某", "person.id_no": ID_NO, "seen": "三监区"}
    wrong = sent(client, "POST", "journal", {"table": "journal_entry", "words": {**words, "on_day": "哪天"}}, 422)
    assert wrong["errors"][0]["loc"] == ["body", "words", "on_day"]
    strange = {"table": "journal_entry", "words": {**words, "recorded_at": "2020-01-01"}}
    assert sent(client, "POST", "journal", strange, 422)["errors"][0]["loc"][-1] == "recorded_at"
    assert not list_batches(workspace)
    entry = sent(client, "POST", "journal", {"table": "journal_entry", "words": words}, 201)
    assert ID_NO not in str(entry)
    path = f"journal/{entry['id']}"
    sent(client, "POST", f"{path}/correct", {"field": "on_day", "words": "2026-11-21", "reason": "写错了"})
    row = got(client, path)
    assert (row["corrections"], {v["name"]: v["value"] for v in row["values"]}["on_day"]) == (1, "2026-11-21")
    assert sent(client, "POST", f"{path}/correct", {"field": "no", "words": "x", "reason": "x"}, 409)
    assert got(client, "journal")["total"] == 1
