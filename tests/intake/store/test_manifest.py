"""A manifest reads back as it was written, and tells coverage in short."""

from datetime import date

from jianheng.intake.delivery import Delivery, Exclusion
from jianheng.intake.store import Coverage, FileEntry, Manifest, TableEntry
from jianheng.intake.store.manifest import coverage_entries

DAY = date(2024, 12, 31)
DELIVERY = Delivery(
    "江州监狱", ("points_month",), None, DAY, True, (Exclusion(None, "未成年犯"),), DAY, "监督", ("甲",), DAY, None
)


def test_a_manifest_reads_back() -> None:
    claims = [Coverage("江州监狱", None, "points_month", None, DAY)]
    manifest = Manifest(
        batch="b1",
        files=(FileEntry("a.xlsx", "00", 12, True),),
        tables={"points_month": TableEntry(3, 2, 1, "00")},
        errors=1,
        notices=2,
        delivery=DELIVERY,
        coverage=coverage_entries(claims),
        tool_version="0.1.0",
        dictionary_version=1,
    )
    assert Manifest.from_json(manifest.to_json()) == manifest
    assert '"from": null' in manifest.to_json()


def test_claims_about_single_persons_are_counted() -> None:
    claims = [
        Coverage("*", "doc:a#1", "reduction", None, date(2020, 1, 1)),
        Coverage("*", "doc:a#2", "reduction", None, date(2021, 1, 1)),
        Coverage("*", "doc:a#2", "reduction", None, date(2022, 1, 1)),
        Coverage("江州监狱", None, "points_month", date(2024, 1, 1), DAY),
    ]
    assert [entry.plain() for entry in coverage_entries(claims)] == [
        {"table": "points_month", "unit": "江州监狱", "from": "2024-01-01", "until": "2024-12-31", "persons": None},
        {"table": "reduction", "unit": "*", "from": None, "until": "2022-01-01", "persons": 2},
    ]
