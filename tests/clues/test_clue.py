"""Clues: what is one, what names it, and what it carries."""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from jianheng.clues import fingerprint, list_clues, list_prompts

Json = dict[str, Any]
Write = Callable[..., Path]


def test_only_hits_of_hard_norms_are_clues(run: Path) -> None:
    clues = list_clues(run)
    assert [(c.model, c.unit, c.code) for c in clues] == [
        ("commutation/interval-too-short", "临川市中级人民法院", "too_early"),
        ("commutation/interval-too-short", "江州市中级人民法院", "too_early"),
        ("commutation/served-late", "江州市中级人民法院", "late"),
    ]
    assert [c.code for c in list_prompts(run)] == ["first_possible_day"]


def test_a_clue_carries_its_proof(run: Path) -> None:
    clue = list_clues(run)[0]
    assert clue.says.zh.startswith("上次减刑裁定于 2021-02-10 送达")
    assert (clue.grade, clue.day) == ("serious", "2022-03-01")
    assert clue.proof.act.source == "减刑裁定.xlsx"
    assert clue.proof.items[0].rows[0].value("served_on") == "2021-02-10"
    assert clue.proof.law[0].values == (("months", "12", "12"),)


def test_the_fingerprint_is_the_same_in_a_later_run_and_under_a_later_version(
    write_run: Write, manifest: Json, explanations: list[Json]
) -> None:
    before = [c.fingerprint for c in list_clues(write_run())]
    manifest["models"][0]["version"] = "2.3.1"
    manifest["run"] = "20250131-aaaaaa"
    for line in explanations:
        line["version"] = "2.3.1"
        line["row"] = f"other-{line['row']}"
        line["act"]["row_no"] = 99
    after = [c.fingerprint for c in list_clues(write_run(manifest, explanations, name="20250131-aaaaaa"))]
    assert after == before
    assert len(set(after)) == len(after)


def test_hiding_does_not_change_the_fingerprint(write_run: Write, explanations: list[Json]) -> None:
    explanations[0]["key"]["person"] = "id:110101199001011237"
    run = write_run(explanations=explanations)
    assert [c.fingerprint for c in list_clues(run)] == [c.fingerprint for c in list_clues(run, reveal=True)]
    assert "id:****1237" in dict(list_clues(run)[1].proof.key).values()
    assert "id:110101199001011237" in dict(list_clues(run, reveal=True)[1].proof.key).values()


def test_slots_of_one_row_are_clues_of_their_own(write_run: Write, explanations: list[Json]) -> None:
    slots = [explanations[0] | {"slot": slot} for slot in (0, 1)]
    clues = list_clues(write_run(explanations=slots))
    assert [clue.proof.slot for clue in clues] == ["0", "1"]
    assert clues[0].fingerprint != clues[1].fingerprint


KEY = {"case_number": "(2022)江01刑更7号", "person": "P1"}
GIVEN: Json = {"model": "a/b", "unit": "U", "key": KEY, "slot": None, "code": "x"}


def test_the_fingerprint_is_fixed_for_ever() -> None:
    words = '["jianheng-clue-1","a/b","U",{"case_number":"(2022)江01刑更7号","person":"P1"},null,"x"]'
    assert fingerprint(**GIVEN) == hashlib.sha256(words.encode()).hexdigest()


@pytest.mark.parametrize(
    "change",
    [
        {"model": "a/c"},
        {"unit": "V"},
        {"unit": None},
        {"key": KEY | {"person": "P2"}},
        {"slot": 0},
        {"slot": 1},
        {"code": "y"},
    ],
)
def test_each_part_counts(change: Json) -> None:
    assert fingerprint(**(GIVEN | change)) != fingerprint(**GIVEN)


def test_the_order_of_the_key_does_not_count() -> None:
    turned = dict(reversed(KEY.items()))
    assert fingerprint(**(GIVEN | {"key": turned})) == fingerprint(**GIVEN)
