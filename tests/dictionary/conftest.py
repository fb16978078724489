"""A small dictionary in a folder, to be spoilt by each test in its own way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from jianheng.dictionary import Dictionary, DictionaryError, load_dictionary

LISTS = """\
colour:
  title: {zh: 颜色, en: colour}
  codes: {red: 红, green: {zh: 绿, en: green, aliases: ['02', 绿色]}}
"""
TABLE = """\
table: visit
title: {zh: 走访, en: Visit}
row: {zh: 一次走访, en: one visit}
key: [person, held_on]
axis: {event: held_on}
sensitivity: 3
areas: [CC]
basis: [社区矫正法2019#25]
fields:
  held_on: {type: date, required: true, label: {zh: 走访日期, en: held on}, headings: [走访时间]}
  hue: {type: code<colour>, label: {zh: 颜色, en: hue}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A dictionary of one table and one list that holds together."""
    (tmp_path / "lists").mkdir()
    (tmp_path / "tables").mkdir()
    (tmp_path / "lists" / "colours.yaml").write_text(LISTS, "utf-8")
    (tmp_path / "tables" / "visit.yaml").write_text(TABLE, "utf-8")
    return tmp_path


@pytest.fixture
def change(folder: Path) -> Callable[..., Path]:
    """Put other words in place of some that stand in a file."""

    def apply(old: str, new: str, file: str = "tables/visit.yaml") -> Path:
        path = folder / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")
        return folder

    return apply


@pytest.fixture
def load(folder: Path) -> Callable[[], Dictionary]:
    """Read the folder as it is now."""
    return lambda: load_dictionary.__wrapped__(folder)


@pytest.fixture
def complaints(load: Callable[[], Dictionary]) -> Callable[[], list[str]]:
    """What is said in Chinese when the folder is read."""

    def read() -> list[str]:
        with pytest.raises(DictionaryError) as caught:
            load()
        return [problem.zh() for problem in caught.value.problems]

    return read
