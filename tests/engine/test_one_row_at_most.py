"""A fact of one row at most is joined, not gathered: both ways give the same answers."""

from __future__ import annotations

from typing import Any

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.case_batch import run_cases
from jianheng.engine.execute import Session
from jianheng.law import load_tables
from jianheng.library import load_library

MODELS = [
    "commutation/interval-too-short",
    "custody/held-after-end",
    "delivery/execution-papers-late",
    "parole/served-too-short",
    "property/able-but-unpaid",
    "property/bail-deposit-idle",
    "temporary-release/recheck-missed",
]


@pytest.fixture(params=[True, False], ids=["as the rows are", "always gathered"])
def asked(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What the engine asked about keys; where it is never told that they name one row, it gathers."""
    found: list[Any] = []
    told = Session.alone

    def alone(self: Session, table: str, columns: tuple[str, ...]) -> bool:
        answer = told(self, table, columns) and request.param
        found.append(answer)
        return answer

    monkeypatch.setattr(Session, "alone", alone)
    return found


@pytest.mark.parametrize("name", MODELS)
def test_cases_hold_whether_rows_are_joined_or_gathered(name: str, asked: list[Any]) -> None:
    dictionary, law = load_dictionary(), load_tables()
    [model] = load_library(dictionary, law, [name])
    assert [each for case in run_cases(model, dictionary, law) for each in case] == []
    assert asked
