"""Dirt on demand: about as many rows as asked for, each slip known and in its place."""

from __future__ import annotations

import csv
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
import yaml

from jianheng.arena import STYLES, Dirt, Plan, write_deliveries
from jianheng.arena.files.dirt.days import impossible, recorded_late
from jianheng.arena.files.dirt.names import misheard, misread
from jianheng.arena.files.dirt.numbers import by_spreadsheet, last_lost, one_wrong, two_swapped, zeros_lost
from jianheng.arena.files.dirt.units import shortened
from jianheng.arena.files.styled.style import Forms
from jianheng.arena.files.styled.write import as_text
from jianheng.dictionary import load_dictionary

DICTIONARY = load_dictionary()
PLAN, DIRT = Plan(60, 4), Dirt(0.05, 3)
NUMBER = "329117196512020017"


@dataclass(frozen=True)
class Made:
    place: Path
    columns: list[dict[str, Any]]
    hits: list[dict[str, Any]]


@pytest.fixture(scope="module", params=(None, *STYLES))
def made(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Made:
    place = tmp_path_factory.mktemp(str(request.param))
    _, acts = write_deliveries(place / "files", PLAN, DICTIONARY, request.param, DIRT)
    assert acts == tuple(act for life in PLAN.lives(DICTIONARY) for act in life.acts)
    return Made(place, *(read(place / name) for name in ("columns.yaml", "dirt.yaml")))


def read(path: Path) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = yaml.load(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
    return told


@cache
def lines(path: Path, sheet: str) -> list[list[str]]:
    if path.suffix == ".xlsx":
        rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
        return [[as_text(cell) for cell in row] for row in rows]
    raw = path.read_bytes()
    encoding = "gbk" if path.suffix != ".yaml" and not is_utf8(raw) else "utf-8-sig"
    return [*csv.reader(raw.decode(encoding).splitlines(), delimiter="\t" if path.suffix == ".txt" else ",")]


def is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def test_about_as_many_rows_as_asked_for_are_hit(made: Made) -> None:
    hit = {(hit["file"], hit["sheet"], hit["row"]) for hit in made.hits}
    rows = sum(sheet["rows"] for sheet in made.columns if sheet["tables"])
    assert rows > 1000
    assert 0.035 < len(hit) / rows < 0.065


def test_every_slip_stands_where_it_is_said_to(made: Made) -> None:
    for hit in made.hits:
        row = lines(made.place / "files" / hit["file"], hit["sheet"])[hit["row"] - 1]
        if hit["column"]:
            # A spreadsheet shows days with a clock; everything else is as it was written.
            assert row[hit["column"] - 1].removesuffix(" 0:00") == hit["after"].removesuffix(" 0:00"), hit
            assert hit["before"] != hit["after"]


def test_whole_rows_are_written_again(made: Made) -> None:
    whole = [hit for hit in made.hits if not hit["column"]]
    for hit in whole:
        rows = lines(made.place / "files" / hit["file"], hit["sheet"])
        if hit["kind"] == "duplicate_row":
            assert rows[hit["row"] - 1] == rows[hit["row"] - 2]
        if hit["kind"] == "header_repeated":
            first = next(s for s in made.columns if (s["file"], s["sheet"]) == (hit["file"], hit["sheet"]))
            assert rows[hit["row"] - 1] == rows[first["headings_from"] - 1]
        if hit["kind"] == "resent_row":
            assert "-补报/" in hit["file"]
    assert {hit["kind"] for hit in whole} == {"duplicate_row", "header_repeated", "resent_row"}


def test_a_second_delivery_is_not_complete(made: Made) -> None:
    again = [path for path in (made.place / "files").iterdir() if path.name.endswith("-补报")]
    assert again
    for place in again:
        assert yaml.safe_load((place / "delivery.yaml").read_text(encoding="utf-8"))["complete"] is False


def test_all_kinds_happen(made: Made) -> None:
    kinds = Counter(hit["kind"] for hit in made.hits)
    assert len(kinds) >= 14, kinds


def test_the_same_seed_gives_the_same_slips(tmp_path: Path) -> None:
    for place, seed in (("one", 3), ("two", 3), ("three", 4)):
        write_deliveries(tmp_path / place / "files", Plan(8, 4), DICTIONARY, "south", Dirt(0.1, seed))
    one, two, three = ((tmp_path / place / "dirt.yaml").read_text("utf-8") for place in ("one", "two", "three"))
    assert one == two != three


@pytest.mark.parametrize("seed", range(5))
def test_numbers_are_spoilt_in_one_place(seed: int) -> None:
    wrong, swapped = one_wrong(NUMBER, Random(seed)), two_swapped(NUMBER, Random(seed))
    assert wrong is not None
    assert swapped is not None
    assert sum(one != other for one, other in zip(NUMBER, wrong, strict=True)) == 1
    assert sorted(swapped) == sorted(NUMBER)
    assert swapped != NUMBER


def test_numbers_lose_their_ends() -> None:
    chance = Random(1)
    assert last_lost(NUMBER, chance) == "32911719651202001"
    assert by_spreadsheet(NUMBER, chance) == "329117196512020000"
    assert by_spreadsheet("32911719651202001X", chance) is None
    assert zeros_lost("00000064", chance) == "64"
    assert zeros_lost("64", chance) is None


def test_names_stay_names() -> None:
    assert misheard("储岚", Random(1)) in ("楚岚", "储兰")
    assert misread("冉桂", Random(1)) in ("再桂", "冉佳")
    assert misread("应望", Random(1)) is None


@pytest.mark.parametrize(
    ("cell", "pattern"),
    [("20190301", r"2019(0[469]31|1131|0230)"), ("2019.3.1", r"2019\.(4|6|9|11)\.31|2019\.2\.30")],
)
def test_days_become_impossible(cell: str, pattern: str) -> None:
    assert re.fullmatch(pattern, str(impossible(cell, Random(2))))


def test_rows_are_recorded_late_but_before_the_export() -> None:
    late = recorded_late("20190301101500", Forms(moment="compact"), Random(1))
    assert "20190901" < str(late) < "20210301"
    assert recorded_late("20261001101500", Forms(moment="compact"), Random(1)) is None


def test_units_are_shortened() -> None:
    assert shortened("青澜县人民法院", Random(1)) == "青澜县法院"
    assert shortened("澄岭省松坪监狱", Random(1)) == "松坪监狱"
    assert shortened("律师", Random(1)) is None
