"""A run in parts gives the bytes of a run at once."""

from pathlib import Path

import pytest
from sqlglot import exp

from jianheng.engine.execute import Session
from jianheng.engine.parts import part
from jianheng.engine.sql import alias, col, relation
from jianheng.engine.stage import Stage

from ..county import County, contents

pytestmark = pytest.mark.long

AT_ONCE = {
    "detention/minor-held-with-adults",
    "supervision/notice-without-follow-up",
    "temporary-release/diagnosis-pattern",
}


# One of each form: rows, slots, groups with peers, spans, keys beside the person, and other persons.
SOME = (
    "commutation/first-too-early",
    "custody/stage-over-limit",
    "delivery/execution-papers-late",
    "detention/minor-held-with-adults",
    "parole/barred",
    "supervision/notice-without-follow-up",
    "temporary-release/diagnosis-pattern",
    "temporary-release/recheck-missed",
)


@pytest.mark.parametrize(("parts", "models"), [(3, SOME), (7, ("parole/barred", "detention/minor-held-with-adults"))])
def test_parts_give_the_same_bytes(county: County, tmp_path: Path, parts: int, models: tuple[str, ...]) -> None:
    told: list[Stage] = []
    whole = contents(county.run(tmp_path / "whole", *models).folder)
    found = contents(county.run(tmp_path / "parts", *models, parts=parts, progress=told.append).folder)
    assert set(found) == set(whole)
    for name, content in whole.items():
        assert found[name] == content, name
    at_once = {stage.model for stage in told if stage.parts == 1 and stage.model}
    assert at_once == AT_ONCE & set(models)
    assert [stage.part for stage in told if stage.model == "parole/barred"] == list(range(parts + 1))


def test_each_person_is_in_one_part_alone(county: County) -> None:
    session = county.session()
    (model,) = (model for model in county.models if model.id == "custody/held-after-end")

    def persons(own: Session, table: str) -> list[str]:
        query = exp.select(alias(col("person"), "person")).distinct().from_(relation(f"v_{table}"))
        return [row["person"] for row in own.rows(query)]

    before = {table: persons(session, table) for table in ("custody_span", "prison_stay", "release")}
    for table, whole in before.items():
        parted: list[str] = []
        for number in range(5):
            with part(session, model, number, 5) as own:
                parted += persons(own, table)
        assert sorted(map(str, parted)) == sorted(map(str, whole)), table
        assert sorted(map(str, persons(session, table))) == sorted(map(str, whole)), "all of them are there again"
