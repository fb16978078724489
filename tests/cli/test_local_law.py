"""What an office confirms and sets in the law reaches the run, the manifest, every proof, `verify` and a grown run."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import Result

from jianheng.law import load_tables
from jianheng.running import law_here

pytestmark = pytest.mark.long

Command = Callable[..., Result]
MODEL = "prison/confinement-length"
ROW = "confinement_days/H-01-2012"
WHO = "person: 张某, date: 2024-01-05, source: 监狱法2012全文"
SAID = "禁闭的期限 H-01-2012：本单位核对（张某，2024-01-05，依据 监狱法2012全文）"
MEASURES = """\
person,kept_by,place_kind,kind,from_at,until_at,ground
A,甲监狱,prison,confinement,2020-10-01 09:00,2020-10-17 09:00,discipline
"""


@pytest.fixture
def unread(monkeypatch: pytest.MonkeyPatch) -> None:
    """The law as if the text of 2012 had been seen in excerpts only."""
    tables = load_tables()
    table = tables["confinement_days"]
    rows = tuple(replace(row, confidence="R3") if row.id == "H-01-2012" else row for row in table.rows)
    monkeypatch.setattr(law_here, "load_tables", lambda: tables | {table.name: replace(table, rows=rows)})


@pytest.fixture
def place(jianheng: Command, tmp_path: Path) -> Path:
    """A workspace with one confinement of seventeen days."""
    delivered = tmp_path / "special_measure.csv"
    delivered.write_text(MEASURES, encoding="utf-8")
    place = tmp_path / "本院"
    for words in (("new", place), ("add", place, delivered)):
        assert jianheng(*words).exit_code == 0
    return place


def say(place: Path, *entries: str) -> None:
    path = place / "law" / "local.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text("entries:\n" + "".join(f"- {{{entry}}}\n" for entry in entries), encoding="utf-8")


def run(jianheng: Command, place: Path, *more: str) -> dict[str, Any]:
    result = jianheng("run", place, "--as-of", "2024-12-31", "-m", MODEL, "--json", *more)
    assert result.exit_code == 0, result.output
    told: dict[str, Any] = json.loads(result.stdout)
    return told | {"manifest": json.loads((Path(told["folder"]) / "manifest.json").read_text(encoding="utf-8"))}


def answer(told: dict[str, Any]) -> str:
    (found,) = (name for name, count in told["counts"][MODEL].items() if count)
    return str(found)


def proof(told: dict[str, Any]) -> dict[str, Any]:
    (line,) = (Path(told["folder"]) / "explanations.jsonl").read_text(encoding="utf-8").splitlines()
    return dict(json.loads(line))


@pytest.mark.usefixtures("unread")
def test_a_confirmed_row_decides_and_no_more_when_the_word_is_gone(jianheng: Command, place: Path) -> None:
    before = run(jianheng, place)
    assert answer(before) == "undetermined"
    assert "law_unconfirmed" in {each["reason"] for each in proof(before)["missing"]}
    say(place, f"confirm: {{row: {ROW}}}, {WHO}")
    assert answer(run(jianheng, place)) == "unlawful"
    (place / "law" / "local.yaml").unlink()
    after = run(jianheng, place)
    assert (answer(after), after["run"]) == ("undetermined", before["run"])


@pytest.mark.usefixtures("unread")
def test_every_proof_says_who_and_when(jianheng: Command, place: Path, tmp_path: Path) -> None:
    say(place, f"confirm: {{row: {ROW}}}, {WHO}")
    told = run(jianheng, place)
    (word,) = told["manifest"]["local_law"]
    assert (word["ref"], word["person"], word["date"], word["source"]) == (ROW, "张某", "2024-01-05", "监狱法2012全文")
    assert proof(told)["local_law"] == [word]
    report = Path(told["report"]).read_text(encoding="utf-8")
    # In the clue's head, at the value that it gives, and once in the limits of the whole report.
    assert report.count(SAID) == 3
    assert report.index("附保留的判断</h2>") < report.rindex(SAID)
    assert f"本地法律：{SAID}" in jianheng("why", place, MODEL, proof(told)["row"]).stdout
    for command in ("clues", "answers"):
        assert jianheng(command, place, "--xlsx", tmp_path / "out.xlsx").exit_code == 0
        sheets = openpyxl.load_workbook(tmp_path / "out.xlsx").worksheets
        cells = [str(cell) for sheet in sheets for row in sheet.iter_rows(values_only=True) for cell in row if cell]
        assert sum(SAID in cell for cell in cells) == 2


def test_a_number_that_is_set_changes_the_answer_and_says_so(jianheng: Command, place: Path) -> None:
    assert answer(run(jianheng, place)) == "unlawful"
    say(place, f"set: {{row: {ROW}, values: {{high: 20}}, from: 2020-01-01}}, {WHO}")
    told = run(jianheng, place)
    assert answer(told) == "lawful"
    said = "本单位设定为最长日数 20 日（国家规定 15 日）；适用于 2020-01-01 至 2026-10-31（张某，2024-01-05"
    assert said in Path(told["report"]).read_text(encoding="utf-8")
    say(place, f"set: {{row: {ROW}, values: {{high: 20}}, from: 2020-10-02}}, {WHO}")
    told = run(jianheng, place)
    assert answer(told) == "unlawful"
    assert proof(told)["law"][0]["rows"] == ["H-01-2012.before"]
    assert proof(told)["local_law"] == []


def test_a_file_that_is_not_allowed_stops_every_command(jianheng: Command, place: Path) -> None:
    told = run(jianheng, place)
    say(place, f"set: {{row: {ROW}, values: {{high: 二十}}}}, {WHO}")
    for words in (("run", place, "--as-of", "2024-12-31", "-m", MODEL), ("verify", place, "--all")):
        result = jianheng(*words)
        assert result.exit_code == 2
        assert f"law/local.yaml:2 {ROW} high [二十] 不是整数" in result.stderr
    assert jianheng("why", place, MODEL, proof(told)["row"]).exit_code == 2


@pytest.mark.usefixtures("unread")
def test_verify_names_an_altered_word(jianheng: Command, place: Path) -> None:
    say(place, f"confirm: {{row: {ROW}}}, {WHO}", f"confirm: {{article: 监狱法2012#58.2}}, {WHO}")
    run(jianheng, place)
    assert json.loads(jianheng("verify", place, "--all", "--json").stdout)["same"]
    say(place, f"confirm: {{row: {ROW}}}, {WHO}".replace("张某", "李某"))
    document = json.loads(jianheng("verify", place, "--all", "--json").stdout)
    altered = [(each["place"], each["then"], each["now"]) for each in document["inputs"]]
    assert altered == [
        ("law/local.yaml", SAID, SAID.replace("张某", "李某")),
        ("law/local.yaml", "监狱法2012#58.2：本单位核对（张某，2024-01-05，依据 监狱法2012全文）", ""),
    ]
    (clue,) = document["clues"]
    assert clue["stands"]
    assert [each["what"] for each in clue["differences"]] == ["local_law"]


@pytest.mark.usefixtures("unread")
def test_a_clue_falls_with_the_word_that_it_rests_on(jianheng: Command, place: Path) -> None:
    say(place, f"confirm: {{row: {ROW}}}, {WHO}")
    run(jianheng, place)
    (place / "law" / "local.yaml").unlink()
    (clue,) = json.loads(jianheng("verify", place, "--all", "--json").stdout)["clues"]
    assert (clue["stands"], clue["now"]) == (False, "undetermined")


@pytest.mark.usefixtures("unread")
@pytest.mark.parametrize(
    ("word", "examined"),
    [
        (f"confirm: {{row: {ROW}}}, {WHO}", 1),
        (f"set: {{row: {ROW}, values: {{high: 30}}}}, {WHO}", 1),
        (f"set: {{row: ruling_served/C-68, values: {{days: 5}}}}, {WHO}", 0),
        (f"confirm: {{article: 监狱法2012#58.2}}, {WHO}", 0),
    ],
)
def test_a_grown_run_examines_again_what_reads_the_table(
    jianheng: Command, place: Path, word: str, examined: int
) -> None:
    first = run(jianheng, place)
    say(place, word)
    grown = run(jianheng, place, "--changed-since", first["run"])
    told = grown["manifest"].pop("grown")["models"][MODEL]
    assert told["examined"] == examined
    full = run(jianheng, place)
    assert (grown["run"], grown["manifest"]) == (full["run"], full["manifest"])
    assert full["run"] != first["run"]


@pytest.mark.usefixtures("unread")
def test_what_has_ended_is_told_and_not_applied(jianheng: Command, place: Path) -> None:
    say(place, f"confirm: {{row: {ROW}}}, person: 张某, date: 2024-01-05, source: 全文, until: 2024-12-30")
    told = run(jianheng, place)
    assert answer(told) == "undetermined"
    assert "至 2024-12-30 止；已到期，未适用" in Path(told["report"]).read_text(encoding="utf-8")
