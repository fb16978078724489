"""Templates and fragments give the same tree, sentences and hash as the model written out."""

from __future__ import annotations

from typing import Any

import pytest

from jianheng.dictionary import Dictionary, load_dictionary
from jianheng.language.canonical import logic_hash
from jianheng.language.checks import check_model
from jianheng.language.problem import ModelError
from jianheng.language.read import read_model
from jianheng.language.sentences import Sentences
from jianheng.language.templates import Shelf
from jianheng.language.tree import Model
from jianheng.language.write import write_model
from jianheng.law import LawTable

FILL = """\
template: duty/within-period@1
fill:
  trigger: act
  start: done_on
  clock: report_for_correction
  act: visit
  act_on: met_on
  match: person == this.person or court == this.court
  holder_unit: this.court
"""
PLAIN = FILL.replace(" or court == this.court", "")
WRITTEN = """\
with:
  done:
    first: visit
    by: met_on
    where: (person == this.person or court == this.court) and met_on >= this.done_on and met_on <= this.due
    within: [this.done_on, this.due]
    held_by: this.court
    title: {zh: 期限内的办理, en: act within the period}
  later:
    first: visit
    by: met_on
    where: (person == this.person or court == this.court) and met_on > this.due
    within: [this.due, as_of]
    held_by: this.court
    title: {zh: 期限届满后的办理, en: act after the period}
let:
  due: {value: 'clock.report_for_correction(start=done_on, on=done_on)', title: {zh: 期限届满日, en: end of the period}}
unlawful:
  overdue:
    when: absent(done)
    due: due
    title: {zh: 逾期未办, en: not done in time}
    says:
      zh: 应自 {done_on} 起于 {due} 前办理，期限内查无办理记录；期满后的办理日期：{later.met_on}
      en: To be done by {due}, counted from {done_on}; nothing is recorded in time; done later on {later.met_on}
"""


def test_a_filled_template_is_the_model_written_out(make: Any) -> None:
    filled, written = make.filled(FILL), make.model(WRITTEN)
    assert filled == written
    assert logic_hash(filled) == logic_hash(written)
    for lang in ("zh", "en"):
        told = [Sentences(model, make.dictionary, make.law, lang).whole() for model in (filled, written)]
        assert told[0] == told[1]


def test_what_is_written_needs_no_template(make: Any) -> None:
    filled = make.filled(FILL)
    text = write_model(filled)
    assert "template" not in text
    assert "$" not in text
    read = read_model(text, "written.yaml", make.dictionary, make.law)
    assert read == filled


ADDED = """\
where: urgent
with:
  held: {any: stay, where: person == this.person, within: [this.done_on, this.due], held_by: this.court}
params: {grace: {type: int, value: 5}}
exempt: {in_custody: has(held)}
note: {late: later.met_on > due}
says: {overdue: {zh: "{due} 前未走访", en: "no visit by {due}"}}
keep: [due]
"""


def test_parts_are_added_beside_the_filling(make: Any) -> None:
    model = make.filled(PLAIN + ADDED)
    assert [item.name for item in model.items] == ["done", "later", "held"]
    assert [finding.code for finding in model.findings] == ["overdue", "late"]
    assert dict(model.findings[0].says) == {"zh": "{due} 前未走访", "en": "no visit by {due}"}
    assert dict(model.findings[0].title) == {"zh": "逾期未办", "en": "not done in time"}
    assert [exemption.code for exemption in model.exempt] == ["in_custody"]
    assert model.keep == ("due",)
    assert [p for p in check_model(model, make.dictionary, make.law) if p.stops] == []


def test_a_template_may_fill_another_one(make: Any) -> None:
    once = make.filled("template: demo/over@2\nfill: {day: done_on}\n")
    assert once == make.filled(PLAIN)


def test_places_point_into_the_file_that_fills(make: Any) -> None:
    model = make.filled(FILL)
    assert {place.path for place in model.places.values()} == {"m.yaml"}
    line = HEAD_LINES + FILL.split("\n").index("template: duty/within-period@1") + 1
    assert model.place("with.done").line == line


HEAD_LINES = 8


def test_a_mistake_in_what_is_filled_in_is_shown_where_it_stands(make: Any) -> None:
    with pytest.raises(ModelError) as error:
        make.filled(FILL.replace("this.court\n", "this.coort\n", 1))
    lines = FILL.replace("this.court\n", "this.coort\n", 1).split("\n")
    line = next(number for number, text in enumerate(lines, start=1) if "coort" in text)
    assert {(p.code, p.at.line, p.at.column) for p in error.value.problems} == {
        ("E02", HEAD_LINES + line, lines[line - 1].index("this.coort") + 1)
    }


def test_every_shipped_template_uses_what_it_declares(shelf: Shelf) -> None:
    assert "duty/within-period" in shelf.templates
    for text in (shelf.templates["duty/within-period"], *shelf.parts.values()):
        declared = [line.split(":")[0].strip() for line in text.split("slots:")[1].split("\n") if "{type:" in line]
        assert declared
        for name in declared:
            assert f"${name}" in text


# fragments -------------------------------------------------------------

HEAD = """\
id: demo/example
version: 1.0.0
title: {zh: 示例, en: Example}
point: {zh: 示例, en: Example}
unit: court
holder: court
direction: leniency
basis: [减刑规定2016#6.3]
examine: commutation_ruling
"""
USED = """\
use:
  sentence: sentence_on(person=person, day=max(proposed_on, latest_event_on))
let: {half: sentence.state.from_on}
with:
  earlier: {any: reduction, where: person == this.person and ruled_on >= this.sentence.state.from_on}
unlawful:
  short:
    when: sentence.term > reduction and half < proposed_on
    says: {zh: "{sentence.term}，{sentence.state.end_stated}"}
keep: [sentence.category]
cases:
  - name: 甲
    as_of: 2024-12-31
    given: {commutation_ruling: [{row: r1, person: A}]}
    expect: {r1: {answer: undetermined, missing: [sentence.state, sentence.term]}}
"""


@pytest.fixture(scope="session")
def real() -> Dictionary:
    return load_dictionary()


@pytest.fixture(scope="session")
def used(real: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> Model:
    return read_model(HEAD + USED, "m.yaml", real, law, shelf=shelf)


def test_a_fragment_brings_its_names(used: Model, real: Dictionary, law: dict[str, LawTable]) -> None:
    assert [item.name for item in used.items] == ["sentence_state", "earlier"]
    assert [let.name for let in used.lets][:2] == ["sentence_day", "sentence_term"]
    assert used.let("half").value.text("name") == "sentence_state"
    assert dict(used.findings[0].says)["zh"] == "{sentence_term}，{sentence_state.end_stated}"
    assert used.keep == ("sentence_category",)
    assert dict(used.cases[0].expect[0][1])["missing"] == ("sentence_state", "sentence_term")
    assert [p for p in check_model(used, real, law) if p.stops and p.code != "E13"] == []


def test_a_model_with_a_fragment_reads_back(used: Model, real: Dictionary, law: dict[str, LawTable]) -> None:
    text = write_model(used)
    assert "use:" not in text
    assert read_model(text, "written.yaml", real, law) == used


def test_what_is_filled_in_never_means_the_fragment_s_own_names(
    real: Dictionary, law: dict[str, LawTable], shelf: Shelf
) -> None:
    """The model's own let `term` goes into the slot; the fragment has a let `term` too."""
    text = (
        'use: {s: "sentence_on(person=person, day=day)"}\nlet: {day: proposed_on}\nunlawful: {a: s.term > reduction}\n'
    )
    model = read_model(HEAD + text, "m.yaml", real, law, shelf=shelf)
    assert model.let("s_day").value.text("name") == "day"


def test_a_name_filled_in_after_this_is_the_model_s_own(
    real: Dictionary, law: dict[str, LawTable], shelf: Shelf
) -> None:
    """The fragment has a let `penalty`; what the model fills in is its own value of that name."""
    text = (
        "use: {s: 'sentence_on(person=penalty, day=ruled_on)'}\nlet: {penalty: person}\n"
        "unlawful: {a: s.state.end_stated > ruled_on}\n"
    )
    where = read_model(HEAD + text, "m.yaml", real, law, shelf=shelf).item("s_state").where
    assert where is not None
    assert [part.text("name") for part in where.walk() if part.op == "let"] == ["penalty", "s_day"]


def test_two_names_of_one_fragment_live_side_by_side(real: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> None:
    text = (
        "use:\n  old: sentence_on(person=person, day=proposed_on)\n"
        "  new: sentence_on(person=person, day=ruled_on)\nunlawful: {a: old.term > new.term}\n"
    )
    model = read_model(HEAD + text, "m.yaml", real, law, shelf=shelf)
    assert [item.name for item in model.items] == ["old_state", "new_state"]


def test_a_fragment_s_name_may_not_clash(real: Dictionary, law: dict[str, LawTable], shelf: Shelf) -> None:
    text = (
        "use: {sentence: 'sentence_on(person=person, day=ruled_on)'}\n"
        "let: {sentence: ruled_on, sentence_term: reduction}\nunlawful: {a: sentence_term > reduction}\n"
    )
    with pytest.raises(ModelError) as error:
        read_model(HEAD + text, "m.yaml", real, law, shelf=shelf)
    assert [(p.code, p.value) for p in error.value.problems] == [("E05", "sentence"), ("E05", "sentence_term")]
