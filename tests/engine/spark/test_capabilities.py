from __future__ import annotations

from typing import Any

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.engine.capabilities import ENGINES, STATES, capabilities, parts, refuse
from jianheng.engine.unable import CapabilityError
from jianheng.language.item_kinds import KINDS
from jianheng.language.operators import OPERATORS
from jianheng.law import load_tables
from jianheng.library import load_library


def test_every_operator_and_kind_has_an_entry_for_every_engine() -> None:
    known = capabilities()
    assert {("operators", name) for name in OPERATORS} <= set(known)
    assert {("items", kind) for kind in KINDS} <= set(known)
    assert all(set(said) == set(ENGINES) for said in known.values())
    assert all(one.state in STATES for said in known.values() for one in said.values())


def test_what_is_not_plainly_supported_says_how_or_why_in_both_languages() -> None:
    told = [one for said in capabilities().values() for one in said.values() if one.state != "supported"]
    assert told
    assert all(one.zh and one.en for one in told)


def test_every_part_of_every_model_is_known() -> None:
    models = load_library(load_dictionary(), load_tables(), None)
    assert set().union(*map(parts, models)) <= set(capabilities())


@pytest.mark.parametrize("engine", ENGINES)
def test_every_model_of_the_library_runs_on_every_engine(engine: str) -> None:
    refuse(engine, load_library(load_dictionary(), load_tables(), None))


def test_a_model_with_a_signed_query_is_refused_on_spark_by_name(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    plain = model("examine: deed\nunlawful: {odd: {when: i1 > 0}}\n")
    monkeypatch.setattr("jianheng.engine.capabilities.parts", lambda _: {("operators", "sql")})
    with pytest.raises(CapabilityError, match=r"commutation/sample：Spark 引擎不支持 sql"):
        refuse("Spark", [plain])
