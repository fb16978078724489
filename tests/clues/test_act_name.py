"""Keys of acts in words."""

from __future__ import annotations

import pytest

from jianheng.clues.act_name import ActName, names_of

VISIT = "detention/lawyer-visit-late"
NUMBER = "110101199001011237"


@pytest.mark.parametrize(
    ("model", "key", "act", "person"),
    [
        ("parole/barred", f"（2024）澄01刑更1719号|id:{NUMBER}", "（2024）澄01刑更1719号", "****1237"),
        ("custody/no-title", "no:江州监狱:3201|2021-12-23", "状态起日 2021-12-23", "江州监狱 3201"),
        (
            VISIT,
            f"id:{NUMBER}|某看守所|lawyer_visit|2022-01-05 09:24:00|minute",
            "某看守所 · 律师会见 · 申请时间 2022-01-05 09:24",
            "****1237",
        ),
        ("property/fine-enforcement-late", "甲号|doc:a.jsonl#r7|2", "甲号 · 判项序号 2", ""),
        ("temporary-release/diagnosis-pattern", "某医院|桑医师", "某医院 · 桑医师", ""),
    ],
)
def test_a_key_is_read_as_the_model_has_it(model: str, key: str, act: str, person: str) -> None:
    assert names_of([model], "zh", reveal=False)[model](key) == ActName(act, person)


def test_codes_and_fields_speak_english_too() -> None:
    names = names_of([VISIT], "en", reveal=True)[VISIT]
    told = names(f"id:{NUMBER}|C|lawyer_visit|2022-01-05 00:00:00|day")
    assert told.act == "C · visit by a lawyer · time requested at 2022-01-05"
    assert told.person == NUMBER


def test_the_slot_is_no_part_of_the_act() -> None:
    names = names_of(["temporary-release/recheck-missed"], "zh", reveal=False)["temporary-release/recheck-missed"]
    assert names(f"监暂（2022）102号|id:{NUMBER}#16", 16) == ActName("监暂（2022）102号", "****1237")


@pytest.mark.parametrize("key", [f"甲|乙|丙|id:{NUMBER}", f"id:{NUMBER}|不是日期"])
def test_a_key_of_another_form_stays_as_it_is(key: str) -> None:
    names = names_of(["custody/no-title"], "zh", reveal=False)["custody/no-title"]
    assert names(key) == ActName(key.replace(NUMBER, "****1237"), "")


def test_a_model_that_the_library_does_not_hold_keeps_its_keys() -> None:
    names = names_of(["x/y"], "zh", reveal=False)["x/y"]
    assert names(f"甲号|id:{NUMBER}") == ActName("甲号|id:****1237", "")
    assert names.fact("previous.served_on") == "previous.served_on"
