"""Rulings as documents: rows, words, history, and what is said of those that cannot be read."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from jianheng.intake.add import add_files
from jianheng.intake.adding.result import AddResult
from jianheng.intake.store import list_batches
from jianheng.workspace import Workspace, create_workspace

RULING = """\
罪犯秦某，男，1985年3月2日出生，汉族，现在江州监狱服刑。
江州市东城区人民法院于2015年11月19日作出（2015）江0104刑初9号刑事判决，以秦某犯盗窃罪，判处有期徒刑八年（刑期自2015年6月1日起至2023年5月31日止）。\
判决发生法律效力后交付执行。{history}执行机关江州监狱于2020年5月12日提出减刑建议书，报送本院审理。本院依法组成合议庭进行了审理，现已审理终结。
执行机关提出，罪犯秦某在服刑期间确有悔改表现，建议减去有期徒刑六个月。
经审理查明，罪犯秦某在服刑期间确有悔改表现。
本院认为，罪犯秦某确有悔改表现，可以减刑。依照《中华人民共和国刑法》第七十八条之规定，裁定如下：
对罪犯秦某减去有期徒刑六个月（刑期至2022年3月31日止）。
"""
ONCE = "2018年3月20日，江州市中级人民法院作出（2018）江01刑更1号刑事裁定，对该犯减去有期徒刑八个月。"
UNTOLD = "另于2019年2月30日被裁定减去有期徒刑一个月。"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))


@pytest.fixture
def add(workspace: Workspace, tmp_path: Path) -> Callable[..., AddResult]:
    """Adds documents as one file of JSON lines."""

    def run(name: str, *documents: dict[str, str]) -> AddResult:
        path = tmp_path / name
        path.write_text("\n".join(json.dumps(d, ensure_ascii=False) for d in documents), encoding="utf-8")
        return add_files(workspace, [path])

    return run


def document(name: str, history: str = "", kind: str = "减刑刑事裁定书") -> dict[str, str]:
    return {"id": name, "kind": kind, "text": RULING.format(history=history)}


def told(result: AddResult, code: str) -> list[str]:
    return [problem.zh() for problem in result.problems if problem.code == code]


def test_a_ruling_becomes_rows_of_one_person(workspace: Workspace, add: Callable[..., AddResult]) -> None:
    add("a.jsonl", document("r-1", ONCE))
    (batch,) = list_batches(workspace)
    (ruling,) = batch.table("commutation_ruling").to_pylist()
    (recited,) = batch.table("recited_reduction").to_pylist()
    assert ruling["row_id"] == f"{batch.id}:commutation_ruling:0:1"
    assert ruling["person"] == recited["person"] == "doc:a.jsonl#r-1"
    assert recited["ruling"] == ruling["row_id"]
    assert (ruling["proposed_on"], ruling["reduction_m"], ruling["new_end"]) == (
        date(2020, 5, 12),
        6,
        date(2022, 3, 31),
    )
    words = json.loads(ruling["raw"])["proposed_on"]
    begin, end = words["at"]
    texts = batch.texts()
    assert texts is not None
    assert texts["text"][0].as_py()[begin:end] == words["text"]


def test_a_ruling_covers_the_history_up_to_the_day_that_it_knows(
    workspace: Workspace, add: Callable[..., AddResult]
) -> None:
    add("a.jsonl", document("r-1", ONCE), document("r-2", ONCE + UNTOLD))
    (batch,) = list_batches(workspace)
    assert [tuple(row.values()) for row in batch.coverage().to_pylist()] == [
        ("*", "doc:a.jsonl#r-1", table, None, date(2020, 5, 12)) for table in ("recited_reduction", "reduction")
    ]


def test_what_the_document_leaves_out_is_told_once(add: Callable[..., AddResult]) -> None:
    (problem,) = told(add("a.jsonl", document("r-1")), "missing_value")
    assert problem.startswith("a.jsonl，第 1 行：文书没有写明：")
    assert "裁定日期" in problem


def test_the_same_words_under_two_names_are_kept_and_told(workspace: Workspace, add: Callable[..., AddResult]) -> None:
    first = add("a.jsonl", document("r-1"), document("r-2"))
    later = add("b.jsonl", document("r-9"))
    assert first.tables["commutation_ruling"].kept == 2
    assert told(first, "same_text") == [
        "a.jsonl，第 2 行：[r-2] 全文与 a.jsonl#r-1 相同，两份都保留。改法：核对是否同一份文书重复报送"
    ]
    assert "全文与 a.jsonl#r-1 相同" in told(later, "same_text")[0]
    people = {p for batch in list_batches(workspace) for p in batch.table("commutation_ruling")["person"].to_pylist()}
    assert len(people) == 3


def test_two_documents_of_one_name_are_two_persons(workspace: Workspace, add: Callable[..., AddResult]) -> None:
    add("a.jsonl", document("r-1"), document("r-1", ONCE))
    (batch,) = list_batches(workspace)
    assert batch.table("commutation_ruling")["person"].to_pylist() == ["doc:a.jsonl#r-1", "doc:a.jsonl#r-1@2"]


def test_other_documents_are_told_and_not_used(add: Callable[..., AddResult]) -> None:
    result = add(
        "a.jsonl", document("r-1"), document("j-1", kind="刑事判决书"), {"id": "x", "kind": "减刑裁定", "text": "通知"}
    )
    unknown, unread = told(result, "unreadable_document")
    assert unknown == "a.jsonl，第 2 行：[刑事判决书] 还不能读取这种文书，没有采用，应为减刑刑事裁定书"
    assert unread.startswith("a.jsonl，第 3 行：[通知] 不是减刑裁定书：")
    assert result.tables["commutation_ruling"].kept == 1


@pytest.mark.real("rulings")
def test_real_rulings_are_taken_in(workspace: Workspace, real_rulings: Path) -> None:
    result = add_files(workspace, [real_rulings / "commutation_rulings.jsonl"])
    assert result.tables["commutation_ruling"].kept == 28
    assert told(result, "unreadable_document") == []
    (batch,) = list_batches(workspace)
    known = set(batch.table("commutation_ruling")["person"].to_pylist())
    covered = set(batch.coverage()["person"].to_pylist())
    assert covered <= known
    assert len(covered) > 20
