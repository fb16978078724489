"""Odd sheets: their truth speaks of fields that there are, and nothing is confidently taken for what it is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.document import kept_section, write_section
from benchmarks.odd_sheets.page import section
from benchmarks.odd_sheets.score import OddScore, judge, score_odd
from benchmarks.odd_sheets.sheet import ASK, NONE, REMARK, OddFile, OddTruth, odd_files

from jianheng.dictionary import load_dictionary
from jianheng.intake.layout import Heading
from jianheng.intake.recognise import Candidate, ColumnProposal, State
from jianheng.intake.target import Target

# Of the columns that have an answer, so many must be right without help, or be asked with the right one first.
FEWEST_RIGHT, FEWEST_FIRST = 0.45, 0.8


@pytest.fixture(scope="module")
def files() -> list[OddFile]:
    return [*odd_files()]


@pytest.fixture(scope="module")
def score(files: list[OddFile]) -> OddScore:
    return score_odd(files)


def test_the_truth_names_fields_that_there_are(files: list[OddFile]) -> None:
    tables = load_dictionary().tables
    told = {may_be for odd in files for true in odd.truth for may_be in true.may_be} - {ASK, NONE, REMARK}
    unknown = [each for each in told if each.split(".")[1] not in tables[each.split(".")[0]].fields]
    assert not unknown
    assert len({each.split(".")[0] for each in told}) > 20
    assert {Path(odd.file).suffix for odd in files} == {".xlsx", ".xls", ".ods", ".csv"}


def test_every_column_of_the_truth_is_looked_at_once(files: list[OddFile], score: OddScore) -> None:
    assert score.counts.total() == sum(len(odd.truth) for odd in files)


def test_nothing_is_confidently_wrong(score: OddScore) -> None:
    assert score.columns.get("wrong", []) == []


def test_most_columns_are_known_or_proposed(score: OddScore) -> None:
    counts = score.counts
    told = sum(counts[name] for name in ("right", "first", "asked", "missed"))
    assert counts["right"] >= FEWEST_RIGHT * told
    assert counts["right"] + counts["first"] >= FEWEST_FIRST * told


@pytest.mark.parametrize(
    ("may_be", "joined", "state", "best", "kind"),
    [
        (("leave.reason", "leave.places"), False, State.SURE, "leave.places", "right"),
        (("leave.reason",), False, State.SURE, "leave.places", "wrong"),
        (("ask",), False, State.SURE, "leave.places", "wrong"),
        (("none",), False, State.SURE, "leave.places", "wrong"),
        (("none", "remark"), False, State.SURE, "leave.remark", "right"),
        (("leave.reason",), False, State.ASK, "leave.reason", "first"),
        (("leave.reason",), False, State.ASK, "leave.places", "asked"),
        (("ask",), False, State.ASK, "leave.places", "must_ask"),
        (("leave.from_on", "leave.until_on"), True, State.ASK, "leave.from_on", "must_ask"),
        (("leave.from_on", "leave.until_on"), True, State.SURE, "leave.from_on", "wrong"),
        (("leave.reason",), False, State.NONE, "", "missed"),
        (("none",), False, State.NONE, "", "nothing"),
    ],
)
def test_a_column_is_held_against_the_truth(
    may_be: tuple[str, ...], joined: bool, state: State, best: str, kind: str
) -> None:
    candidates = (Candidate(Target.of(best), 1.0),) if best else ()
    column = ColumnProposal(Heading(0, ("列",)), state, candidates)
    assert judge(OddTruth("列", 1, may_be, joined), column) == kind


def test_a_column_that_was_not_found_is_missed() -> None:
    assert judge(OddTruth("列", 1, ("leave.reason",), False), None) == "missed"


def test_the_part_of_the_page_lists_what_is_not_right(files: list[OddFile], score: OddScore, tmp_path: Path) -> None:
    text = section(files, score)
    assert "认错的列 wrong\n\n- 没有 none" in text
    page = tmp_path / "page.md"
    page.write_text("# 页\n", encoding="utf-8")
    write_section("odd", text, page)
    assert text.strip() in kept_section("odd", page)
    assert kept_section("other", page) == ""
