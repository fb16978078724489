"""Groups of codes that the law treats alike."""

from __future__ import annotations

from jianheng.dictionary import load_dictionary

CLASSES = load_dictionary().lists["offender_class"]


def test_the_strict_classes_are_those_of_the_two_paragraphs() -> None:
    # 减刑规定2016 art 7: nine kinds whatever the term, two more from ten years on.
    assert CLASSES.groups["strict"] == (
        "duty_crime", "finance", "mafia", "state_security", "terror", "drug_ringleader", "drug_repeat", "recidivist",
        "able_unpaid",
    )  # fmt: skip
    assert CLASSES.groups["strict_from_10y"] == ("violent_10y", "several_10y")


def test_no_class_is_both_strict_and_lenient() -> None:
    strict = {*CLASSES.groups["strict"], *CLASSES.groups["strict_from_10y"]}
    assert strict.isdisjoint(CLASSES.groups["lenient"])
    assert CLASSES.group_titles["lenient"] == ("减刑从宽", "lenient")
