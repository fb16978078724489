"""The proof of a clue, found again in the run."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.desk.casework.evidence import evidence_of
from jianheng.desk.casework.lawful import lawful_of
from jianheng.desk.casework.models import Clue
from jianheng.desk.casework.proof import ProofLost, proof_of
from jianheng.desk.casework.proof_steps import steps_of

INTERVAL, NEVER, HELD = (
    "commutation/interval-too-short",
    "correction/never-registered",
    "custody/held-after-end",
)
Found = Callable[[str], Clue]


def test_a_line_that_moved_is_found_again(found: Found) -> None:
    clue = found(INTERVAL)
    there = proof_of(clue)
    clue.proof_at += 7
    assert proof_of(clue).shown == there.shown


def test_another_clues_line_is_never_shown(found: Found) -> None:
    clue = found(INTERVAL)
    clue.fingerprint = "0" * 64
    with pytest.raises(ProofLost, match="找不到这条线索"):
        proof_of(clue)


def test_a_run_without_its_folder_is_told(found: Found, taken_up: Path) -> None:
    clue = found(INTERVAL)
    (taken_up / "runs" / clue.proof_run).rename(taken_up / "elsewhere")
    with pytest.raises(ProofLost, match="文件夹已不在"):
        proof_of(clue)


def test_a_run_is_never_looked_for_outside_of_the_runs(found: Found) -> None:
    clue = found(INTERVAL)
    clue.proof_run = f"../../{clue.proof_run}"
    assert proof_of(clue).run.folder.parent.name == "runs"


def test_the_steps_end_with_the_condition_that_holds(found: Found) -> None:
    steps = steps_of(proof_of(found(INTERVAL)), "zh")
    assert (steps[0].kind, steps[-1].kind, steps[-1].state) == ("act", "finding", "hit")
    assert all(source.told for step in steps for source in step.sources)
    interval = next(step for step in steps if step.kind == "law" and not step.beside_the_point)
    assert interval.articles
    assert any("适用" in line for line in interval.beside)


def test_two_days_give_the_lawful_one_and_a_picture(found: Found) -> None:
    lawful = lawful_of(proof_of(found(INTERVAL)))
    assert lawful.timeline is not None
    assert lawful.timeline.early
    assert lawful.timeline.done < lawful.timeline.limit
    assert f"不早于 {lawful.timeline.limit}" in lawful.says[0]
    assert lawful.timeline.start is not None
    assert str(lawful.timeline.limit) in lawful.timeline.svg()


def test_an_absence_names_the_record_that_would_change_the_answer(found: Found) -> None:
    lawful = lawful_of(proof_of(found(NEVER)))
    assert lawful.timeline is None
    assert any("没有查到" in line for line in lawful.records)


def test_what_came_too_late_is_drawn_behind_the_limit(found: Found) -> None:
    timeline = lawful_of(proof_of(found(HELD))).timeline
    assert timeline is not None
    assert not timeline.early
    assert timeline.days > 0


def test_the_facts_that_decided_come_first_and_stand_in_the_sheet(found: Found) -> None:
    evidence = evidence_of(proof_of(found(INTERVAL)), "zh")
    keys, rest = evidence.matters[0].parts
    assert any(fact.name == "报请日期" for fact in keys)
    assert rest
    extract = evidence.extracts[0]
    assert extract.sheet is not None
    here = next(row for row in extract.sheet.rows if row.here)
    written = next(fact.told[0] for fact in keys if fact.name == "报请日期")
    assert written is not None
    assert written.words in here.cells
