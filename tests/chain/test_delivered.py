"""The rows of some persons are what the rows of everybody hold of them, derived tables too; and whose rows differ."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
import pytest

from jianheng.arena import Plan, write_tables
from jianheng.chain.delivered import Delivered, several_persons
from jianheng.chain.persons import Persons
from jianheng.chain.touched import changed_batches, touched_persons
from jianheng.dictionary import load_dictionary
from jianheng.intake.store import SCHEMA, Batch, Manifest, TableEntry
from jianheng.intake.store.parquet import write_parquet

DICTIONARY = load_dictionary()
NUMBERED, NAMED = "no:江州监狱:3201", "id:11010519491231002X"


def batch(folder: Path, tables: dict[str, pa.Table]) -> Batch:
    """A batch with the files in a folder."""
    folder.mkdir(exist_ok=True)
    for name, rows in tables.items():
        write_parquet(folder / f"{name}.parquet", rows)
    write_parquet(folder / "coverage.parquet", SCHEMA.empty_table())
    entries = {name: TableEntry(rows.num_rows, rows.num_rows, 0, "") for name, rows in tables.items()}
    return Batch(folder, Manifest(folder.name, (), entries, 0, 0, None, (), "", 1))


def rows(name: str, *told: dict[str, object]) -> pa.Table:
    given = [{"row_id": f"r{n}", "batch": "b", "recorded_by": "江州监狱", **row} for n, row in enumerate(told)]
    return pa.Table.from_pylist(given, DICTIONARY.tables[name].schema())


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Delivered:
    folder = tmp_path_factory.mktemp("county")
    write_tables(folder / "tables", Plan(120, 3), DICTIONARY)
    tables = {
        name: pq.read_table(folder / "tables" / f"{name}.parquet").cast(table.schema())
        for name, table in DICTIONARY.tables.items()
        if not table.derived
    }
    return Delivered([batch(folder / "b1", tables)], DICTIONARY)


def test_some_persons_have_the_rows_that_they_have_among_all(county: Delivered) -> None:
    whole = county.tables()
    everybody = sorted(set(whole["judgment_person"]["person"].to_pylist()))
    chosen = everybody[::7]
    few = county.tables(persons=Persons(frozenset(chosen), unnamed=False))
    assert few["custody_span"].num_rows
    assert few["sentence_state"].num_rows
    for name, found in few.items():
        expected = whole[name]
        if not several_persons(DICTIONARY.tables[name]):
            expected = expected.filter(pc.is_in(expected["person"], value_set=pa.array(chosen)))
        assert found.equals(expected), name


def test_derived_tables_alone_are_those_among_all(county: Delivered) -> None:
    whole = county.tables()
    for name in ("reduction", "sentence_state", "cell_stay", "custody_span"):
        assert county.tables([name])[name].equals(whole[name])


def test_derived_rows_tell_whose_they_are(county: Delivered) -> None:
    spans = county.tables(["custody_span"])["custody_span"]
    owners = county.persons_of("custody_span", spans["row_id"].combine_chunks())
    assert owners is not None
    assert owners.to_pylist() == spans["person"].to_pylist()


def test_the_persons_of_a_new_batch_are_touched(tmp_path: Path) -> None:
    old = batch(tmp_path / "b1", {"prison_stay": rows("prison_stay", {"person": NAMED}, {"person": "id:2"})})
    new = batch(tmp_path / "b2", {"prison_stay": rows("prison_stay", {"person": "id:2"}, {"person": None})})
    before, after = Delivered([old], DICTIONARY), Delivered([old, new], DICTIONARY)
    assert changed_batches(before, after) == [new]
    assert touched_persons(before, after) == Persons(frozenset({"id:2"}), unnamed=True)
    assert touched_persons(after, after) == Persons(frozenset(), unnamed=False)


def test_who_is_linked_otherwise_is_touched_under_every_key(tmp_path: Path) -> None:
    old = batch(tmp_path / "b1", {"prison_stay": rows("prison_stay", {"person": NUMBERED})})
    stated = rows("person_statement", {"person": NAMED, "source_no": "3201"})
    new = batch(tmp_path / "b2", {"person_statement": stated})
    touched = touched_persons(Delivered([old], DICTIONARY), Delivered([old, new], DICTIONARY))
    assert touched.keys == {NUMBERED, NAMED}


@pytest.mark.parametrize("asked_first", ["before", "after"])
def test_a_state_beside_another_links_as_it_would_alone(tmp_path: Path, asked_first: str) -> None:
    def stated(name: str, person: str, number: str) -> Batch:
        return batch(
            tmp_path / name, {"person_statement": rows("person_statement", {"person": person, "source_no": number})}
        )

    kept, gone, new = stated("b1", NAMED, "3201"), stated("b2", "id:2", "3202"), stated("b3", "id:3", "3201")
    before = Delivered([kept, gone], DICTIONARY)
    after = Delivered([kept, new], DICTIONARY, before)
    links = {"before": before.links, "after": after.links} if asked_first == "before" else {"after": after.links}
    assert links["after"].pairs() == Delivered([kept, new], DICTIONARY).links.pairs() == {}
    assert before.links.pairs() == {NUMBERED: NAMED, NUMBERED.replace("3201", "3202"): "id:2"}
    assert after.linked_otherwise(before) == before.links.pairs().keys()
    still = Delivered([kept, gone], DICTIONARY, before)
    assert still.linked_otherwise(before) == set()


def test_a_file_of_an_older_dictionary_without_persons_is_read_whole(tmp_path: Path) -> None:
    old = batch(tmp_path / "b1", {"prison_stay": rows("prison_stay", {}).drop_columns(["person"])})
    one, none = Delivered([old], DICTIONARY), Delivered([], DICTIONARY)
    assert touched_persons(none, one) == Persons(frozenset(), unnamed=True)
    found = one.tables(["prison_stay"], Persons(frozenset({NAMED}), unnamed=False))
    assert found["prison_stay"].num_rows == 1


def test_whose_ruling_recites_a_reduction_of_nobody_is_touched(tmp_path: Path) -> None:
    judged = {"person": NAMED, "main_penalty": "fixed_term", "term_y": 9, "judged_on": date(2015, 1, 5)}
    granted = {"person": NAMED, "row_id": "ruling", "result": "granted", "reduction_m": 6}
    told = {
        "judgment_person": rows("judgment_person", judged),
        "commutation_ruling": rows("commutation_ruling", granted),
    }
    recited = {"person": None, "ruling": "ruling", "position": 1, "ruled_on": date(2020, 5, 6)}
    old, new = (
        batch(tmp_path / "b1", told),
        batch(tmp_path / "b2", {"recited_reduction": rows("recited_reduction", recited)}),
    )
    before, after = Delivered([old], DICTIONARY), Delivered([old, new], DICTIONARY)
    states = [state.tables(["sentence_state"])["sentence_state"]["from_on"].to_pylist() for state in (before, after)]
    assert states == [[date(2015, 1, 5), date(2015, 1, 6)], [date(2015, 1, 5), date(2020, 5, 7)]]
    assert touched_persons(before, after) == Persons(frozenset({NAMED}), unnamed=True)
