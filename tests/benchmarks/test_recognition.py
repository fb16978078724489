"""The same county in local styles, and how columns are held against the truth."""

from __future__ import annotations

import pytest
from benchmarks.recognition.same import Answered, answered, differences, models_of
from benchmarks.recognition.score import judge
from benchmarks.recognition.truth import TrueColumn

from jianheng.arena import STYLES
from jianheng.intake.layout import Heading
from jianheng.intake.recognise import Candidate, ColumnProposal, State
from jianheng.intake.target import Target

pytestmark = pytest.mark.long

MODELS = ("custody/held-after-end", "detention/lawyer-visit-late", "delivery/execution-papers-late")
PERSONS = 25


@pytest.fixture(scope="module")
def plain() -> Answered:
    """What the county says in the dictionary's own words."""
    return answered(None, PERSONS, models_of(MODELS))


@pytest.mark.parametrize("style", STYLES)
def test_after_one_confirmation_every_style_says_the_same(style: str, plain: Answered) -> None:
    styled = answered(style, PERSONS, models_of(MODELS))
    assert sum(counts.total() for counts in plain.answers.values())
    assert differences(plain.answers, styled.answers) == {}
    # Styles state more about persons than the plain sheets do.
    assert set(differences(plain.rows, styled.rows)) <= {"person_statement"}


@pytest.mark.parametrize(
    ("fields", "joined", "asks", "state", "best", "kind"),
    [
        (("leave.applied_on",), False, False, State.SURE, "leave.applied_on", "right"),
        (("leave.applied_on",), False, False, State.SURE, "leave.decided_on", "wrong"),
        (("leave.applied_on",), False, False, State.ASK, "leave.applied_on", "first"),
        (("leave.applied_on",), False, False, State.ASK, "leave.decided_on", "asked"),
        (("leave.applied_on",), False, False, State.NONE, "", "missed"),
        (("leave.applied_on",), False, True, State.ASK, "leave.decided_on", "must_ask"),
        (("leave.from_on", "leave.until_on"), True, False, State.SURE, "leave.from_on", "wrong"),
        ((), False, False, State.NONE, "", "nothing"),
        ((), False, False, State.SURE, "leave.days", "wrong"),
    ],
)
def test_a_column_is_held_against_the_truth(
    fields: tuple[str, ...], joined: bool, asks: bool, state: State, best: str, kind: str
) -> None:
    candidates = (Candidate(Target.of(best), 1.0),) if best else ()
    column = ColumnProposal(Heading(0, ("列",)), state, candidates)
    assert judge(TrueColumn("列", fields, joined, asks), column) == kind
