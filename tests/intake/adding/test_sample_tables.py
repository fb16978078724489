"""The invented tables that ship with the package read without a doubt."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from jianheng.dictionary import load_dictionary
from jianheng.intake.add import add_files
from jianheng.intake.problem import Severity
from jianheng.intake.store import Batch, list_batches
from jianheng.library import sample_files
from jianheng.workspace import create_workspace


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    workspace = create_workspace(tmp_path_factory.mktemp("ws"), "江州市人民检察院", date(2025, 1, 31))
    (folder,) = (folder for folder in sample_files() if folder.name == "tables")
    add_files(workspace, [folder], dictionary=load_dictionary())
    (found,) = list_batches(workspace)
    return found


def test_every_cell_is_read(batch: Batch) -> None:
    assert [problem for problem in batch.problems() if problem.severity is not Severity.NOTICE] == []
    assert {name: entry.kept for name, entry in batch.manifest.tables.items()} == {
        "correction_term": 2,
        "cycle_award": 4,
        "judgment_person": 4,
        "person_statement": 26,
        "points_month": 41,
        "prison_stay": 4,
        "property_item": 5,
        "property_payment": 4,
        "service": 3,
    }


def test_persons_are_one_over_all_files(batch: Batch) -> None:
    judged = set(batch.table("judgment_person")["person"].to_pylist())
    assert len(judged) == 4
    assert all(person.startswith("id:") for person in judged)
    for table in ("prison_stay", "points_month", "cycle_award", "property_item", "property_payment"):
        assert set(batch.table(table)["person"].to_pylist()) <= judged


def test_what_is_left_out_is_not_covered(batch: Batch) -> None:
    covered = {row["table"]: (row["unit"], row["from"], row["until"]) for row in batch.coverage().to_pylist()}
    period = ("江州监狱", date(2024, 1, 1), date(2024, 12, 31))
    tables = ("cycle_award", "judgment_person", "points_month", "prison_stay", "property_item")
    assert covered == dict.fromkeys(tables, period)


def test_cells_in_the_forms_that_people_write(batch: Batch) -> None:
    items = [row["amount"] for row in batch.table("property_item").to_pylist()]
    assert items[-1] == Decimal("12400.00")
    payments = {row["receipt_no"]: row["amount"] for row in batch.table("property_payment").to_pylist()}
    assert payments["江财0052114"] == Decimal("12000.00")
    terms = [(row["term_y"], row["term_m"]) for row in batch.table("judgment_person").to_pylist()]
    assert terms == [(7, 0), (None, None), (3, 6), (10, 0)]
    assert Path(batch.table("service")["source"][0].as_py()).name == "送达与通知.csv"
