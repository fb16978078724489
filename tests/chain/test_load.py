"""All batches of a workspace together: who is who, what counts once, what is covered."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pyarrow as pa
import pytest

from jianheng.chain import load_workspace_tables
from jianheng.chain.coverage import SCHEMA, derived_coverage, usable_coverage
from jianheng.chain.duplicates import without_duplicates
from jianheng.dictionary import load_dictionary
from jianheng.identity.links import Links
from jianheng.intake.add import add_files
from jianheng.intake.store import Coverage, coverage_table
from jianheng.workspace import Workspace, create_workspace

ANNA, BOLD = "11010519491231002X", "320102198001010016"
PRISON = """\
unit: 江州监狱
tables: [points_month, prison_stay]
period: {from: 2024-01-01, until: 2024-12-31}
complete: yes
export_day: 2025-01-05
purpose: 监督
legal_basis: [甲]
delete_after: 2027-01-05
"""
DAY = date(2024, 12, 31)
Deliver = Callable[..., None]


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    return create_workspace(tmp_path / "ws", "江州市人民检察院", date(2025, 1, 31))


@pytest.fixture
def deliver(workspace: Workspace, tmp_path: Path) -> Deliver:
    """Hands over records as one delivery of the prison."""

    def run(name: str, *records: dict[str, object]) -> None:
        folder = tmp_path / name
        folder.mkdir()
        (folder / "delivery.yaml").write_text(PRISON, encoding="utf-8")
        lines = [json.dumps(record, ensure_ascii=False) for record in records]
        (folder / f"{name}.jsonl").write_text("\n".join(lines), encoding="utf-8")
        add_files(workspace, [folder])

    return run


def points(month: str, **who: object) -> dict[str, object]:
    return {"table": "points_month", "month": month, "total": 95, **who}


def test_an_empty_workspace_has_every_table_without_rows(workspace: Workspace) -> None:
    loaded = load_workspace_tables(workspace)
    assert set(loaded.tables) == set(load_dictionary().tables)
    assert all(table.num_rows == 0 for table in loaded.tables.values())
    assert loaded.coverage.schema == SCHEMA


def test_a_number_of_the_unit_becomes_the_id_number_that_it_stated_elsewhere(
    workspace: Workspace, deliver: Deliver
) -> None:
    deliver(
        "a",
        {"table": "prison_stay", "id_no": ANNA, "source_no": "3201", "prison": "江州监狱", "admitted_on": "2020-01-02"},
    )
    deliver("b", points("2024-05", source_no="3201"), points("2024-05", source_no="3202"))
    loaded = load_workspace_tables(workspace)
    assert sorted(loaded.tables["points_month"]["person"].to_pylist()) == [f"id:{ANNA}", "no:江州监狱:3202"]


def test_what_was_delivered_again_counts_once(workspace: Workspace, deliver: Deliver) -> None:
    deliver("a", points("2024-05", id_no=ANNA), points("2024-06", id_no=ANNA))
    deliver("b", points("2024-05", id_no=ANNA), points("2024-05", id_no=BOLD), points("2024-06", id_no=ANNA, added=3))
    loaded = load_workspace_tables(workspace)
    rows = [
        (row["person"][-1], row["month_lo"].month, row["added"] and int(row["added"]))
        for row in loaded.tables["points_month"].to_pylist()
    ]
    assert sorted(rows, key=str) == [("6", 5, None), ("X", 5, None), ("X", 6, 3), ("X", 6, None)]
    assert loaded.left_out == {"points_month": 1}


def test_a_unit_covers_only_what_it_names_by_id_number(workspace: Workspace, deliver: Deliver) -> None:
    deliver(
        "a",
        points("2024-05", source_no="3202"),
        {"table": "prison_stay", "id_no": ANNA, "prison": "江州监狱", "admitted_on": "2020-01-02"},
    )
    covered = [tuple(row.values()) for row in load_workspace_tables(workspace).coverage.to_pylist()]
    assert covered == [("prison_stay", "江州监狱", None, date(2024, 1, 1), DAY)]


def test_coverage_of_a_person_follows_the_person() -> None:
    claims = coverage_table([Coverage("*", "no:江州:1", "reduction", None, DAY)])
    found = usable_coverage([claims, claims], {}, Links.of({"no:江州:1": f"id:{ANNA}"}))
    assert set(found["person"].to_pylist()) == {f"id:{ANNA}"}
    assert found.schema == SCHEMA


def test_complete_rulings_are_complete_reductions() -> None:
    claims = coverage_table([Coverage("江州中院", None, "commutation_ruling", None, DAY)])
    found = derived_coverage(usable_coverage([claims], {}, Links.of({})))
    assert [tuple(row.values()) for row in found.to_pylist()] == [
        ("commutation_ruling", "江州中院", None, None, DAY),
        ("reduction", "江州中院", None, None, DAY),
    ]


def test_rows_without_a_whole_key_are_never_left_out() -> None:
    table = load_dictionary().tables["prison_stay"]
    row = {"row_id": "1", "person": "id:A", "prison": None, "admitted_on": DAY}
    rows = pa.Table.from_pylist([row, row | {"row_id": "2"}], table.schema())
    assert without_duplicates(rows, table).num_rows == 2
    whole = pa.Table.from_pylist([row | {"prison": "江州监狱", "row_id": str(n)} for n in (1, 2)], table.schema())
    assert without_duplicates(whole, table)["row_id"].to_pylist() == ["1"]
    ended = pa.Table.from_pylist(
        [row | {"prison": "江州监狱"}, row | {"prison": "江州监狱", "left_on": DAY}], table.schema()
    )
    assert without_duplicates(ended, table).num_rows == 2
