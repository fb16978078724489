"""A clue run again: every thing it rests on is altered in turn, and the right one is named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest
from click.testing import Result

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.engine import contents
from jianheng.language.read import read_model
from jianheng.language.tree import Model
from jianheng.law import load_instruments, load_tables
from jianheng.library import load_library, sample_files
from jianheng.running import again, law_here

Command = Callable[..., Result]
Json = dict[str, Any]
FIRST, END = "commutation/first-too-early", "commutation/new-end-wrong"


@pytest.fixture(scope="module")
def finished(jianheng: Command, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the sample's rulings and one run of two models."""
    made = tmp_path_factory.mktemp("verify") / "ws"
    (rulings, _) = sample_files()
    done = [
        jianheng("new", made, "--for", "示例检察院"),
        jianheng("add", made, rulings),
        jianheng("run", made, "--as-of", "2024-12-31", "--model", FIRST, "--model", END),
    ]
    assert [result.exit_code for result in done] == [0, 0, 0], done
    return made


@pytest.fixture
def place(finished: Path, tmp_path: Path) -> Path:
    """That workspace in a copy that a test may alter."""
    copied = tmp_path / "ws"
    shutil.copytree(finished, copied)
    return copied


@cache
def dictionary_once() -> Dictionary:
    return load_dictionary()


@cache
def models_once() -> dict[str, Model]:
    return {model.id: model for model in load_library(dictionary_once(), load_tables(), [FIRST, END])}


@pytest.fixture(autouse=True)
def read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Models and dictionary are read once: what is tested is what happens to the clue."""
    monkeypatch.setattr(again, "chosen_models", lambda ids: [models_once()[name] for name in ids])
    monkeypatch.setattr(again, "load_dictionary", dictionary_once)


def run_of(place: Path) -> Path:
    (folder,) = (path for path in (place / "runs").iterdir() if path.name[0] != ".")
    return folder


def clue_of(place: Path, model: str = FIRST) -> Json:
    """The first act that a model found unlawful, as the run explains it."""
    for line in (run_of(place) / "explanations.jsonl").read_text("utf-8").splitlines():
        proof: Json = json.loads(line)
        if proof["model"] == model and proof["answer"] == "unlawful":
            return proof
    raise LookupError(model)


def verified(jianheng: Command, place: Path, *words: object) -> Json:
    """Verify every clue: the document, with the exit code that says whether anything differs."""
    result = jianheng("verify", place, "--all", "--json", *words)
    document: Json = json.loads(result.stdout)
    assert result.exit_code == (0 if document["same"] else 1)
    return document


def one(document: Json, proof: Json) -> Json:
    return next(c for c in document["clues"] if (c["model"], c["row"]) == (proof["model"], proof["row"]))


def told(differences: list[Json], what: str) -> list[tuple[str, str, str]]:
    return [(d["place"], d["then"], d["now"]) for d in differences if d["what"] == what]


def rewrite(path: Path, change: Callable[[pa.Table], pa.Table]) -> None:
    table = change(pq.read_table(path))
    pq.write_table(table, path)


def setting(row: str, column: str, value: object) -> Callable[[pa.Table], pa.Table]:
    """One cell of a table, changed."""

    def change(table: pa.Table) -> pa.Table:
        kind = table.schema.field(column).type
        here = pc.equal(table.column("row_id"), row)
        changed = pc.if_else(here, pa.scalar(value, kind), table.column(column))
        return table.set_column(table.column_names.index(column), table.schema.field(column), changed)

    return change


# what is the same -------------------------------------------------------


def test_an_untouched_run_is_the_same(jianheng: Command, place: Path) -> None:
    document = verified(jianheng, place)
    assert document["same"] is True
    assert {clue["model"] for clue in document["clues"]} == {FIRST, END}
    assert all(clue["then"] == clue["now"] and clue["stands"] for clue in document["clues"])


def test_one_clue_is_told_in_words(jianheng: Command, place: Path) -> None:
    listed = json.loads(jianheng("clues", place, "--json").stdout)[0]
    result = jianheng("verify", place, listed["fingerprint"][:8])
    assert result.exit_code == 0
    assert "数据、模型、法律、日历、词典、设定和引擎都与运行时相同" in result.output
    assert f"{listed['fingerprint'][:8]} {listed['model']} {listed['row']}" in result.output
    assert "共复核 1 条：1 条完全相同" in result.output


@pytest.mark.parametrize("words", [[], ["deadbeef"], ["8ad"], ["x", "--all"], ["--all", "--run", "2020-01-01-0"]])
def test_wrong_use_is_refused_with_the_mend(jianheng: Command, place: Path, words: list[str]) -> None:
    result = jianheng("verify", place, *words)
    assert result.exit_code == 2
    assert "改法" in result.output


def test_what_came_after_the_run_is_no_difference(jianheng: Command, place: Path, tmp_path: Path) -> None:
    late = tmp_path / "late"
    late.mkdir()
    (late / "月计分.csv").write_text("身份证号,月份,总分\n11010519491231002X,2024-01,90\n", encoding="utf-8")
    jianheng("add", place, late)
    document = verified(jianheng, place)
    assert document["same"] is True
    assert len(document["added_batches"]) == 1


# data -------------------------------------------------------------------


def test_a_source_row_is_named_with_its_field_then_and_now(jianheng: Command, place: Path) -> None:
    proof = clue_of(place)
    row, batch = proof["row"], proof["row"].split(":")[0]
    rewrite(place / "batches" / batch / "commutation_ruling.parquet", setting(row, "proposed_on", date(2020, 5, 10)))
    document = verified(jianheng, place)
    assert [d[0] for d in told(document["inputs"], "batch")] == [f"batches/{batch}/commutation_ruling.parquet"]
    clue = one(document, proof)
    ((where, then, now),) = told(clue["differences"], "row")
    assert where.startswith(f"batches/{batch}/commutation_ruling.parquet 行 {row}（{proof['act']['source']}")
    assert (then, now) == ("2019-11-14", "2020-05-10")
    assert ("判断", "违法", "未见违法") in told(clue["differences"], "answer")
    assert (clue["then"], clue["now"], clue["stands"]) == ("unlawful", "lawful", False)


def test_a_change_that_leaves_the_verdict_says_so(jianheng: Command, place: Path) -> None:
    proof = clue_of(place)
    batch = proof["row"].split(":")[0]
    path = place / "batches" / batch / "commutation_ruling.parquet"
    rewrite(path, setting(proof["row"], "proposed_on", date(2019, 11, 13)))
    clue = one(verified(jianheng, place), proof)
    assert [(then, now) for _, then, now in told(clue["differences"], "row")] == [("2019-11-14", "2019-11-13")]
    assert told(clue["differences"], "answer") == []
    assert clue["stands"] is True


def test_words_alone_are_named_too(jianheng: Command, place: Path) -> None:
    proof = clue_of(place)
    batch = proof["row"].split(":")[0]
    path = place / "batches" / batch / "commutation_ruling.parquet"
    rewrite(path, setting(proof["row"], "raw", json.dumps({"proposed_on": {"text": "某日"}}, ensure_ascii=False)))
    clue = one(verified(jianheng, place), proof)
    assert ("2019年11月14日", "某日") in [(then, now) for _, then, now in told(clue["differences"], "row")]
    assert clue["stands"] is True


def test_a_row_that_is_gone_is_named(jianheng: Command, place: Path) -> None:
    proof = clue_of(place)
    batch = proof["row"].split(":")[0]
    path = place / "batches" / batch / "commutation_ruling.parquet"
    rewrite(path, lambda table: table.filter(pc.not_equal(table.column("row_id"), proof["row"])))
    clue = one(verified(jianheng, place), proof)
    assert [d["zh"] for d in clue["differences"] if d["what"] == "answer"] == ["所审查的行已不在"]
    assert (clue["now"], clue["stands"]) == ("", False)


def test_a_damaged_file_is_named_and_nothing_is_said_to_stand(jianheng: Command, place: Path) -> None:
    proof = clue_of(place)
    path = place / "batches" / proof["row"].split(":")[0] / "commutation_ruling.parquet"
    path.write_bytes(path.read_bytes()[:-100])
    result = jianheng("verify", place, "--all", "--json")
    document = json.loads(result.stdout)
    assert result.exit_code == 1
    assert "数据文件缺失或损坏，不能读取。改法：从备份恢复这个批次" in result.stderr
    assert [d[0] for d in told(document["inputs"], "batch")] == [path.relative_to(place).as_posix()]
    assert {clue["stands"] for clue in document["clues"]} == {False}


def test_a_batch_that_is_gone_is_named(jianheng: Command, place: Path) -> None:
    batch = clue_of(place)["row"].split(":")[0]
    shutil.rmtree(place / "batches" / batch)
    document = verified(jianheng, place)
    assert told(document["inputs"], "batch") == [(f"batches/{batch}", "", "")]


def test_a_delivered_file_is_named(jianheng: Command, place: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept"
    shutil.copytree(sample_files()[0], kept / "rulings")
    assert verified(jianheng, place, "--originals", kept)["same"] is True
    altered, gone = kept / "rulings" / "03-首次减刑-过早.txt", kept / "rulings" / "07-不予减刑.txt"
    altered.write_text(altered.read_text("utf-8").replace("2019年11月14日", "2020年05月14日"), encoding="utf-8")
    gone.unlink()
    document = verified(jianheng, place, "--originals", kept)
    named = [d for d in document["inputs"] if d["what"] == "original"]
    assert {d["place"].split("（")[0]: d["zh"] for d in named} == {
        str(altered): "原始文件改动过",
        gone.name: "找不到原始文件",
    }
    assert all(clue["stands"] for clue in document["clues"])


# models and law ---------------------------------------------------------


def with_text(monkeypatch: pytest.MonkeyPatch, model: str, old: str, new: str) -> None:
    """A model file with one part written otherwise."""
    text = files("jianheng.library").joinpath(f"{model}.yaml").read_text(encoding="utf-8")
    assert old in text
    changed: Model = read_model(text.replace(old, new), f"{model}.yaml", dictionary_once(), load_tables())
    before: Callable[[list[str]], list[Model]] = vars(again)["chosen_models"]
    monkeypatch.setattr(again, "chosen_models", lambda ids: [changed if m.id == changed.id else m for m in before(ids)])


def test_a_part_of_a_model_is_named_with_its_line(
    jianheng: Command, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_text(monkeypatch, FIRST, "when: proposed < earliest and required.hard", "when: proposed > earliest")
    document = verified(jianheng, place)
    ((where, then, now),) = told(document["inputs"], "model")
    assert where.startswith(f"{FIRST}.yaml:")
    assert (then, now) == ("proposed < earliest and required.hard", "proposed > earliest")
    proof = clue_of(place)
    assert (one(document, proof)["then"], one(document, proof)["now"]) == ("unlawful", "lawful")
    assert all(clue["stands"] for clue in document["clues"] if clue["model"] != FIRST)


def test_a_text_of_a_model_changes_no_verdict(jianheng: Command, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_text(monkeypatch, FIRST, "title: {zh: 首次减刑执行时间不足", "title: {zh: 首次减刑过早")
    document = verified(jianheng, place)
    assert [(then, now) for _, then, now in told(document["inputs"], "model")] == [
        ("首次减刑执行时间不足", "首次减刑过早")
    ]
    assert all(clue["stands"] for clue in document["clues"])


def test_a_value_of_a_law_table_is_named_by_its_row(
    jianheng: Command, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = dict(load_tables())
    table = law["commutation_start"]
    (used,) = next(look["rows"] for look in clue_of(place)["law"] if look["table"] == table.name)
    rows = tuple(replace(r, values={**r.values, "months": 6}) if r.id == used else r for r in table.rows)
    monkeypatch.setattr(law_here, "load_tables", lambda: {**law, table.name: replace(table, rows=rows)})
    document = verified(jianheng, place)
    assert told(document["inputs"], "law") == [("law/tables/commutation/commutation_start.yaml", "24", "6")]
    assert f"行 {used} 的 months 不同" in [d["zh"] for d in document["inputs"]]
    clue = one(document, clue_of(place))
    assert any("24" in then and "6" in now for _, then, now in told(clue["differences"], "value"))
    assert clue["stands"] is False


def test_a_file_of_law_that_differs_in_nothing_used_is_named(
    jianheng: Command, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed = {**contents.source_files(), "law/tables/commutation/commutation_cap.yaml": "0" * 64}
    monkeypatch.setattr(contents, "source_files", lambda: changed)
    document = verified(jianheng, place)
    named = [(d["place"], d["zh"]) for d in document["inputs"]]
    assert named == [("law/tables/commutation/commutation_cap.yaml", "文件改动过（本次运行用到的内容没有变）")]


def test_an_article_is_named(jianheng: Command, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    instruments = dict(load_instruments())
    first = instruments["减刑规定2016"]
    articles = {number: replace(each, hard=not each.hard) for number, each in first.articles.items() if number == "6.1"}
    changed = replace(first, articles={**first.articles, **articles})
    monkeypatch.setattr(law_here, "load_instruments", lambda: {**instruments, first.id: changed})
    document = verified(jianheng, place)
    assert told(document["inputs"], "article") == [("law/instruments/减刑规定2016.yaml", "true", "false")]


def test_a_day_of_the_calendar_is_named(jianheng: Command, place: Path) -> None:
    own = files("jianheng.law").joinpath("calendars/2024.yaml").read_text("utf-8")
    changed = own.replace("  - 2024-04-04\n", "  - 2024-03-06\n  - 2024-04-04\n") + "amends: true\n"
    (place / "law" / "calendars").mkdir(parents=True)
    (place / "law" / "calendars" / "2024.yaml").write_text(changed, encoding="utf-8")
    document = verified(jianheng, place)
    assert told(document["inputs"], "calendar") == [("工作日历 2024-03-06", "工作日", "休息日")]
    assert told(document["inputs"], "law") == []


def test_a_year_that_was_added_is_one_difference(jianheng: Command, place: Path) -> None:
    added = "year: 2027\nnotices: []\noff: [2027-01-01, 2027-10-01]\nworked: []\n"
    (place / "law" / "calendars").mkdir(parents=True)
    (place / "law" / "calendars" / "2027.yaml").write_text(added, encoding="utf-8")
    document = verified(jianheng, place)
    assert [(d["what"], d["place"], d["then"], d["now"]) for d in document["inputs"]] == [
        ("calendar", "工作日历 2027 年", "", "已知")
    ]


def test_a_field_of_the_dictionary_is_named(jianheng: Command, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dictionary = dictionary_once()
    table = dictionary.tables["commutation_ruling"]
    fields = {**table.fields, "heard_on": replace(table.fields["heard_on"], label_zh="审理日期")}
    tables = {**dictionary.tables, table.name: replace(table, fields=fields)}
    monkeypatch.setattr(again, "load_dictionary", lambda: replace(dictionary, tables=tables))
    document = verified(jianheng, place)
    named = [(d["place"], d["zh"]) for d in document["inputs"] if d["what"] == "dictionary"]
    assert named == [("dictionary/tables/commutation_ruling.yaml", "字段 heard_on不同")]


def test_the_engine_is_named(jianheng: Command, place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    was = duckdb.__version__
    monkeypatch.setattr(duckdb, "__version__", "0.0.1")
    assert told(verified(jianheng, place)["inputs"], "engine") == [("引擎版本", was, "0.0.1")]


def test_an_override_is_named_with_who_set_it(jianheng: Command, place: Path) -> None:
    path = place / "overrides" / f"{END}.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(
        "params:\n  tolerance: {value: 5, reason: 本地约定, person: 某检察官, date: 2024-01-01, until: 2025-12-31}\n",
        encoding="utf-8",
    )
    document = verified(jianheng, place)
    ((where, then, now),) = told(document["inputs"], "override")
    assert (where, then) == (f"overrides/{END}.yaml", "")
    assert now == "5（本地约定，某检察官，2024-01-01 至 2025-12-31）"
    assert one(document, clue_of(place, END))["stands"] is True


# the run itself ---------------------------------------------------------


def test_a_verdict_that_was_rewritten_is_named(jianheng: Command, place: Path) -> None:
    proof = clue_of(place)
    path = run_of(place) / "answers" / f"{FIRST.replace('/', '__')}.parquet"
    rewrite(path, setting(proof["row"], "answer", "lawful"))
    document = verified(jianheng, place)
    assert [d[0] for d in told(document["inputs"], "run")] == [path.relative_to(run_of(place)).as_posix()]
    clue = one(document, proof)
    assert [(then, now) for _, then, now in told(clue["differences"], "run")] == [("违法", "未见违法")]
    assert (clue["now"], clue["stands"]) == ("unlawful", True)


def test_a_proof_that_was_rewritten_is_named(jianheng: Command, place: Path) -> None:
    path = run_of(place) / "explanations.jsonl"
    path.write_text(path.read_text("utf-8").replace("2019-11-14", "2019-11-04"), encoding="utf-8")
    document = verified(jianheng, place)
    assert [d[0] for d in told(document["inputs"], "run")] == ["explanations.jsonl"]
    clue = one(document, clue_of(place))
    assert ("2019-11-04", "2019-11-14") in [(then, now) for _, then, now in told(clue["differences"], "row")]


def test_a_manifest_that_was_rewritten_is_named(jianheng: Command, place: Path) -> None:
    path = run_of(place) / "manifest.json"
    path.write_text(path.read_text("utf-8").replace('"workspace": "示例', '"workspace": "某'), encoding="utf-8")
    document = verified(jianheng, place)
    ((where, then, now),) = told(document["inputs"], "run")
    assert (where, then) == ("manifest.json", run_of(place).name)
    assert now != then
