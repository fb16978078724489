"""What units hand over: folders that the same county gives byte for byte."""

from __future__ import annotations

from pathlib import Path

import yaml

from jianheng.arena import Plan, write_deliveries
from jianheng.dictionary import load_dictionary

DICTIONARY = load_dictionary()


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_county_gives_the_same_files(tmp_path: Path) -> None:
    first = write_deliveries(tmp_path / "one", Plan(30, 2), DICTIONARY)[1]
    assert write_deliveries(tmp_path / "two", Plan(30, 2), DICTIONARY)[1] == first
    assert contents(tmp_path / "one") == contents(tmp_path / "two")


def test_each_unit_states_what_it_hands_over(tmp_path: Path) -> None:
    folders, _ = write_deliveries(tmp_path / "made", Plan(30, 2, ("commutation_ruling",)), DICTIONARY)
    statements = [yaml.safe_load((folder / "delivery.yaml").read_text(encoding="utf-8")) for folder in folders]
    assert all(statement["complete"] and statement["period"]["from"] is None for statement in statements)
    assert len({statement["unit"] for statement in statements}) == len(folders)
    assert all("commutation_ruling" not in statement["tables"] for statement in statements)
