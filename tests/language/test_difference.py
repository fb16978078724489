"""What changed between two models, and the version that it asks for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from jianheng.language.difference import Change, Weight, differences, proposed_version
from jianheng.language.tree import Model

PARTS = """\
params: {grace: {type: int, value: 5, range: [0, 9]}}
where: urgent
with:
  met:
    last: visit
    by: met_on
    where: person == this.person
    within: [ever, this.done_on]
    held_by: this.court
    evidence: 3
    title: {zh: 走访, en: visit}
let: {due: {value: "days_after(asked_on, param.grace)", title: {zh: 期限, en: deadline}}, plain: done_on}
exempt: {hurried: {when: urgent, from: [late]}}
unlawful: {late: {when: met.met_on > due, due: due, grade: minor, says: {zh: 迟, en: late}}}
note: {odd: days > 1}
keep: [due]
cases:
  - {name: 甲, as_of: 2024-12-31, given: {act: [{row: a1, person: A}]}, expect: {a1: lawful}}
"""


def model(make: Any, old: str = "", new: str = "") -> Model:
    assert old in PARTS
    found: Model = make.model(PARTS.replace(old, new, 1) if old else PARTS)
    return found


def changes(make: Any, old: str, new: str) -> list[Change]:
    return differences(model(make), model(make, old, new))


PATCH, MINOR, MAJOR = Weight.PATCH, Weight.MINOR, Weight.MAJOR


@pytest.mark.parametrize(
    ("old", "new", "place", "weight"),
    [
        ("{zh: 迟, en: late}", "{zh: 晚, en: late}", "unlawful.late.says", PATCH),
        ("title: {zh: 走访, en: visit}", "why: {zh: 原因}", "with.met.title", PATCH),
        ("a1: lawful", "a1: exempt", "cases.甲.expect", PATCH),
        ("{name: 甲", "{name: 乙", "cases.甲", PATCH),
        ("value: 5", "value: 6", "params.grace.value", MINOR),
        ("range: [0, 9]", "range: [0, 8]", "params.grace.range", MINOR),
        ("params: {", "params: {more: {type: int, value: 1}, ", "params.more", MINOR),
        ("note: {odd: days > 1}", "note: {odd: days > 1, new: urgent}", "note.new", MINOR),
        ("odd: days > 1", "odd: days >= 1", "note.odd.when", MINOR),
        ("exempt: {", "exempt: {more: days == 0, ", "exempt.more", MINOR),
        ("grade: minor", "grade: serious", "unlawful.late.grade", MINOR),
        ("keep: [due]", "keep: [due, plain]", "keep", MINOR),
        ("evidence: 3", "evidence: 4", "with.met.evidence", MINOR),
        ("where: urgent", "where: urgent and days > 0", "where", MAJOR),
        ("where: urgent\n", "", "where", MAJOR),
        ("last: visit", "first: visit", "with.met.last", MAJOR),
        ("within: [ever, this.done_on]", "within: [ever, as_of]", "with.met.within", MAJOR),
        ("plain: done_on", "plain: asked_on", "let.plain.value", MAJOR),
        ("plain: done_on", "plain: done_on, more: asked_on", "let.more", MAJOR),
        ("from: [late]", "from: []", "exempt.hurried.from", MAJOR),
        ("met.met_on > due,", "met.met_on >= due,", "unlawful.late.when", MAJOR),
        (" due: due,", "", "unlawful.late.due", MAJOR),
        ("note: {odd: days > 1}\n", "", "note.odd", MAJOR),
        ("keep: [due]\n", "", "keep", MAJOR),
    ],
)
def test_each_part_has_its_weight(make: Any, old: str, new: str, place: str, weight: Weight) -> None:
    found = changes(make, old, new)
    assert place in [change.place for change in found]
    assert max(change.weight for change in found) == weight


@pytest.mark.parametrize(("attribute", "weight"), [("holder", MAJOR), ("direction", MAJOR), ("basis", MINOR)])
def test_the_head(make: Any, attribute: str, weight: Weight) -> None:
    value: Any = ("刑法1997#78",) if attribute == "basis" else "another"
    (change,) = differences(model(make), replace(model(make), **{attribute: value}))
    assert (change.place, change.weight) == (attribute, weight)


def test_the_version_is_no_change(make: Any) -> None:
    assert differences(model(make), replace(model(make), version="9.9.9")) == []


def test_the_heaviest_change_decides(make: Any) -> None:
    old = replace(model(make), version="1.4.2")
    texts, params, logic = (Change(place, "a", "b", weight) for place, weight in zip("abc", Weight, strict=True))
    assert proposed_version(old, []) == "1.4.2"
    assert proposed_version(old, [texts]) == "1.4.3"
    assert proposed_version(old, [texts, params]) == "1.5.0"
    assert proposed_version(old, [logic, texts, params]) == "2.0.0"


def test_parts_are_named_in_both_languages(make: Any) -> None:
    (change,) = changes(make, "within: [ever, this.done_on]", "within: [ever, as_of]")
    assert (change.label("zh"), change.label("en")) == ("关联事实 met的查找范围", "window of related fact met")
    assert (change.before, change.after) == ("ever、this.done_on", "ever、as_of")


def test_a_note_decides_in_a_prompt_model(make: Any) -> None:
    prompt = "kind: prompt\nnote: {odd: days > 1}\n"
    found = differences(make.model(prompt), make.model(prompt.replace("> 1", ">= 1")))
    assert [change.weight for change in found] == [MAJOR]
