"""An act is explained from its person's rows as from everybody's."""

from __future__ import annotations

from unittest.mock import patch

import pyarrow as pa
import pytest
from benchmarks.incremental.delivered import delivered
from benchmarks.library.county import AS_OF

from jianheng.chain import load_workspace_tables
from jianheng.dictionary import load_dictionary
from jianheng.engine.execute import Session, act_name
from jianheng.engine.explain import explain
from jianheng.engine.run import open_session
from jianheng.intake.store.batch import Batch
from jianheng.language.tree import Model
from jianheng.law import load_tables
from jianheng.library import load_library
from jianheng.running.one_act import session_for
from jianheng.workspace import Workspace

LAW, DICTIONARY = load_tables(), load_dictionary()
MODELS = load_library(DICTIONARY, LAW)
PERSONS = 200


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    folder = tmp_path_factory.mktemp("one_act")
    return delivered(PERSONS, folder / "cache", 100, folder / "workspace", DICTIONARY)


@pytest.fixture(scope="module")
def everybody(place: Workspace) -> Session:
    loaded = load_workspace_tables(place)
    return open_session(loaded.tables, loaded.coverage, DICTIONARY, LAW, AS_OF)


def some_acts(session: Session, model: Model) -> list[str]:
    """The first act that is unlawful, else the first that is not lawful, and the last act of all."""
    table = session.answers(model).table
    acts = [act_name(row["row_id"], row["slot"]) for row in table.select(["row_id", "slot"]).to_pylist()]
    answers = table["answer"].to_pylist()
    telling = [acts[answers.index(answer)] for answer in ("unlawful", "undetermined") if answer in answers]
    return [*telling[:1], *acts[-1:]]


@pytest.mark.parametrize("model", MODELS, ids=[model.id for model in MODELS])
def test_the_rows_of_its_person_explain_an_act(place: Workspace, everybody: Session, model: Model) -> None:
    acts = some_acts(everybody, model)
    for act in acts:
        with session_for(place, AS_OF, LAW, model, act) as own:
            assert explain(own, model, [act]) == explain(everybody, model, [act])


def test_an_act_that_is_not_there_is_not_explained(place: Workspace) -> None:
    [model] = (model for model in MODELS if model.id == "commutation/interval-too-short")
    with session_for(place, AS_OF, LAW, model, "no such row#3") as session:
        assert explain(session, model, ["no such row#3"]) == []


def test_other_persons_rows_are_not_read_whole(place: Workspace, everybody: Session) -> None:
    [model] = (model for model in MODELS if model.id == "commutation/interval-too-short")
    [act, *_] = some_acts(everybody, model)
    whole: list[str] = []
    read = Batch.table

    def table(batch: Batch, name: str) -> pa.Table:
        whole.append(name)
        return read(batch, name)

    with patch.object(Batch, "table", table), session_for(place, AS_OF, LAW, model, act):
        pass
    tables = DICTIONARY.tables
    assert [name for name in whole if "person" in tables[name].fields and "person" in tables[name].key] == []
