"""A model is perfect when it finds every seeded act and nothing beside."""

from __future__ import annotations

from dataclasses import dataclass, replace

from jianheng.arena import Act, ModelScore, score_model
from jianheng.dictionary import load_dictionary

SEEDED = Act("m/x", "commutation_ruling", {"case_number": "一号", "person": "id:1"}, "too_early", "")
TEMPTING = Act("m/x", "commutation_ruling", {"case_number": "二号", "person": "id:2"}, "", "")


@dataclass(frozen=True)
class Answer:
    key: str
    answer: str
    findings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    row_id: str = "r"


LAWFUL = Answer("二号|id:2", "lawful")


def score(*answers: Answer) -> ModelScore:
    return score_model([SEEDED, TEMPTING], answers, load_dictionary())


def test_the_right_finding() -> None:
    found = score(Answer("一号|id:1", "unlawful", ("too_early",)), LAWFUL)
    assert (found.seeded, found.found, found.tempting, found.examined, found.perfect) == (1, 1, 1, 2, True)


def test_a_prompt_counts_where_a_prompt_is_owed() -> None:
    assert score(Answer("一号|id:1", "lawful", notes=("too_early",)), LAWFUL).perfect


def test_a_group_is_known_by_what_makes_it() -> None:
    group = Act("m/x", "medical_diagnosis", {"institution": "甲院", "physician": "甲医"}, "above", "")
    answers = [Answer("甲院|甲医", "lawful", notes=("above",)), Answer("甲院|乙医", "lawful")]
    assert score_model([group], answers, load_dictionary()).perfect


def test_another_finding_is_a_miss_and_a_false_clue() -> None:
    other = score(Answer("一号|id:1", "unlawful", ("too_late",)), LAWFUL)
    assert (other.missed["unlawful"], other.wrong, other.perfect) == (1, 1, False)


def test_an_undetermined_act_is_missed_with_the_fact_that_it_lacks() -> None:
    lost = score(Answer("一号|id:1", "undetermined", missing=("x: missing",)), LAWFUL)
    assert (lost.missed["undetermined"], lost.undetermined, lost.perfect) == (1, 1, False)
    assert "x: missing" in lost.told[0]


def test_an_act_that_was_not_examined_is_missed() -> None:
    assert score(LAWFUL).missed["absent"] == 1


def test_a_clue_on_a_lawful_act_is_false() -> None:
    wrong = score(
        Answer("一号|id:1", "unlawful", ("too_early",)),
        Answer("二号|id:2", "unlawful", ("too_early",)),
        Answer("三号|id:3", "unlawful", ("too_early",)),
    )
    assert (wrong.found, wrong.wrong, wrong.perfect) == (1, 2, False)


def test_a_duty_that_repeats_is_found_as_often_as_it_was_broken() -> None:
    seeded = Act("m/x", "commutation_ruling", {"case_number": "一号", "person": "id:1"}, "missed", "", times=2)
    findings: tuple[tuple[str, ...], ...] = ((), ("missed",), (), ("missed",), ())
    slots = [Answer(f"一号|id:1#{n}", "unlawful" if found else "lawful", found) for n, found in enumerate(findings)]
    assert score_model([seeded], slots, load_dictionary()).perfect
    once = score_model([seeded], slots[:3], load_dictionary())
    assert (once.seeded, once.found, once.missed.total()) == (2, 1, 1)
    more = score_model([seeded], [*slots, Answer("一号|id:1#5", "unlawful", ("missed",))], load_dictionary())
    assert (more.found, more.wrong) == (2, 1)


def test_what_is_derived_is_known_by_its_person_where_its_day_has_moved() -> None:
    seeded = Act("m/x", "custody_span", {"person": "id:1", "from_on": "2020-01-01"}, "held", "")
    moved = Answer("id:1|2020-03-01", "unlawful", ("held",))
    assert score_model([seeded], [Answer("id:1|2019-01-01", "lawful"), moved], load_dictionary()).perfect
    another = replace(moved, key="id:2|2020-03-01")
    assert not score_model([seeded], [moved, another], load_dictionary()).perfect
    twice = score_model([seeded], [moved, replace(moved, key="id:1|2020-05-01")], load_dictionary())
    assert (twice.found, twice.wrong) == (1, 1)


def test_what_is_derived_is_left_open_where_its_person_is_undetermined_on_another_day() -> None:
    seeded = Act("m/x", "custody_span", {"person": "id:1", "from_on": "2020-01-01"}, "held", "")
    open_ = Answer("id:1|2019-12-01", "undetermined", missing=("x: missing",))
    lost = score_model([seeded], [open_], load_dictionary())
    assert (lost.left_open, lost.silent, lost.sound) == (1, 0, True)
    of_another = score_model([seeded], [replace(open_, key="id:2|2019-12-01")], load_dictionary())
    assert (of_another.left_open, of_another.not_derived) == (0, 1)


def test_an_undetermined_answer_names_a_fact_even_on_a_lawful_act() -> None:
    assert not score(Answer("一号|id:1", "unlawful", ("too_early",)), Answer("二号|id:2", "undetermined")).sound
