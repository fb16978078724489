from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest

from jianheng.clues.overview import Crossing, Overview, Slice, overview
from jianheng.clues.report.charts import Charts, area_name
from jianheng.clues.run import load_run
from jianheng.clues.words import Words

CHARTS = ("time", "areas", "units", "periods")


def drawn(seen: Overview, name: str, lang: str = "zh") -> str:
    words = Words(lang)
    charts = Charts(words, [(part.name, area_name(part.name, words)) for part in seen.areas])
    return str(getattr(charts, name)(seen))


@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_chart_says_what_it_shows_and_brings_no_colours_of_its_own(run: Path, name: str, lang: str) -> None:
    svg = drawn(overview(load_run(run)), name, lang)
    root = ElementTree.fromstring(svg)
    assert root.attrib["role"] == "img"
    assert root.attrib["aria-label"] == Words(lang)(f"chart_{name}")
    colours = set(re.findall(r'(?:fill|stroke)="([^"]+)"', svg)) - {"none", "transparent", "red", "blue", "orange"}
    assert all(colour.startswith("var(--") for colour in colours), colours


@pytest.mark.parametrize("name", CHARTS)
def test_nothing_in_a_chart_needs_leave_that_the_page_does_not_give(run: Path, name: str) -> None:
    svg = drawn(overview(load_run(run)), name)
    assert " style=" not in svg
    assert " id=" not in svg
    assert "<script" not in svg


def test_a_cell_carries_its_denominator(run: Path) -> None:
    seen = overview(load_run(run))
    top = seen.units[0]
    texts = re.findall(r">([\d,]+/[\d,]+)<", drawn(seen, "units"))
    assert f"{top.counts['unlawful']}/{top.decided}" in texts


def test_names_of_a_source_stay_words() -> None:
    name = '<script>alert("1")</script>'
    counts = Counter({"unlawful": 1, "lawful": 2})
    part, cell = Slice(name, counts), Crossing("property", name, counts)
    seen = Overview((Slice("property", counts),), (part,), (part,), (cell,), (cell,), "year")
    svg = drawn(seen, "units")
    assert "<script" not in svg
    assert "&lt;script" in svg
